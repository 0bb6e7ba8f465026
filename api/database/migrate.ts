import type { Client } from "pg";
import { migrations } from "#migrations/index";
import { errorCode } from "../failures.js";
import { StartError } from "../start-error.js";
import { connectClient } from "./connect-client.js";

/** Any number that nothing else locks: two starts at once migrate one after the other. */
const MIGRATION_LOCK = 4_817_001;

/** Runs the migrations that are missing, each in a transaction of its own, and returns their names. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = await connectClient(ownerUrl);
  try {
    if (await isMigrated(client)) return [];
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    // TypeORM is a third of a second to read: only who has something to migrate waits for it.
    const { runMigrations } = await import("./run-migrations.js");
    return await runMigrations(ownerUrl);
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    throw new StartError(
      `DATABASE_URL names a login that may not set the database up (${error instanceof Error ? error.message : ""}): give it the right to create tables in the database, and roles.`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

/** Whether every migration that this version knows has run. */
async function isMigrated(client: Client): Promise<boolean> {
  const table = await client.query<{ is_there: boolean }>(
    "SELECT to_regclass('migration') IS NOT NULL AS is_there",
  );
  if (table.rows[0]?.is_there !== true) return false;
  const done = await client.query<{ name: string }>("SELECT migration.name FROM migration");
  const names = new Set(done.rows.map((row) => row.name));
  const newer = done.rows.find(({ name }) => !migrations.some((migration) => migration.name === name));
  if (newer)
    throw new StartError(
      `The database was set up by a newer version of this program (${newer.name}), which this one can't read: update the program, or open another database (DATABASE_URL or DATA_DIR).`,
    );
  return migrations.every((migration) => names.has(migration.name));
}
