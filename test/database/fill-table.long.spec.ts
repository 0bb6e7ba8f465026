import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillTable } from "#api/database/fill-table";
import { ColumnsService } from "#api/facts/columns-service";
import { cloneDatabase } from "../support/database.js";
import { importRows, present, programs } from "../imports/import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let other: Client;

beforeEach(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  other = new Client({ connectionString: database.appUrl });
  await client.connect();
  await other.connect();
});
afterEach(async () => {
  await client.end();
  await other.end();
  await database.drop();
});

const rowsOf = (count: number): string => `
INSERT INTO attendance (program_code, enrollment_id, session_id, status, attended_minutes)
SELECT 'MH-A', 'E' || n / 30, 'S' || n, 'attended', 180 FROM generate_series(1, ${count}) AS n`;

/** Keys and indexes of all tables, in full. */
async function keys(of: Client = client): Promise<string[]> {
  const found = await of.query<{ told: string }>(`
    SELECT tablename || ': ' || indexdef AS told FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    ORDER BY 1`);
  return found.rows.map((row) => row.told);
}

/** Fills attendance with so many rows; gives the keys that it had meanwhile. */
async function fill(rows: number): Promise<string[]> {
  let meanwhile: string[] = [];
  await fillTable(client, { table: "attendance", rows }, async () => {
    meanwhile = (await keys()).filter((told) => /^attendance: (CREATE|\w+ PRIMARY)/.test(told));
    await client.query(rowsOf(rows));
  });
  return meanwhile;
}

test("many rows come into an empty table without its keys, and it has the same ones afterwards", async () => {
  const before = await keys();
  await client.query("BEGIN");
  expect(await fill(10_000)).toEqual([]);
  await client.query("COMMIT");
  expect(await keys()).toEqual(before);
  await expect(client.query(rowsOf(1))).rejects.toThrow(/attendance_is_one_row_per_enrollment_and_session/);
});

test.each([
  ["few rows", 9_999, 0],
  ["rows beside others", 10_000, 1],
])("%s grow the keys row by row", async (_, rows, standing) => {
  await client.query(rowsOf(standing).replaceAll("'S'", "'T'"));
  await client.query("BEGIN");
  expect(await fill(rows)).toHaveLength(3);
  await client.query("COMMIT");
});

test("rows that this transaction deleted are still another's to read: the keys stay", async () => {
  await client.query(rowsOf(5));
  await client.query("BEGIN");
  await client.query("DELETE FROM attendance");
  expect(await fill(10_000)).toHaveLength(3);
  expect((await other.query("SELECT FROM attendance")).rowCount).toBe(5);
  await client.query("COMMIT");
});

test.each([
  ["builds facts", "SELECT FROM fact_version FOR UPDATE"],
  ["reads the table", "SELECT FROM attendance"],
])("nobody is waited for long who %s, and no lock is left behind", async (_, statement) => {
  await other.query("BEGIN");
  await other.query(statement);
  await client.query("BEGIN");
  expect(await fill(10_000)).toHaveLength(3);
  expect((await other.query("SELECT FROM attendance")).rowCount).toBe(0);
  await other.query("COMMIT");
  await client.query("COMMIT");
});

test("a server that answers from the table is never kept waiting: the keys stay", async () => {
  const columns = await ColumnsService.start(database.appUrl, () => present);
  try {
    await client.query("BEGIN");
    expect(await fill(10_000)).toHaveLength(3);
    expect((await other.query("SELECT FROM attendance")).rowCount).toBe(0);
    await client.query("COMMIT");
  } finally {
    await columns.stop();
  }
});

test("a server that starts meanwhile waits for the rows, and answers from them", async () => {
  await client.query("BEGIN");
  expect(await fill(10_000)).toEqual([]);
  const starting = ColumnsService.start(database.appUrl, () => present);
  await sleep(300);
  await client.query("COMMIT");
  const columns = await starting;
  expect(columns.isAnswering()).toBe(true);
  await columns.stop();
});

test("a row that comes twice takes everything back, the keys included", async () => {
  const before = await keys();
  await client.query("BEGIN");
  const twice = fillTable(client, { table: "attendance", rows: 10_000 }, async () => {
    await client.query(rowsOf(3));
    await client.query(rowsOf(3));
  });
  await expect(twice).rejects.toThrow(/attendance_is_one_row_per_enrollment_and_session/);
  await client.query("ROLLBACK");
  expect(await keys()).toEqual(before);
});

test("a table that others refer to keeps its keys; one that imports don't fill is refused", async () => {
  const refused = await client.query("SELECT set_keys_aside('enrollment') AS aside");
  expect(refused.rows).toEqual([{ aside: false }]);
  await expect(client.query("SELECT set_keys_aside('import')")).rejects.toThrow(
    "The keys of import are not set aside.",
  );
  await expect(client.query("SELECT set_keys_aside('fact_version; --')")).rejects.toThrow(/not set aside/);
});

test("the application can't say what is to be made", async () => {
  await expect(
    client.query("INSERT INTO key_aside VALUES ('score', 'k', 'DROP TABLE score')"),
  ).rejects.toThrow(/permission denied/);
  await client.query("CREATE TEMP TABLE key_aside (table_name text, key_name text, making text)");
  await client.query("INSERT INTO key_aside VALUES ('score', 'k', 'DROP TABLE score')");
  await client.query("SELECT put_keys_back('score')");
  expect((await client.query("SELECT FROM score")).rowCount).toBe(0);
});

test("a first import of many rows leaves every key and every fact", async () => {
  const before = await keys();
  const stays = Array.from({ length: 10_000 }, (_, n) => `E${n}`);
  await importRows(client, {
    programs,
    enrollments: [
      "enrollment_id,program_code,admitted_on",
      ...stays.map((stay) => `${stay},MH-A,2026-01-07`),
    ],
    sessions: [
      "session_id,program_code,group,starts_at,scheduled_minutes",
      "S1,MH-A,Morning,2026-01-08T09:00,180",
    ],
    attendance: ["session_id,enrollment_id,status", ...stays.map((stay) => `S1,${stay},attended`)],
    scores: [
      "enrollment_id,instrument,taken_at,total",
      ...stays.map((stay) => `${stay},PHQ-9,2026-01-08T09:00,12`),
    ],
  });
  expect(await keys()).toEqual(before);
  const counted = await client.query<Record<string, number>>(`
    SELECT (SELECT count(*)::integer FROM episode_fact) AS episodes, (SELECT count(*)::integer FROM episode_week) AS weeks,
      (SELECT count(*)::integer FROM episode_score) AS scores`);
  expect(counted.rows).toEqual([{ episodes: 10_000, weeks: 10_000, scores: 10_000 }]);
});
