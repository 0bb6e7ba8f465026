import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Surroundings } from "#api/command";
import { importCommand } from "#api/imports/import-command";
import { importsCommand } from "#api/imports/imports-command";
import { cloneDatabase } from "../support/database.js";
import {
  attendance,
  enrollments,
  everything,
  filesFolder,
  importRows,
  inquiries,
  present,
  programs,
  sessions,
  storedText,
} from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

beforeEach(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  client.on("error", () => undefined);
  await client.connect();
});
afterEach(async () => {
  await client.end().catch(() => undefined);
  await database.drop();
});

test("the same files twice change nothing, in whatever order they are given", async () => {
  const first = await importRows(client, everything);
  expect(first.feeds.every((feed) => feed.inserted === feed.rowsRead && feed.rowsRead > 0)).toBe(true);
  const before = await storedText(client);
  const reversed = Object.fromEntries(Object.entries(everything).toReversed());
  const second = await importRows(client, reversed);
  expect(second.feeds.map((feed) => feed.feed)).toEqual(first.feeds.map((feed) => feed.feed));
  expect(second.feeds.every((feed) => feed.unchanged === feed.rowsRead)).toBe(true);
  expect(await storedText(client)).toBe(before);
});

test("the planner knows of the new rows of an import, whatever it was told of fewer ones before", async () => {
  await importRows(client, everything);
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query("ANALYZE attendance");
  const known = async (): Promise<number> => {
    const [row] = (await owner.query("SELECT reltuples FROM pg_class WHERE relname = 'attendance'")).rows;
    return Number(row.reltuples);
  };
  expect(await known()).toBeLessThan(10);
  const stays = Array.from({ length: 1000 }, (_, n) => `N${n}`);
  await importRows(client, {
    enrollments: [
      "enrollment_id,program_code,admitted_on",
      ...stays.map((stay) => `${stay},MH-A,2026-01-07`),
    ],
    attendance: ["session_id,enrollment_id,status", ...stays.map((stay) => `S1,${stay},attended`)],
  });
  expect(await known()).toBeGreaterThan(1000);
  await owner.end();
  await expect(client.query("SELECT refresh_statistics('import')")).rejects.toThrow(/not refreshed/);
});

test("newer values win, a blank cell clears, an absent column leaves what is stored", async () => {
  await importRows(client, everything);
  const report = await importRows(client, {
    inquiries: [
      "inquiry_id,program_code,inquired_at,channel",
      "I1,MH-A,2026-01-05T10:00,",
      "I2,MH-A,2026-01-06T09:00:30-06:00,web",
    ],
  });
  expect(report.feeds[0]).toMatchObject({ inserted: 0, updated: 1, unchanged: 1, rejected: 0 });
  const stored = await client.query(
    "SELECT person_id, channel, inquired_at FROM inquiry WHERE inquiry_id = 'I1'",
  );
  expect(stored.rows).toEqual([
    { person_id: "P1", channel: null, inquired_at: new Date("2026-01-05T16:00:00Z") },
  ]);
});

test("equal rows of one key count once", async () => {
  const report = await importRows(client, { programs: [...programs, programs[1] ?? ""] });
  expect(report.feeds[0]).toMatchObject({ rowsRead: 3, inserted: 2, unchanged: 1, rejected: 0 });
});

test("an inquiry moves to the program of the enrollment that names it and stays there", async () => {
  await importRows(client, { programs, inquiries });
  await importRows(client, { enrollments: [enrollments[0] ?? "", "E9,SU-B,I2,2026-01-09,,"] });
  const again = await importRows(client, { inquiries });
  expect(again.feeds[0]).toMatchObject({ unchanged: 2, rejected: 0 });
  const stored = await client.query(
    "SELECT program_code, program_asked_for FROM inquiry WHERE inquiry_id = 'I2'",
  );
  expect(stored.rows).toEqual([{ program_code: "SU-B", program_asked_for: "MH-A" }]);
  const facts = await client.query("SELECT program_code FROM episode_fact WHERE inquiry_id = 'I2'");
  expect(facts.rows).toEqual([{ program_code: "SU-B" }]);
});

