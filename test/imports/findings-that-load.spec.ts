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
    "an id that ends with a space",
    "inquiries",
    ["inquiry_id,program_code,inquired_at", "W ,MH-A,2026-01-05T09:00"],
    "outer_space",
  ],
  [
    "an id that begins with a no-break space",
    "inquiries",
    ["inquiry_id,program_code,inquired_at", "\u00A0W,MH-A,2026-01-05T09:00"],
    "outer_space",
  ],
  [
    "a closing beside a start",
    "inquiries",
    [inquiries[0] ?? "", "I1,MH-A,P1,2026-01-05T09:00,phone,2026-01-06T09:00,declined"],
    "closed_and_started",
  ],
  [
    "a reason without a closing",
    "inquiries",
    [inquiries[0] ?? "", "W,MH-A,,2026-01-05T09:00,phone,,declined"],
    "reason_without_closing",
  ],
  [
    "a session that is cancelled after it was attended",
    "sessions",
    [sessions[0] ?? "", (sessions[1] ?? "").replace(/false$/, "true")],
    "minutes_in_cancelled_session",
  ],
  [
    "a score before admission",
    "scores",
    [scores[0] ?? "", "W,E1,PHQ-9,2026-01-06T10:00,3"],
    "score_before_admission",
  ],
  [
    "a score that stands under another key",
    "scores",
    ["enrollment_id,instrument,taken_at,total", "E1,PHQ-9,2026-01-09T10:00,14"],
    "score_of_same_instant",
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
    "attendance of no minutes",
    "attendance",
    [attendance[0] ?? "", "S1,E1,attended,0"],
    "attended_zero_minutes",
  ],
  [
    "partial attendance of no minutes",
    "attendance",
    [attendance[0] ?? "", "S1,E1,partial,00"],
    "attended_zero_minutes",
  ],
  [
    "a minute more than the session had",
    "attendance",
    [attendance[0] ?? "", "S1,E1,attended,181"],
    "minutes_beyond_scheduled",
  ],
  [
    "more partial minutes than the session had",
    "attendance",
    [attendance[0] ?? "", "S1,E1,partial,720"],
    "minutes_beyond_scheduled",
  ],
  [
    "more minutes than a cancelled session would have had",
    "attendance",
    [attendance[0] ?? "", "S2,E1,attended,181"],
    "minutes_in_cancelled_session",
  ],
  [
    "a total that items contradict",
    "scores",
    [itemScores, "W,E1,PHQ-9,2026-01-10T10:00,5,1,1,1,1,1,1,1,1,1,"],
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

const unremarkable: [named: string, row: string][] = [
  ["all minutes of the session", "S1,E1,attended,180"],
  ["one minute", "S1,E1,partial,1"],
  ["attended without minutes, which counts the scheduled ones", "S1,E1,attended,"],
  ["no minutes of somebody absent", "S1,E1,no_show,0"],
  ["no minutes in a cancelled session", "S2,E1,attended,0"],
];

test.each(unremarkable)("attendance of %s is no finding", async (...[, row]) => {
  const report = await importRows(client, { attendance: [attendance[0] ?? "", row] }, { dryRun: true });
  expect(report).toMatchObject({ feeds: [{ rowsRead: 1, rejected: 0 }], findings: [] });
});

test("contradictions in attendance name line, column and repair, and the status decides what is attended", async () => {
  const rows = [attendance[0] ?? "", "S1,E1,attended,0", "S1,E2,partial,200"];
  const report = await importRows(client, { attendance: rows }, { dryRun: true });
  expect(report.findings).toEqual([
    {
      feed: "attendance",
      code: "attended_zero_minutes",
      column: "attended_minutes",
      isRejection: false,
      count: 1,
      exampleLine: 2,
      exampleText: "0",
      repair:
        "With 0 minutes the row counts as not attended: it adds no time and is no first session; correct the minutes or the status.",
    },
    {
      feed: "attendance",
      code: "minutes_beyond_scheduled",
      column: "attended_minutes",
      isRejection: false,
      count: 1,
      exampleLine: 3,
      exampleText: "200",
      repair:
        "More minutes were attended than the session was scheduled for, and all of them count; correct attended_minutes or the session's scheduled_minutes.",
    },
  ]);
});

test.each([
  ["TRUE", true],
  ["True", true],
  ["true", true],
  ["FALSE", false],
  ["False", false],
  ["", false],
])("cancelled is read from %j, as a spreadsheet writes it", async (written, cancelled) => {
  const rows = [sessions[0] ?? "", `SC-${written},MH-A,,2026-01-05T09:00,60,,${written}`];
  const report = await importRows(client, { sessions: rows });
  expect(report).toMatchObject({ feeds: [{ inserted: 1, rejected: 0 }], findings: [] });
  const stored = await client.query("SELECT cancelled FROM group_session WHERE session_id = $1", [
    `SC-${written}`,
  ]);
  expect(stored.rows).toEqual([{ cancelled }]);
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
