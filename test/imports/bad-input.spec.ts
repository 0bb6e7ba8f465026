import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FeedName } from "#api/imports/feed-columns";
import { cloneDatabase } from "../support/database.js";
import {
  attendance,
  enrollments,
  everything,
  importRows,
  inquiries,
  itemScores,
  programs,
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

type Bad = {
  named: string;
  feed: FeedName;
  header: string | undefined;
  bad: string[];
  code: string;
  column: string | null;
};

const header = {
  programs: programs[0],
  inquiries: inquiries[0],
  enrollments: enrollments[0],
  sessions: sessions[0],
  attendance: attendance[0],
  scores: scores[0],
};

function bad(named: string, feed: FeedName, expected: [string[], string, string | null]): Bad {
  return { named, feed, header: header[feed], bad: expected[0], code: expected[1], column: expected[2] };
}

const rejected: Bad[] = [
  bad("an id that scores without one are known by", "scores", [
    ["PHQ-9|2026-01-09T16:00:00Z,E1,PHQ-9,2026-01-10T10:00,14"],
    "reserved_id",
    "score_id",
  ]),
  bad("an unknown zone", "programs", [["X,X,X,mental_health,adult,America/Nowhere"], "unknown_zone", "zone"]),
  bad("an unknown track", "programs", [["X,X,X,mental,adult,America/Chicago"], "unknown_code", "track"]),
  bad("an unknown program", "inquiries", [
    ["B,NONE,,2026-01-05T09:00,phone,,"],
    "unknown_program",
    "program_code",
  ]),
  bad("an instant in words", "inquiries", [["B,MH-A,,yesterday,phone,,"], "not_an_instant", "inquired_at"]),
  bad("a spreadsheet's serial number", "inquiries", [
    ["B,MH-A,,45292,phone,,"],
    "not_an_instant",
    "inquired_at",
  ]),
  bad("30 February as instant", "inquiries", [
    ["B,MH-A,,2026-02-30T09:00Z,phone,,"],
    "not_an_instant",
    "inquired_at",
  ]),
  bad("24 o'clock", "inquiries", [["B,MH-A,,2026-02-03T24:00,phone,,"], "not_an_instant", "inquired_at"]),
  bad("a time that clocks skip", "inquiries", [
    ["B,MH-A,,2026-03-08T02:30,phone,,"],
    "skipped_by_clocks",
    "inquired_at",
  ]),
  bad("a time shown twice", "inquiries", [
    ["B,MH-A,,2025-11-02T01:30,phone,,"],
    "shown_twice_by_clocks",
    "inquired_at",
  ]),
  bad("a day of 1900 for one that is not known", "inquiries", [
    ["B,MH-A,,1900-01-01T00:00,phone,,"],
    "out_of_range",
    "inquired_at",
  ]),
  bad("a day of 1900 where none is needed", "inquiries", [
    ["B,MH-A,,2026-01-05T09:00,phone,1900-01-01T00:00,declined"],
    "out_of_range",
    "closed_at",
  ]),
  bad("a session of the year 2099", "sessions", [
    ["B,MH-A,,2099-02-03T09:00,60,,"],
    "out_of_range",
    "starts_at",
  ]),
  bad("an admission in 1900", "enrollments", [["B,MH-A,,1900-01-01,,"], "out_of_range", "admitted_on"]),
  bad("a discharge in 2099", "enrollments", [
    ["B,MH-A,,2026-02-03,2099-12-31,"],
    "out_of_range",
    "discharged_on",
  ]),
  bad("a blank instant", "inquiries", [["B,MH-A,,,phone,,"], "blank", "inquired_at"]),
  bad("an unknown channel", "inquiries", [["B,MH-A,,2026-01-05T09:00,fax,,"], "unknown_code", "channel"]),
  bad("an id of another program", "inquiries", [
    ["I1,SU-B,,2026-01-05T09:00,phone,,"],
    "id_of_other_program",
    "inquiry_id",
  ]),
  bad("discharge before admission", "enrollments", [
    ["B,MH-A,,2026-02-05,2026-02-04,"],
    "discharge_before_admission",
    "discharged_on",
  ]),
  bad("30 February", "enrollments", [["B,MH-A,,2026-02-30,,"], "not_a_date", "admitted_on"]),
  bad("a date the other way round", "enrollments", [["B,MH-A,,02/03/2026,,"], "not_a_date", "admitted_on"]),
  bad("an unknown inquiry", "enrollments", [["B,MH-A,I99,2026-02-03,,"], "unknown_inquiry", "inquiry_id"]),
  bad("an inquiry that has an enrollment", "enrollments", [
    ["B,MH-A,I1,2026-02-03,,"],
    "inquiry_has_enrollment",
    "inquiry_id",
  ]),
  bad("an enrollment of another program", "enrollments", [
    ["E1,SU-B,,2026-02-03,,"],
    "id_of_other_program",
    "enrollment_id",
  ]),
  bad("blank minutes", "sessions", [["B,MH-A,,2026-02-03T09:00,,,"], "blank", "scheduled_minutes"]),
  bad("minutes in hexadecimal", "sessions", [
    ["B,MH-A,,2026-02-03T09:00,0x1B,,"],
    "not_a_number",
    "scheduled_minutes",
  ]),
  bad("minutes beyond 12 hours", "sessions", [
    ["B,MH-A,,2026-02-03T09:00,721,,"],
    "out_of_range",
    "scheduled_minutes",
  ]),
  ...["yes", "1", "TRUE ", "wahr"].map((word) =>
    bad(`cancelled as "${word}"`, "sessions", [
      [`B,MH-A,,2026-02-03T09:00,60,,${word}`],
      "unknown_code",
      "cancelled",
    ]),
  ),
  bad("a code in capitals", "sessions", [["B,MH-A,,2026-02-03T09:00,60,PROCESS,"], "unknown_code", "kind"]),
  bad("an unknown session", "attendance", [["S9,E1,attended,"], "unknown_session", "session_id"]),
  bad("an unknown enrollment", "attendance", [["S1,E9,attended,"], "unknown_enrollment", "enrollment_id"]),
  bad("a session of another program", "attendance", [
    ["S3,E1,attended,"],
    "session_of_other_program",
    "session_id",
  ]),
  bad("partial without minutes", "attendance", [
    ["S1,E2,partial,"],
    "partial_without_minutes",
    "attended_minutes",
  ]),
  bad("negative minutes", "attendance", [["S1,E2,partial,-5"], "out_of_range", "attended_minutes"]),
  bad("a score out of range", "scores", [["B,E1,PHQ-9,2026-01-09T10:00,28"], "out_of_range", "total"]),
  bad("a total in words", "scores", [["B,E1,PHQ-9,2026-01-09T10:00,2more"], "not_a_number", "total"]),
  bad("neither total nor items", "scores", [
    ["B,E1,PHQ-9,2026-01-09T10:00,"],
    "score_without_values",
    "total",
  ]),
  bad("an instrument spelled otherwise", "scores", [
    ["B,E1,phq9,2026-01-09T10:00,7"],
    "instrument_spelling",
    "instrument",
  ]),
  bad("a score_id of another enrollment", "scores", [
    ["K1,E2,PHQ-9,2026-01-09T10:00,7"],
    "id_of_other_enrollment",
    "score_id",
  ]),
  {
    ...bad("an item out of range", "scores", [
      ["B,E1,PHQ-9,2026-01-09T10:00,,4,0,0,0,0,0,0,0,0,"],
      "out_of_range",
      "items",
    ]),
    header: itemScores,
  },
  {
    ...bad("an item in words", "scores", [
      ["B,E1,PHQ-9,2026-01-09T10:00,,a b,0,0,0,0,0,0,0,0,"],
      "not_a_number",
      "items",
    ]),
    header: itemScores,
  },
  {
    ...bad("three items missing", "scores", [
      ["B,E1,PHQ-9,2026-01-09T10:00,,1,1,1,1,1,1,,,,"],
      "items_missing",
      "items",
    ]),
    header: itemScores,
  },
  {
    ...bad("an item too many", "scores", [
      ["B,E1,PHQ-9,2026-01-09T10:00,,1,1,1,1,1,1,1,1,1,1"],
      "too_many_items",
      "items",
    ]),
    header: itemScores,
  },
  bad("the same key twice", "enrollments", [
    ["B,MH-A,,2026-02-03,,", "B,MH-A,,2026-02-04,,"],
    "conflicting_rows",
    "enrollment_id",
  ]),
  bad("too few fields", "attendance", [["S1,E2"], "column_count", null]),
  bad("a stray quotation mark", "programs", [
    ['X,"X"Y,X,mental_health,adult,America/Chicago'],
    "quotes",
    null,
  ]),
  bad("a line end within a field", "programs", [
    ['X,"X\nY",X,mental_health,adult,America/Chicago'],
    "control_character",
    "name",
  ]),
  bad("a field without end", "programs", [
    [`X,${"x".repeat(10_001)},X,mental_health,adult,America/Chicago`],
    "too_long",
    "name",
  ]),
];

const good: Record<FeedName, (n: number) => string> = {
  programs: (n) => `G${n},Good,"North, by the lake",mental_health,adult,America/Chicago`,
  inquiries: (n) => `GI${n},MH-A,,2026-01-05T09:00,phone,,`,
  enrollments: (n) => `GE${n},MH-A,,2026-01-05,,`,
  sessions: (n) => `GS${n},MH-A,,2026-01-05T09:00,60,,`,
  attendance: (n) => (n === 1 ? "S1,E1,attended,30" : "S2,E2,excused,"),
  scores: (n) => `G${n},E1,PHQ-9,2026-01-09T11:00,3`,
};

test.each(rejected)("$named is rejected and the rest loads", async (row) => {
  const wide = row.header === itemScores ? 10 : 0;
  const around = [1, 2].map((n) => good[row.feed](n) + ",".repeat(wide));
  const rows = [row.header ?? "", around[0] ?? "", ...row.bad, around[1] ?? ""];
  const report = await importRows(client, { [row.feed]: rows }, { dryRun: true });
  const feed = report.feeds[0];
  expect(report.findings.filter((finding) => finding.isRejection)).toEqual([
    expect.objectContaining({ code: row.code, column: row.column, count: row.bad.length, exampleLine: 3 }),
  ]);
  expect(report.findings[0]?.repair).not.toMatch(/\{|undefined/);
  expect(feed).toMatchObject({ rowsRead: row.bad.length + 2, rejected: row.bad.length });
  expect((feed?.inserted ?? 0) + (feed?.updated ?? 0) + (feed?.unchanged ?? 0)).toBe(2);
});

const refused: [string, string | Buffer, RegExp][] = [
  ["an empty file", "", /empty/],
  ["a wrong header", "id,program\nB,MH-A\n", /lacks enrollment_id, program_code, admitted_on/],
  ["semicolons", "enrollment_id;program_code;admitted_on\n", /commas/],
  ["a column twice", "enrollment_id,program_code,admitted_on,admitted_on\n", /"admitted_on" twice/],
  ["columns without a name", "enrollment_id,program_code,admitted_on,,\n", /2 columns without a name/],
  ["no header", "E7,MH-A,,2026-01-07,,\n", /first line looks like data.*header row.*enrollment_id/],
  ["a binary file", Buffer.from([0x89, 0x50, 0, 0, 0, 0, 0, 0, 1, 2, 3]), /binary/],
  ["a spreadsheet", Buffer.from("PK\u0003\u0004rest"), /binary/],
  ["Windows-1252", Buffer.from([...Buffer.from(`${enrollments[0]}\n`), 0xe9, 0x0a]), /UTF-8/],
  ["UTF-16", Buffer.from("\ufeffenrollment_id", "utf16le"), /UTF-16/],
  ["a quotation mark left open", `${enrollments[0]}\n"B,MH-A,,2026-01-01,,\n`, /line 2/],
];

test.each(refused)("%s is refused with a sentence, the other files load", async (_, content, sentence) => {
  const other = [sessions[0] ?? "", good.sessions(1)];
  const report = await importRows(client, { enrollments: content, sessions: other }, { dryRun: true });
  expect(report.feeds[0]?.refused).toMatch(sentence);
  expect(report.feeds[1]).toMatchObject({ rowsRead: 1, inserted: 1, rejected: 0 });
});
