import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedName } from "#api/imports/feed-columns";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { everything, importRows, sessions } from "./import-rows.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await importRows(client, everything);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

type Twins = { named: string; feed: FeedName; header: string; rows: [string, string] };

const scoreHead = "score_id,enrollment_id,instrument,taken_at,total";
const sessionHead = sessions[0] ?? "";

const once: Twins[] = [
  {
    named: "a total with and without decimals",
    feed: "scores",
    header: scoreHead,
    rows: ["K9,E1,PHQ-9,2026-01-20T10:00,12", "K9,E1,PHQ-9,2026-01-20T10:00,12.0"],
  },
  {
    named: "an instant with and without seconds",
    feed: "scores",
    header: scoreHead,
    rows: ["K9,E1,PHQ-9,2026-01-20T10:00,12", "K9,E1,PHQ-9,2026-01-20T10:00:00,12"],
  },
  {
    named: "an instant in the program's zone and with its offset",
    feed: "scores",
    header: scoreHead,
    rows: [",E1,PHQ-9,2026-01-20T10:00,12", ",E1,PHQ-9,2026-01-20T16:00:00Z,12"],
  },
  {
    named: "an item with a leading zero",
    feed: "scores",
    header: "enrollment_id,instrument,taken_at,item_1,item_2",
    rows: ["E1,PHQ-2,2026-01-20T10:00,2,1", "E1,PHQ-2,2026-01-20T10:00,02,1"],
  },
  {
    named: "a truth value in capitals and small letters",
    feed: "sessions",
    header: sessionHead,
    rows: [
      "S9,MH-A,morning,2026-01-13T09:00,180,process,TRUE",
      "S9,MH-A,morning,2026-01-13T09:00,180,process,true",
    ],
  },
  {
    named: "minutes with a leading zero",
    feed: "attendance",
    header: "session_id,enrollment_id,status,attended_minutes",
    rows: ["S2,E2,attended,90", "S2,E2,attended,090"],
  },
  {
    named: "an age with a leading zero",
    feed: "inquiries",
    header: "inquiry_id,program_code,inquired_at,age",
    rows: ["I9,MH-A,2026-01-05T09:00,7", "I9,MH-A,2026-01-05T09:00:00.5,07"],
  },
  {
    named: "planned weeks with a leading zero",
    feed: "enrollments",
    header: "enrollment_id,program_code,admitted_on,planned_weeks",
    rows: ["E9,MH-A,2026-01-07,8", "E9,MH-A,2026-01-07,08"],
  },
  {
    named: "a capacity with a leading zero",
    feed: "programs",
    header: "program_code,name,site,track,population,zone,capacity",
    rows: [
      "MH-Z,Z,North,mental_health,adult,America/Chicago,12",
      "MH-Z,Z,North,mental_health,adult,America/Chicago,012",
    ],
  },
];

const apart: Twins[] = [
  {
    named: "another total",
    feed: "scores",
    header: scoreHead,
    rows: ["K9,E1,PHQ-9,2026-01-20T10:00,12", "K9,E1,PHQ-9,2026-01-20T10:00,12.5"],
  },
  {
    named: "the same clock time at another offset",
    feed: "sessions",
    header: sessionHead,
    rows: [
      "S9,MH-A,morning,2026-01-13T09:00,180,process,true",
      "S9,MH-A,morning,2026-01-13T09:00Z,180,process,true",
    ],
  },
  {
    named: "text in capitals and small letters",
    feed: "sessions",
    header: sessionHead,
    rows: ["S9,MH-A,morning,2026-01-13T09:00,180,,true", "S9,MH-A,Morning,2026-01-13T09:00,180,,true"],
  },
  {
    named: "one that cannot be stored",
    feed: "enrollments",
    header: "enrollment_id,program_code,admitted_on,planned_weeks",
    rows: ["E9,MH-A,2026-01-07,8", "E9,MH-A,2026-01-07,8 weeks"],
  },
];

describe("two rows of one key in a file", () => {
  it.each(once)("count once where only their spelling differs: $named", async ({ feed, header, rows }) => {
    const report = await importRows(client, { [feed]: [header, ...rows] }, { dryRun: true });
    expect(report.feeds[0]).toMatchObject({ rowsRead: 2, inserted: 1, unchanged: 1, rejected: 0 });
    expect(report.findings.filter(({ isRejection }) => isRejection)).toEqual([]);
  });

  it.each(apart)("are both rejected where they say different things: $named", async (twins) => {
    const { feed, header, rows } = twins;
    const report = await importRows(client, { [feed]: [header, ...rows] }, { dryRun: true });
    expect(report.feeds[0]).toMatchObject({ rowsRead: 2, inserted: 0, unchanged: 0, rejected: 2 });
    expect(report.findings).toContainEqual(expect.objectContaining({ code: "conflicting_rows", count: 2 }));
  });
});
