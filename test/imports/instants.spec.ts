import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareStaging } from "#api/imports/staging-functions";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
  await client.query("BEGIN");
  await prepareStaging(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Text, zone, and the instant that it reads as in UTC, or its fault. */
const cases: readonly (readonly [string, string, string])[] = [
  ["2026-01-05T09:00", "America/Chicago", "2026-01-05T15:00:00Z"],
  ["2026-01-05T09:00:30", "America/Chicago", "2026-01-05T15:00:30Z"],
  ["2026-01-05 09:00:30.75", "America/Chicago", "2026-01-05T15:00:30Z"],
  ["2026-01-05T09:00Z", "America/Chicago", "2026-01-05T09:00:00Z"],
  ["2026-01-05T09:00:30Z", "America/Chicago", "2026-01-05T09:00:30Z"],
  ["2026-01-05T09:00:30.999999Z", "America/Chicago", "2026-01-05T09:00:30Z"],
  ["2026-01-05T09:00-06:00", "UTC", "2026-01-05T15:00:00Z"],
  ["2026-01-05T09:00:30.5+0530", "UTC", "2026-01-05T03:30:30Z"],
  ["2026-01-05T23:59:59", "UTC", "2026-01-05T23:59:59Z"],
  ["2026-01-05T24:00", "UTC", "not_an_instant"],
  ["2026-01-05T24:00:00Z", "UTC", "not_an_instant"],
  ["2026-01-05T09:60", "UTC", "not_an_instant"],
  ["2026-01-05T09:00:60", "UTC", "not_an_instant"],
  ["2026-01-05T09:00:60Z", "UTC", "not_an_instant"],
  ["2026-02-30T09:00", "UTC", "not_an_instant"],
  ["2026-13-01T09:00:00Z", "UTC", "not_an_instant"],
  ["0026-01-05T09:00", "UTC", "not_an_instant"],
  ["3026-01-05T09:00:00", "UTC", "not_an_instant"],
  ["2026-01-05", "UTC", "not_an_instant"],
  ["2026-01-05T9:00", "UTC", "not_an_instant"],
  ["2026-01-05T09:00 ", "UTC", "not_an_instant"],
  ["tomorrow", "UTC", "not_an_instant"],
  // Other systems write a day of 1900 for one that is not known.
  ["1900-01-01T00:00", "America/Chicago", "out_of_range"],
  ["1969-12-31T23:59:59Z", "UTC", "out_of_range"],
  ["1970-01-01T00:00:00+14:00", "UTC", "1969-12-31T10:00:00Z"],
  ["2037-12-31T23:59:59-12:00", "UTC", "2038-01-01T11:59:59Z"],
  ["2038-01-01T00:00Z", "UTC", "out_of_range"],
  ["2099-12-31T00:00", "America/Chicago", "out_of_range"],
  // Clocks go forward at 02:00 and back at 02:00.
  ["2026-03-08T01:59:59", "America/Chicago", "2026-03-08T07:59:59Z"],
  ["2026-03-08T02:00", "America/Chicago", "skipped_by_clocks"],
  ["2026-03-08T02:59:59", "America/Chicago", "skipped_by_clocks"],
  ["2026-03-08T03:00", "America/Chicago", "2026-03-08T08:00:00Z"],
  ["2026-11-01T00:59:59", "America/Chicago", "2026-11-01T05:59:59Z"],
  ["2026-11-01T01:00", "America/Chicago", "shown_twice_by_clocks"],
  ["2026-11-01T01:59:59", "America/Chicago", "shown_twice_by_clocks"],
  ["2026-11-01T02:00", "America/Chicago", "2026-11-01T08:00:00Z"],
  ["2026-11-01T01:30-05:00", "America/Chicago", "2026-11-01T06:30:00Z"],
  // Half an hour on Lord Howe; a whole day left out on Samoa.
  ["2026-10-04T02:15", "Australia/Lord_Howe", "skipped_by_clocks"],
  ["2026-10-04T02:30", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
  ["2026-04-05T01:29:59", "Australia/Lord_Howe", "2026-04-04T14:29:59Z"],
  ["2026-04-05T01:30", "Australia/Lord_Howe", "shown_twice_by_clocks"],
  ["2026-04-05T02:00", "Australia/Lord_Howe", "2026-04-04T15:30:00Z"],
  ["2011-12-30T10:00", "Pacific/Apia", "skipped_by_clocks"],
];

it.each(cases)("%s in %s reads as %s", async (text, zone, expected) => {
  const found = await client.query<{ fault: string | null; checked: string | null; parsed: string | null }>(
    `SELECT
       pg_temp.instant_fault($1, $2) AS fault,
       to_char(pg_temp.read_instant($1, $2), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS checked,
       CASE WHEN pg_temp.instant_fault($1, $2) IS NULL
         THEN to_char(pg_temp.parse_instant($1, $2), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS parsed`,
    [text, zone],
  );
  const row = found.rows[0];
  expect(row?.fault ?? row?.parsed).toBe(expected);
  if (row?.fault === null) expect(row.checked).toBe(expected);
  if (expected === "not_an_instant") expect(row?.checked).toBeNull();
});
