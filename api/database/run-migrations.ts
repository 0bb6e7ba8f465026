import { DataSource } from "typeorm";
import { dataSourceOptions } from "./data-source.js";

/** Runs the migrations that are missing, each in a transaction of its own, and returns their names. */
export async function runMigrations(ownerUrl: string): Promise<readonly string[]> {
  const source = new DataSource(dataSourceOptions(ownerUrl));
  await source.initialize();
  try {
    const done = await source.runMigrations({ transaction: "each" });
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
