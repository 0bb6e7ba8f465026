import type pg from "pg";

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
`;

/** Empties every table of the care process and of the facts, within the caller's transaction; readers see it by version. */
export async function clearAllData(client: pg.ClientBase): Promise<void> {
  await client.query(clear);
}
