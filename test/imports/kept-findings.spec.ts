import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { importRows, inquiries, programs, sessions } from "./import-rows.js";

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

it("findings are kept in the order of feed, line, column and code, those of a whole file after its lines", async () => {
  const report = await importRows(client, {
    programs,
    sessions: [`${sessions[0] ?? ""},notes`, "S1,MH-X,morning,2026-13-09,180,process,maybe,x"],
    inquiries: [
      ...inquiries,
      "I3,MH-A,P3,2026-01-05T09:00,Phone,,",
      ",MH-A,P4,2026-01-05T09:00,fax,2026-01-04T09:00,later",
      ...Array.from({ length: 9 }, (_, at) => `N${at},MH-A,P,05/01/2026,web,,`),
    ],
  });
  const kept = await client.query({
    text: `SELECT f.feed, f.line, f.column_name, f.code, f.text_found FROM import_finding AS f ORDER BY f.finding_no`,
    rowMode: "array",
  });
  expect(kept.rows).toEqual([
    ["inquiries", 4, "channel", "unknown_code", "Phone"],
    ["inquiries", 5, "channel", "unknown_code", "fax"],
    ["inquiries", 5, "closed_reason", "unknown_code", "later"],
    ["inquiries", 5, "inquiry_id", "blank", null],
    ...Array.from({ length: 9 }, (_, at) => [
      "inquiries",
      6 + at,
      "inquired_at",
      "not_an_instant",
      "05/01/2026",
    ]),
    ["sessions", 2, "cancelled", "unknown_code", "maybe"],
    ["sessions", 2, "program_code", "unknown_program", "MH-X"],
    ["sessions", 2, "starts_at", "not_an_instant", "2026-13-09"],
    ["sessions", null, "notes", "unknown_column", "notes"],
  ]);
  const example = report.findings.find(({ code }) => code === "not_an_instant");
  expect(example).toMatchObject({ feed: "inquiries", count: 9, exampleLine: 6, exampleText: "05/01/2026" });
});
