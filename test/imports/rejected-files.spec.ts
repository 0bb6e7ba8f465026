import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { importFeeds } from "#api/imports/import-feeds";
import {
  attendance,
  enrollments,
  filesFolder,
  importRows,
  inquiries,
  present,
  programs,
  sessions,
  type Rows,
} from "./import-rows.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await importRows(client, { programs, inquiries, enrollments, sessions, attendance });
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Imports one feed and gives the file of its rejected rows, as lines. */
async function rejectedOf(rows: Rows): Promise<string[]> {
  const rejectsPath = join(filesFolder(), "rejects.csv");
  const report = await importRows(client, rows, { rejectsPath });
  expect(report.feeds[0]?.rejected).toBeGreaterThan(0);
  return readFileSync(rejectsPath, "utf8").trimEnd().split("\n");
}

const head = "inquiry_id,program_code,inquired_at,payer_class";

describe("the file of rejected rows", () => {
  it.each([
    { name: "four fields too many", row: "I9,MH-A,2026-03-02T09:30,Blue, Cross, of, IL, HMO" },
    { name: "one field too many", row: "I9,MH-A,2026-03-02T09:30,Blue,Cross" },
    { name: "one field too few", row: "I9,MH-A,2026-03-02T09:30" },
    { name: "nothing but its id", row: "I9" },
  ])("keeps a row with $name whole, and takes it for no good one until it is mended", async ({ row }) => {
    const first = await rejectedOf({ inquiries: [head, row] });
    expect(first[0]).toBe(`${head},line,code,column,repair`);
    expect(first[1]).toContain(`${row},2,column_count,,`);
    const again = await rejectedOf({ inquiries: first });
    expect(again).toEqual(first);
    const repair = (first[1] ?? "").slice(row.length);
    const mended = [first[0] ?? "", `I9,MH-A,2026-03-02T09:30,Blue Cross${repair}`];
    expect((await importRows(client, { inquiries: mended }, { dryRun: true })).feeds[0]).toMatchObject({
      inserted: 1,
      rejected: 0,
    });
  });

  it("leaves attendance as it stands where a short row comes back unmended", async () => {
    const short = await rejectedOf({ attendance: [attendance[0] ?? "", "S1,E1,attended"] });
    const report = await importRows(client, { attendance: short });
    expect(report.feeds[0]).toMatchObject({ updated: 0, inserted: 0, rejected: 1 });
  });

  it("calls its columns otherwise where the file has some of their names", async () => {
    const names = "inquiry_id,program_code,inquired_at,line,code";
    const first = await rejectedOf({ inquiries: [names, "I9,MH-A,2026-02-30T09:30,7,x"] });
    expect(first[0]).toBe(`${names},rejected_line,rejected_code,rejected_column,rejected_repair`);
    const mended = first.map((line) => line.replace("2026-02-30", "2026-02-28"));
    const report = await importRows(client, { inquiries: mended }, { dryRun: true });
    expect(report.feeds[0]).toMatchObject({ inserted: 1, rejected: 0 });
  });

  it.runIf(existsSync("/dev/full"))("that has no room ends the import with a sentence", async () => {
    const rows = { inquiries: [head, "I8,MH-A,2026-03-02T09:30,Blue", "I9,MH-A,2026-02-30T09:30,Blue"] };
    await expect(importRows(client, rows, { rejectsPath: "/dev/full" })).rejects.toThrow(
      /could not be written to \/dev\/full \(ENOSPC\), so nothing was imported/,
    );
    const kept = await client.query("SELECT inquiry.inquiry_id FROM inquiry WHERE inquiry.inquiry_id = 'I8'");
    expect(kept.rows).toEqual([]);
  });
});

