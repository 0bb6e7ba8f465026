import type { Client } from "pg";

/** True when no program and no import stands in the database. */
export async function isEmptyDatabase(client: Client): Promise<boolean> {
  const found = await client.query(
    "SELECT 1 AS found FROM program UNION ALL SELECT 1 AS found FROM import LIMIT 1",
  );
  return found.rows.length === 0;
}
