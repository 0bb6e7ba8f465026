import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FeedName } from "#api/imports/feed-columns";
import { cloneDatabase } from "../support/database.js";
import {
  attendance,
  everything,
  importRows,
  inquiries,
  itemScores,
  scores,
  sessions,
} from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
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

type Warned = [named: string, feed: FeedName, rows: string[], code: string];

const warned: Warned[] = [
  [
    "steps out of order",
    "inquiries",
    ["inquiry_id,program_code,inquired_at,assessment_at", "W,MH-A,2026-01-05T09:00,2026-01-04T09:00"],
    "steps_out_of_order",
  ],
  [
    "an event in the future",
    "inquiries",
    ["inquiry_id,program_code,inquired_at", "W,MH-A,2027-01-05T09:00"],
    "in_the_future",
  ],
  [
    "a closing beside a start",
    "inquiries",
    [inquiries[0] ?? "", "I1,MH-A,P1,2026-01-05T09:00,phone,2026-01-06T09:00,declined"],
    "closed_and_started",
  ],
  [
    "a score before admission",
    "scores",
    [scores[0] ?? "", "W,E1,PHQ-9,2026-01-06T10:00,3"],
    "score_before_admission",
  ],
  [
    "minutes in a cancelled session",
    "attendance",
    [attendance[0] ?? "", "S2,E1,attended,10"],
    "minutes_in_cancelled_session",
  ],
  [
    "minutes of somebody absent",
    "attendance",
    [attendance[0] ?? "", "S1,E1,excused,10"],
    "minutes_without_attendance",
  ],
  [
    "a total that items contradict",
    "scores",
    [itemScores, "W,E1,PHQ-9,2026-01-09T10:00,5,1,1,1,1,1,1,1,1,1,"],
    "total_contradicts_items",
  ],
  [
    "a column that the feed doesn't have",
    "sessions",
    [`${sessions[0]},room`, "W,MH-A,,2026-01-05T09:00,60,,,12"],
    "unknown_column",
  ],
];

test.each(warned)("%s loads and counts", async (...[, feed, rows, code]) => {
  const report = await importRows(client, { [feed]: rows }, { dryRun: true });
  expect(report.feeds[0]).toMatchObject({ rowsRead: 1, rejected: 0 });
  expect(report.findings.map((finding) => finding.code)).toEqual([code]);
});

test("a session outside the stay is a finding on either side", async () => {
  const more = [sessions[0] ?? "", "SX,MH-A,,2026-01-06T09:00,60,,", "SY,MH-A,,2026-02-21T09:00,60,,"];
  const report = await importRows(
    client,
    { sessions: more, attendance: [attendance[0] ?? "", "SX,E1,attended,10", "SY,E1,attended,10"] },
    { dryRun: true },
  );
  expect(report.findings).toEqual([
    expect.objectContaining({ code: "session_outside_stay", count: 2, isRejection: false }),
  ]);
});

test.each<[string, string, number, boolean]>([
  ["all items", "1,1,1,1,1,1,1,1,1,", 9, false],
  ["one item missing", "1,1,1,1,1,1,1,2,,", 10.13, true],
  ["two items missing", "3,3,3,3,3,3,3,,,", 27, true],
])("a PHQ-9 with %s", async (...[, values, total, isProrated]) => {
  await importRows(client, { scores: [itemScores, `P,E1,PHQ-9,2026-01-09T10:00,,${values}`] });
  const stored = await client.query("SELECT total::float8, is_prorated FROM score WHERE score_id = 'P'");
  expect(stored.rows).toEqual([{ total, is_prorated: isProrated }]);
});

test("a WHO-5 counts four points for each point of its items", async () => {
  await importRows(client, { scores: [itemScores, "W5,E1,WHO-5,2026-01-09T10:00,,1,2,3,4,5,,,,,"] });
  const stored = await client.query("SELECT total::float8 FROM score WHERE score_id = 'W5'");
  expect(stored.rows).toEqual([{ total: 60 }]);
});

test("an instant has whole seconds and is read in its program's zone", async () => {
  const stored = await client.query(
    "SELECT inquiry_id, inquired_at FROM inquiry WHERE inquiry_id < 'I3' ORDER BY inquiry_id",
  );
  expect(stored.rows.map((row) => row.inquired_at.toISOString())).toEqual([
    "2026-01-05T15:00:00.000Z",
    "2026-01-06T15:00:30.000Z",
  ]);
});
