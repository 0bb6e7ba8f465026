import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { FindingCount } from "#api/imports/import-report";
import { cloneDatabase } from "../support/database.js";
import { attendance, enrollments, importRows, programs, sessions } from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

beforeEach(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

/* The first session of the enrollment that names I1 begins at 2026-01-09T09:00. */
const header =
  "inquiry_id,program_code,inquired_at,assessment_at,authorization_requested_at,authorization_decided_at";
const frame = { programs, enrollments, sessions };
const came = [attendance[0] ?? "", "S1,E1,attended,"];

function inquiryOf(...steps: string[]): string[] {
  return inquiryAt("2026-01-05T09:00", steps);
}

function inquiryAt(inquiredAt: string, steps: readonly string[]): string[] {
  return [header, ["I1", "MH-A", inquiredAt, ...steps].join()];
}

const beforeStart = "2026-01-08T09:00";
const afterStart = "2026-01-12T09:00";

function columnsOf(findings: readonly FindingCount[]): (string | null)[] {
  return findings
    .filter((finding) => finding.code === "step_after_first_session")
    .map((finding) => finding.column);
}

it.each([
  ["a decision", [beforeStart, beforeStart, afterStart], ["authorization_decided_at"]],
  ["a request without a decision", [beforeStart, afterStart, ""], ["authorization_requested_at"]],
  [
    "a request and its decision",
    ["", afterStart, afterStart],
    ["authorization_decided_at", "authorization_requested_at"],
  ],
  ["an assessment", [afterStart, "", ""], ["assessment_at"]],
  ["a decision at the very start", ["", "", "2026-01-09T09:00"], []],
  ["a decision a second later", ["", "", "2026-01-09T09:00:01"], ["authorization_decided_at"]],
  ["no step", [beforeStart, beforeStart, beforeStart], []],
])("%s after the first session", async (...[, steps, columns]) => {
  const report = await importRows(client, { ...frame, inquiries: inquiryOf(...steps), attendance: came });
  expect(columnsOf(report.findings)).toEqual(columns);
  expect(report.feeds.map((feed) => feed.rejected)).toEqual([0, 0, 0, 0, 0]);
});

it.each([
  ["2026-01-09T09:00", []],
  ["2026-01-09T09:00:01", ["inquired_at"]],
])("an inquiry at %s, when the first session began or a second after it", async (inquiredAt, columns) => {
  const inquiries = inquiryAt(inquiredAt, ["", "", ""]);
  const report = await importRows(client, { ...frame, inquiries, attendance: came });
  expect(columnsOf(report.findings)).toEqual(columns);
});

it("names line and instant where the inquiry is in the import, loads it, and says the same when it comes again", async () => {
  const rows = { ...frame, inquiries: inquiryOf("", "", afterStart), attendance: came };
  const finding = {
    feed: "inquiries",
    code: "step_after_first_session",
    column: "authorization_decided_at",
    isRejection: false,
    count: 1,
    exampleLine: 2,
    exampleText: "2026-01-12 15:00:00+00",
    repair:
      "Check authorization_decided_at and the attendance: the step lies after the first session, and what lies after it is no part of the wait.",
  };
  expect((await importRows(client, rows)).findings).toEqual([finding]);
  const again = await importRows(client, { inquiries: rows.inquiries });
  expect(again).toMatchObject({ feeds: [{ unchanged: 1, rejected: 0 }], findings: [finding] });
});

it("is found when the attendance comes in a later import, and names the inquiry then", async () => {
  const before = await importRows(client, { ...frame, inquiries: inquiryOf("", "", afterStart) });
  expect(before.findings).toEqual([]);
  const report = await importRows(client, { attendance: came });
  expect(report.findings).toEqual([
    expect.objectContaining({
      code: "step_after_first_session",
      column: "authorization_decided_at",
      count: 1,
      exampleLine: null,
      exampleText: "I1",
    }),
  ]);
  expect((await importRows(client, { programs })).findings).toEqual([]);
});

it("a session that the program cancelled, or of no minutes, is no first session", async () => {
  const report = await importRows(client, {
    ...frame,
    inquiries: inquiryOf("", "", "2026-01-11T09:00"),
    attendance: [attendance[0] ?? "", "S1,E1,no_show,", "S2,E1,attended,60"],
  });
  expect(columnsOf(report.findings)).toEqual([]);
});

it("each inquiry of an import is counted, and one that another enrollment started is not", async () => {
  const inquiries = [
    header,
    ...["I1", "I2", "I3"].map((id) => `${id},MH-A,2026-01-05T09:00,,,${afterStart}`),
  ];
  const stays = [
    "enrollment_id,program_code,inquiry_id,admitted_on",
    "E1,MH-A,I1,2026-01-07",
    "E2,MH-A,I2,2026-01-07",
    "E4,MH-A,I3,2026-01-07",
  ];
  const rows = [...came, "S1,E2,partial,30"];
  const report = await importRows(client, {
    programs,
    sessions,
    inquiries,
    enrollments: stays,
    attendance: rows,
  });
  expect(report.findings).toEqual([
    expect.objectContaining({ code: "step_after_first_session", count: 2, exampleLine: 2 }),
  ]);
});

it("the clock of a person's first inquiry is the one compared, also where the enrollment names the second", async () => {
  const inquiries = [
    `${header},person_id`,
    `I1,MH-A,2026-01-05T09:00,,,${afterStart},P1`,
    "I2,MH-A,2026-01-06T09:00,,,,P1",
  ];
  const stays = ["enrollment_id,program_code,inquiry_id,admitted_on", "E1,MH-A,I2,2026-01-07"];
  await importRows(client, { programs, sessions, inquiries, enrollments: stays });
  const report = await importRows(client, { attendance: came });
  expect(report.findings).toEqual([
    expect.objectContaining({ code: "step_after_first_session", count: 1, exampleText: "I1" }),
  ]);
});

it("an inquiry that moves to its enrollment's program keeps its line", async () => {
  const inquiries = [header, `I1,SU-B,2026-01-05T09:00,,,${afterStart}`];
  const report = await importRows(client, { ...frame, inquiries, attendance: came });
  expect(report.findings).toEqual([
    expect.objectContaining({ code: "step_after_first_session", count: 1, exampleLine: 2 }),
  ]);
});
