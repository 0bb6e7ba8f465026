import type { ClientBase } from "pg";
import { lockImports } from "../database/import-lock.js";

const clear = `
UPDATE fact_version SET version = version + 1, reset_version = version + 1, is_demo = false, built_at = NULL;
DELETE FROM episode_tombstone;
DELETE FROM session_fact;
DELETE FROM episode_score;
DELETE FROM episode_week;
DELETE FROM episode_fact;
DELETE FROM score;
DELETE FROM attendance;
DELETE FROM group_session;
DELETE FROM enrollment;
DELETE FROM inquiry;
DELETE FROM program;
DELETE FROM import_finding;
DELETE FROM import;
DELETE FROM chart_note;
`;

/**
 * Removes the demo data, within the caller's transaction: every row of the care process and of the facts, and the notes on
 * its charts, which would start baselines in those of real data. Readers see it by version. False, with nothing removed,
 * where the database holds none: also where an import that ran until now has just put real rows in their place.
 */
export async function clearDemo(client: ClientBase): Promise<boolean> {
  await lockImports(client);
  const state = await client.query<{ is_demo: boolean }>(
    "SELECT fact_version.is_demo FROM fact_version FOR UPDATE",
  );
  if (state.rows[0]?.is_demo !== true) return false;
  await client.query(clear);
  return true;
}
