import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildTouchedFacts } from "#api/facts/build-facts";
import { createTouchedTables } from "#api/facts/build-scope";
import {
  loadEpisodeColumns,
  loadEpisodeColumnsAsOf,
  refreshEpisodeColumns,
} from "#api/facts/episode-columns";
import { cloneDatabase } from "../support/database.js";
import {
  insertAttended,
  insertEnrollment,
  insertInquiry,
  insertPrograms,
  inTransaction,
  rebuildAt,
  seconds,
} from "./care-rows.js";
import { readableColumns } from "./readable-columns.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

const AS_OF = "2025-06-01T00:00:00Z";

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
  await insertPrograms(client);
  await insertInquiry(client, {
    inquiry_id: "I2",
    inquired_at: "2025-01-07T15:00:00.900Z",
    closed_at: "2025-01-09T00:00:00Z",
    closed_reason: "no_coverage",
  });
  await insertInquiry(client, {
    inquiry_id: "I1",
    inquired_at: "2025-01-06T15:00:00Z",
    payer_class: "Ämter & Kassen",
    age: 70,
    sex: "female",
    channel: "web",
    authorization_result: "approved",
  });
  await insertEnrollment(client, {
    enrollment_id: "E1",
    inquiry_id: "I1",
    admitted_on: "2025-01-07",
    planned_weeks: 6,
    discharged_on: "2025-02-20",
    discharge_reason: "completed",
  });
  await insertAttended(client, "E1", { starts_at: "2025-01-07T14:00:00Z", group_name: "morning" });
  await rebuildAt(client, AS_OF);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it("reads every stored value, by program and first known day", async () => {
  const columns = await loadEpisodeColumns(client);
  expect(columns.programs.map((block) => [block.key.program, block.length])).toEqual([
    ["DAY", 2],
    ["EVE", 0],
  ]);
  const [first, second] = readableColumns(columns);
  expect(first).toMatchObject({
    inquiredAt: seconds("2025-01-06T15:00:00Z"),
    inquiredOn: 20_094,
    firstSessionAt: seconds("2025-01-07T14:00:00Z"),
    closedAt: null,
    admittedOn: 20_095,
    dischargedOn: 20_139,
    endedAt: seconds("2025-02-21T05:00:00Z"),
    plannedEndAt: seconds("2025-02-18T05:00:00Z"),
    attendedMinutes: 180,
    isRepeat: 0,
    authorizationResult: 1,
    dischargeReason: 1,
    plannedWeeks: 6,
    group: "morning",
    cohort: "DAY 2025-01",
    payer_class: "Ämter & Kassen",
    referral_source: "",
    age_band: "65+",
    sex: "female",
    channel: "web",
  });
  expect(second).toMatchObject({
    inquiredAt: seconds("2025-01-07T15:00:00Z"),
    closedReason: 4,
    group: "",
    admittedOn: null,
  });
});

it("gives the same object back while nothing changed", async () => {
  const columns = await loadEpisodeColumns(client);
  expect(await refreshEpisodeColumns(client, columns)).toBe(columns);
});

it("takes up changed, new and deleted episodes, and keeps the numbers of its dictionaries", async () => {
  const columns = await loadEpisodeColumns(client);
  await inTransaction(client, async () => {
    await createTouchedTables(client);
    await client.query("DELETE FROM inquiry WHERE inquiry_id = 'I2'");
    await client.query("UPDATE inquiry SET payer_class = 'aa' WHERE inquiry_id = 'I1'");
    await insertInquiry(client, {
      inquiry_id: "I0",
      inquired_at: "2025-01-01T15:00:00Z",
      payer_class: "Ämter & Kassen",
    });
    await client.query("INSERT INTO touched_inquiry VALUES ('DAY', 'I0'), ('DAY', 'I1'), ('DAY', 'I2')");
    await buildTouchedFacts(client, { asOfSeconds: seconds(AS_OF) });
  });
  const refreshed = await refreshEpisodeColumns(client, columns);
  expect(readableColumns(refreshed)).toEqual(readableColumns(await loadEpisodeColumns(client)));
  expect(readableColumns(refreshed).flatMap((row) => row["payer_class"] ?? [])).toEqual([
    "Ämter & Kassen",
    "aa",
  ]);
  expect(refreshed.dictionaries.payer_class).toEqual([...columns.dictionaries.payer_class, "aa"]);
  expect(
    readableColumns(columns).flatMap((row) => row["payer_class"] ?? []),
    "earlier columns stay as they were",
  ).toEqual(["Ämter & Kassen", ""]);
});

it("builds the columns of an earlier day as a rebuild at that day would, and stores nothing", async () => {
  const before = await loadEpisodeColumns(client);
  const asOf = "2025-01-20T00:00:00Z";
  const earlier = await loadEpisodeColumnsAsOf(client, seconds(asOf));
  expect(readableColumns(await loadEpisodeColumns(client))).toEqual(readableColumns(before));
  await rebuildAt(client, asOf);
  expect(readableColumns(earlier)).toEqual(readableColumns(await loadEpisodeColumns(client)));
  expect(readableColumns(earlier)[1]).toMatchObject({
    dischargedOn: null,
    endedAt: null,
    dischargeReason: 0,
    attendedMinutes: 180,
  });
});

it("no instant of an earlier import, however far off, takes the columns down", async () => {
  await insertInquiry(client, {
    inquiry_id: "I9",
    inquired_at: "1900-01-01T00:00:00Z",
    closed_at: "2101-01-01T00:00:00Z",
  });
  await insertEnrollment(client, {
    enrollment_id: "E9",
    inquiry_id: "I9",
    admitted_on: "1900-01-02",
    planned_weeks: 6,
  });
  for (const starts_at of ["1900-01-03T00:00:00Z", "2099-02-01T14:00:00Z"])
    await insertAttended(client, "E9", { starts_at });
  await rebuildAt(client, AS_OF);
  const rows = readableColumns(await loadEpisodeColumns(client));
  const first = seconds("1901-12-14T00:00:00Z");
  expect(rows[0]).toMatchObject({ inquiredAt: first, firstSessionAt: first, plannedEndAt: first });
});
