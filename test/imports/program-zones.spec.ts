import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainZones } from "#api/imports/plain-zones";
import { offsetSeconds } from "#shared/calendar";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { importRows, programs } from "./import-rows.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Imports one program for each zone. */
async function inZones(zones: readonly string[]) {
  const rows = zones.map((zone, at) => `Z${at},Zone,North,mental_health,adult,${zone}`);
  return await importRows(client, { programs: [programs[0] ?? "", ...rows] }, { dryRun: true });
}

/** Each half year from 1990 on. */
const instants = Array.from({ length: 70 }, (_, at) => 631_195_200 + at * 15_778_800);

describe("the zone of a program", () => {
  it.each([
    ...plainZones,
    "US/Eastern",
    "Etc/UTC",
    "Etc/GMT+5",
    "America/New_York",
    "America/Argentina/Buenos_Aires",
  ])("%s is taken, and the database and the pages read it alike", async (zone) => {
    expect((await inZones([zone])).feeds[0]).toMatchObject({ inserted: 1, rejected: 0 });
    const found = await client.query<{ ahead: number }>(
      `SELECT extract(epoch FROM (to_timestamp(u.at) AT TIME ZONE $1) - (to_timestamp(u.at) AT TIME ZONE 'UTC'))::integer AS ahead
       FROM unnest($2::integer[]) AS u (at)`,
      [zone, instants],
    );
    expect(found.rows.map(({ ahead }) => ahead)).toEqual(instants.map((at) => offsetSeconds(at, zone)));
  });

  it.each([
    { name: "Eastern time as people say it", zone: "ET" },
    { name: "an abbreviation of summer", zone: "EDT" },
    { name: "an abbreviation that is no name", zone: "CST" },
    { name: "a name whose summer PostgreSQL leaves out", zone: "CET" },
    { name: "the zone of nowhere", zone: "Factory" },
    { name: "an offset", zone: "-05:00" },
    { name: "an offset after UTC", zone: "UTC-5" },
    { name: "a rule in POSIX form", zone: "EST5EDT4" },
    { name: "small letters", zone: "america/chicago" },
    { name: "a path", zone: "../America/Chicago" },
  ])("is refused with a sentence that names the right one: $name ($zone)", async ({ zone }) => {
    const report = await inZones([zone]);
    expect(report.feeds[0]).toMatchObject({ inserted: 0, rejected: 1 });
    expect(report.findings).toEqual([
      expect.objectContaining({ code: "unknown_zone", repair: expect.stringContaining("America/New_York") }),
    ]);
  });

  it("is noted where it has no summer time under a name that is often written for one that has", async () => {
    const report = await inZones(["EST", "MST", "HST", "Etc/GMT+5"]);
    expect(report.findings).toEqual([
      expect.objectContaining({ code: "zone_without_summer_time", count: 2, isRejection: false }),
    ]);
  });
});