describe("what can't be read", () => {
  const usual = {
    dryRun: true,
    allOrNothing: false,
    clearDemo: false,
    isDemo: false,
    presentSeconds: present,
  };
  const refusalOf = async (path: string): Promise<string | undefined> =>
    (await importFeeds(client, { ...usual, files: [{ feed: "inquiries", path }] })).refused;

  it("is refused before it is waited for where it is no file on disk", async () => {
    const pipe = join(filesFolder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(await refusalOf(pipe)).toContain("is no file on disk but a pipe or a device");
  });

  it.each([
    { name: "below a file", path: "package.json/x.csv", says: "There is no file package.json/x.csv." },
    { name: "with too long a name", path: "x".repeat(300), says: "can't be read (ENAMETOOLONG)" },
  ])("is refused with a sentence: $name", async ({ path, says }) => {
    expect(await refusalOf(path)).toContain(says);
  });
});

it.each([
  { name: "little-endian with its mark", bytes: Buffer.from(`\ufeff${head}\n`, "utf16le") },
  { name: "little-endian without a mark", bytes: Buffer.from(`${head}\n`, "utf16le") },
  { name: "big-endian without a mark", bytes: Buffer.from(`${head}\n`, "utf16le").swap16() },
])("says of UTF-16 what it is: $name", async ({ bytes }) => {
  expect((await importRows(client, { inquiries: bytes })).refused).toContain("The file is UTF-16 text");
});

it("takes no more columns than any feed could need", async () => {
  const columns = Array.from({ length: 201 - 4 }, (_, at) => `c${at}`).join(",");
  const report = await importRows(client, { inquiries: [`${head},${columns}`] });
  expect(report.refused).toContain("201 columns, more than the 200");
});

it("says where a record is too long that its quotation mark may be open, or it too long", async () => {
  const long = [head, `N2,MH-A,2026-03-02T09:30,"${"x".repeat(5_000_000)}"`];
  expect((await importRows(client, { inquiries: long })).refused).toContain(
    "The record that begins on line 2 has more than 4,000,000 characters",
  );
});

describe("a column that no feed knows", () => {
  it("is ignored whatever stands in it: nothing of it is rejected, stored or told", async () => {
    const notes = `"Jane Canary called\nwants Tuesday\t${"x".repeat(20_000)}"`;
    const report = await importRows(client, {
      inquiries: [`${head},notes`, `N1,MH-A,2026-03-02T09:30,Blue,${notes}`],
    });
    expect(report.feeds[0]).toMatchObject({ inserted: 1, rejected: 0 });
    expect(JSON.stringify(report)).not.toContain("Canary");
  });
});

describe("a line end within quotation marks", () => {
  const named = "program_code,name,site,track,population,zone";
  it.each([
    { name: "a line feed", value: "Adults\nNorth" },
    { name: "as another system ends lines", value: "Adults\r\nNorth" },
    { name: "three of them", value: "Adults\n\n\nNorth" },
  ])("rejects its row alone, on the line where it begins: $name", async ({ value }) => {
    const rest = ",North,mental_health,adult";
    const report = await importRows(
      client,
      {
        programs: [
          named,
          `L1,Good${rest},America/Chicago`,
          `L2,"${value}"${rest},America/Chicago`,
          `L3,Good${rest},America/Chicago`,
          `L4,Bad${rest},Nowhere`,
        ],
      },
      { dryRun: true },
    );
    expect(report.feeds[0]).toMatchObject({ rowsRead: 4, inserted: 2, rejected: 2 });
    const [broken, after] = report.findings;
    expect(broken).toMatchObject({ code: "control_character", column: "name", exampleLine: 3 });
    expect(broken?.repair).toMatch(/^Write name on one line: it holds a line end within its quotation marks/);
    expect(after).toMatchObject({ code: "unknown_zone", exampleLine: 5 + value.split("\n").length - 1 });
  });
});

describe("the columns that say why rows were rejected", () => {
  it.each([
    { name: "by their usual names", columns: head, row: "I9,MH-A,2026-02-30T09:30,Blue", own: [] },
    {
      name: "beside columns of those names",
      columns: `${head},line,code`,
      row: "I9,MH-A,2026-02-30T09:30,Blue,7,x",
      own: ["code", "line"],
    },
  ])("are the product's own and not told as unknown: $name", async ({ columns, row, own }) => {
    const first = await rejectedOf({ inquiries: [columns, row] });
    const mended = first.map((line) => line.replace("2026-02-30", "2026-02-28"));
    expect(await unknownColumns(mended)).toEqual(own);
  });

  it.each([
    { name: "some of them alone", added: "code,repair", told: ["code", "repair"] },
    {
      name: "before another one",
      added: "line,code,column,repair,x",
      told: ["code", "column", "line", "repair", "x"],
    },
    { name: "under a name too many", added: "notes,line,code,column,repair", told: ["notes"] },
  ])("are told where the product did not write them: $name", async ({ added, told }) => {
    const cells = added.replaceAll(/\w+/g, "x");
    expect(await unknownColumns([`${head},${added}`, `I9,MH-A,2026-02-28T09:30,Blue,${cells}`])).toEqual(
      told,
    );
  });
});

/** The columns that an import of the inquiries says it ignored. */
async function unknownColumns(lines: string[]): Promise<(string | null)[]> {
  const report = await importRows(client, { inquiries: lines }, { dryRun: true });
  expect(report.feeds[0]).toMatchObject({ inserted: 1, rejected: 0 });
  return report.findings.filter(({ code }) => code === "unknown_column").map(({ column }) => column);
}

describe("what counts as a change", () => {
  const named = (...rows: string[]) => ["enrollment_id,program_code,inquiry_id,admitted_on", ...rows];
  const counted = async (rows: string[]) => (await importRows(client, { enrollments: rows })).feeds[0];

  it("is an inquiry that is let go, and none when it is let go again", async () => {
    const cleared = named("E1,MH-A,,2026-01-07");
    expect(await counted(cleared)).toMatchObject({ updated: 1, unchanged: 0 });
    expect(await counted(cleared)).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it("are two enrollments that exchange theirs", async () => {
    await counted(named("E1,MH-A,I1,2026-01-07", "E2,MH-A,I2,2026-01-08"));
    const exchanged = named("E1,MH-A,I2,2026-01-07", "E2,MH-A,I1,2026-01-08");
    expect(await counted(exchanged)).toMatchObject({ updated: 2, unchanged: 0 });
    const oneLetsGo = named("E1,MH-A,,2026-01-07", "E2,MH-A,I2,2026-01-08");
    expect(await counted(oneLetsGo)).toMatchObject({ updated: 2, unchanged: 0 });
  });
});
