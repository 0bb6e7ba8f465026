import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { everything, importRows, storedText } from "../imports/import-rows.js";
import { runTool, startProgram } from "../support/child.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

const folder = mkdtempSync(join(tmpdir(), "iop-killed-"));
const ROWS = 4000;
let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
  await importRows(client, everything);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

function write(feed: string, header: string, row: (n: number) => string): string {
  const path = join(folder, `${feed}.csv`);
  writeFileSync(path, `${[header, ...Array.from({ length: ROWS }, (_, n) => row(n))].join("\n")}\n`);
  return `${feed}=${path}`;
}

/** Waits until no other client works in the database: a killed one's transaction is then over. Autovacuum may go on. */
async function untilQuiet(): Promise<void> {
  const others = async (): Promise<number | null> =>
    (
      await client.query(
        `SELECT a.pid FROM pg_stat_activity AS a
         WHERE a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()`,
      )
    ).rowCount;
  await expect.poll(others, { timeout: 30_000, interval: 20 }).toBe(0);
}

it("a command that is killed in the middle of an import leaves before or after, never between", async () => {
  const files = [
    write("enrollments", "enrollment_id,program_code,admitted_on", (n) => `N${n},MH-A,2026-01-07`),
    write("attendance", "session_id,enrollment_id,status", (n) => `S1,N${n},attended`),
  ];
  const settings = { DATABASE_URL: database.ownerUrl };
  const before = await storedText(client);
  let killedWithin = 0;
  for (const wait of [0, 100, 300, 700]) {
    const child = startProgram(["api/cli.js", "import", ...files], settings);
    // The transaction has begun when its lock is held; from there on every moment is inside the import.
    const isImporting = async (): Promise<number | null> =>
      child.process.exitCode ??
      (
        await client.query(
          `SELECT 1 FROM pg_locks AS l
           WHERE l.locktype = 'advisory' AND l.objid = 4810048
             AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())`,
        )
      ).rowCount;
    await expect.poll(isImporting, { timeout: 30_000, interval: 10 }).not.toBe(0);
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.process.kill("SIGKILL");
    const { code } = await child.ended;
    await untilQuiet();
    const stored = await storedText(client);
    const count = (await client.query("SELECT 1 FROM enrollment WHERE enrollment_id LIKE 'N%'")).rowCount;
    if (count === 0) expect(stored).toBe(before);
    else expect(count).toBe(ROWS);
    if (code === null && count === 0) killedWithin += 1;
    if (count !== 0) break;
  }
  expect(killedWithin).toBeGreaterThan(1);
  expect((await runTool(["import", ...files], settings)).code).toBe(0);
  const facts = await client.query("SELECT 1 FROM episode_fact WHERE enrollment_id LIKE 'N%'");
  expect(facts.rowCount).toBe(ROWS);
  expect((await runTool(["facts", "verify"], settings)).code).toBe(0);
}, 180_000);