test("two enrollments can exchange their inquiries", async () => {
  const header = enrollments[0] ?? "";
  await importRows(client, {
    programs,
    inquiries,
    enrollments: [header, "E1,MH-A,I1,2026-01-07,,", "E2,MH-A,I2,2026-01-07,,"],
  });
  const report = await importRows(client, {
    enrollments: [header, "E1,MH-A,I2,2026-01-07,,", "E2,MH-A,I1,2026-01-07,,"],
  });
  expect(report.feeds[0]).toMatchObject({ updated: 2, rejected: 0 });
});

test("a column of inquiries that slipped by a line is rejected from the row on whose inquiry stays with another", async () => {
  const [header = ""] = enrollments;
  const asked = Array.from({ length: 60 }, (_, n) => `I${n},MH-A,2026-01-05T10:00`);
  const rows = (inquiryOf: (n: number) => number, from: number): string[] =>
    Array.from({ length: 50 - from }, (_, n) => `E${n + from},MH-A,I${inquiryOf(n + from)},2026-01-07,,`);
  await importRows(client, {
    programs,
    inquiries: ["inquiry_id,program_code,inquired_at", ...asked],
    enrollments: [header, ...rows((n) => n, 0)],
  });
  const before = await storedText(client);
  // E0 keeps I0 and is not in the file: E1 can't have it, so E2 can't have I1, and so on.
  const slipped = await importRows(client, { enrollments: [header, ...rows((n) => n - 1, 1)] });
  expect(slipped.feeds[0]).toMatchObject({ updated: 0, unchanged: 0, rejected: 49 });
  expect(slipped.findings).toMatchObject([{ code: "inquiry_has_enrollment", count: 49 }]);
  expect(await storedText(client)).toBe(before);
  // One line further down at both ends the last one goes to a free inquiry, and all can follow.
  const moved = await importRows(client, { enrollments: [header, ...rows((n) => n + 1, 0)] });
  expect(moved.feeds[0]).toMatchObject({ updated: 50, rejected: 0 });
});

test("of scores of one instant the one imported last counts, whatever their keys", async () => {
  const counted = async (): Promise<unknown> =>
    (await client.query("SELECT total::integer FROM episode_score")).rows.map(({ total }) => total);
  const withId = "score_id,enrollment_id,instrument,taken_at,total";
  const withoutId = "enrollment_id,instrument,taken_at,total";
  await importRows(client, everything);
  expect(await counted()).toEqual([14]);
  await importRows(client, { scores: [withoutId, "E1,PHQ-9,2026-01-09T10:00,9"] });
  expect(await counted()).toEqual([9]);
  await importRows(client, { scores: [withId, "K1,E1,PHQ-9,2026-01-09T10:00,12"] });
  expect(await counted()).toEqual([12]);
  await importRows(client, { scores: [withoutId, "E1,PHQ-9,2026-01-09T10:00,9"] });
  // That row stands as it was: nothing newer has come.
  expect(await counted()).toEqual([12]);
});

test("all or nothing keeps nothing, and a dry run neither", async () => {
  const before = await storedText(client);
  const rows = { programs: [...programs, "X,X,X,none,adult,America/Chicago"] };
  const report = await importRows(client, rows, { allOrNothing: true });
  expect(report).toMatchObject({ importId: null, refused: expect.stringContaining("all or nothing") });
  expect((await importRows(client, rows, { dryRun: true })).feeds[0]).toMatchObject({
    inserted: 2,
    rejected: 1,
  });
  expect(await storedText(client)).toBe(before);
  expect((await client.query("SELECT 1 FROM import")).rowCount).toBe(0);
});

test("demo and real rows never mix", async () => {
  await importRows(client, everything, { isDemo: true });
  const before = await storedText(client);
  const refused = await importRows(client, { sessions });
  expect(refused.refused).toContain("--clear-demo");
  expect(await storedText(client)).toBe(before);
  const cleared = await importRows(client, { programs }, { clearDemo: true });
  expect(cleared.feeds[0]).toMatchObject({ inserted: 2 });
  expect((await client.query("SELECT 1 FROM inquiry")).rowCount).toBe(0);
  expect((await client.query("SELECT is_demo FROM fact_version")).rows).toEqual([{ is_demo: false }]);
  expect((await importRows(client, { programs }, { isDemo: true })).refused).toContain("never mix");
});

