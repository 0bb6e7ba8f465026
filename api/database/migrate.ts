import { DataSource } from "typeorm";
import { errorCode, StartError } from "../start-error.js";
import { connectClient } from "./connect-client.js";
import { dataSourceOptions } from "./data-source.js";

/** Any number that nothing else locks: two starts at once migrate one after the other. */
const MIGRATION_LOCK = 4_817_001;

/** Runs the migrations that are missing, each in a transaction of its own, and returns their names. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = await connectClient(ownerUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
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

async function runMigrations(ownerUrl: string): Promise<readonly string[]> {
  const source = new DataSource(dataSourceOptions(ownerUrl));
  await source.initialize();
  try {
    const done = await source.runMigrations({ transaction: "each" });
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
