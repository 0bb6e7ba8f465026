import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ImportReport } from "#api/imports/import-report";
import { cloneDatabase } from "../support/database.js";
import { importRows, inquiries, programs } from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let report: ImportReport;

/* Three rows of people whose ids must not reach a log: a field too many, two fields too few, quotation marks. */
const broken = [
  inquiries[0] ?? "",
  "SECRET-1,MH-A,PERSON-1,2026-01-05T09:00,phone,,,",
  "SECRET-2,MH-A,PERSON-2,2026-01-05T09:00,phone",
  'SECRET-3,MH-A,PERSON-3 "Ann",2026-01-05T09:00,phone,,',
];

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  report = await importRows(client, { programs, inquiries: broken });
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it("the example of a row that cannot be split says what is wrong with it and repeats nothing of it", () => {
  expect(report.findings).toEqual([
    expect.objectContaining({
      code: "column_count",
      count: 2,
      exampleLine: 2,
      exampleText: "8 fields instead of 7",
    }),
    expect.objectContaining({ code: "quotes", count: 1, exampleLine: 4, exampleText: "2 quotation marks" }),
  ]);
  expect(JSON.stringify(report)).not.toMatch(/SECRET|PERSON|Ann/);
});

it("nor does the history keep it", async () => {
  const stored = await client.query<{ line: number; text_found: string }>(
    "SELECT f.line, f.text_found FROM import_finding AS f ORDER BY f.line",
  );
  expect(stored.rows).toEqual([
    { line: 2, text_found: "8 fields instead of 7" },
    { line: 3, text_found: "5 fields instead of 7" },
    { line: 4, text_found: "2 quotation marks" },
  ]);
});