test("a connection that breaks in the middle leaves what stood before", async () => {
  await importRows(client, everything);
  const before = await storedText(client);
  const ids = Array.from({ length: 4000 }, (_, n) => `N${n}`);
  const rows = {
    enrollments: [enrollments[0] ?? "", ...ids.map((id) => `${id},MH-A,,2026-01-07,,`)],
    attendance: [attendance[0] ?? "", ...ids.map((id) => `S1,${id},attended,60`)],
  };
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const wait of [5, 40, 120, 300]) {
    const victim = new Client({ connectionString: database.appUrl });
    victim.on("error", () => undefined);
    await victim.connect();
    const { rows: pids } = await victim.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const running = importRows(victim, rows).then(
      () => "done",
      () => "broken",
    );
    await new Promise((resolve) => setTimeout(resolve, wait));
    await owner.query("SELECT pg_terminate_backend($1)", [pids[0]?.pid]);
    const end = await running;
    await victim.end().catch(() => undefined);
    if (end === "broken") expect(await storedText(owner)).toBe(before);
    else break;
  }
  await owner.end();
  await importRows(client, rows);
  expect((await client.query("SELECT 1 FROM enrollment WHERE enrollment_id LIKE 'N%'")).rowCount).toBe(4000);
});

const cell = fc.constantFrom("S1", "S3", "S9", "", '"S1"', "a\tb", 'x"y');
const row = fc.tuple(
  cell,
  fc.constantFrom("E1", "E2", "E3", "E9", ""),
  fc.constantFrom("attended", "partial", "late", ""),
  fc.constantFrom("", "30", "-1", "x", "30,31"),
);

test("rows in = inserted + updated + unchanged + rejected, and rejected rows are exactly those written out", async () => {
  await importRows(client, { programs, inquiries, enrollments, sessions });
  const rejectsPath = join(filesFolder(), "rejects.csv");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const lines = rows.map((cells) => cells.join(","));
      const report = await importRows(
        client,
        { attendance: [attendance[0] ?? "", ...lines] },
        { rejectsPath },
      );
      const feed = report.feeds[0];
      if (feed === undefined || feed.refused !== undefined) throw new Error(feed?.refused ?? "no report");
      expect(feed.rowsRead).toBe(lines.length);
      expect(feed.inserted + feed.updated + feed.unchanged + feed.rejected).toBe(lines.length);
      expect(Math.min(feed.inserted, feed.updated, feed.unchanged, feed.rejected)).toBeGreaterThanOrEqual(0);
      if (feed.rejected === 0) return;
      expect(readFileSync(rejectsPath, "utf8").trimEnd().split("\n")).toHaveLength(feed.rejected + 1);
    }),
    { numRuns: 40 },
  );
});

function surroundings(): { out: string[]; errors: string[]; all: Surroundings } {
  const out: string[] = [];
  const errors: string[] = [];
  const stdout = { write: (text: string) => out.push(text) };
  const stderr = { write: (text: string) => errors.push(text) };
  return { out, errors, all: { client, presentSeconds: present, stdout, stderr } };
}

test("the command's exit code and words", async () => {
  const { out, errors, all } = surroundings();
  expect(await importCommand.run(["programs=/no/such.csv"], all)).toBe(1);
  expect(errors.join("")).toContain("There is no file /no/such.csv");
  expect(await importCommand.run(["people=x.csv"], all)).toBe(1);
  await importRows(client, { programs });
  out.length = 0;
  expect(await importsCommand.run(["--json"], all)).toBe(0);
  expect(JSON.parse(out.join(""))).toMatchObject([
    { isDemo: false, feeds: [{ feed: "programs", inserted: 2 }] },
  ]);
  expect(existsSync("/no/such.csv")).toBe(false);
});
