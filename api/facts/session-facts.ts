import type { ClientBase } from "pg";
import { isEmpty } from "../database/fill-table.js";
import { readSql } from "./sql-files.js";
import { fillFromBuilt } from "./write-facts.js";

const columns = `program_code, session_no, starts_at, starts_on, group_name, capacity, attended_seats, is_cancelled`;

const builtTable = `
DROP TABLE IF EXISTS pg_temp.built_session;
CREATE TEMPORARY TABLE built_session (LIKE session_fact) ON COMMIT DROP;
ALTER TABLE built_session ALTER COLUMN version DROP NOT NULL;
`;

/** Builds the scope's sessions into the temporary table built_session. */
export async function buildSessions(client: ClientBase): Promise<void> {
  await client.query(builtTable);
  await client.query(`INSERT INTO built_session (${columns}) ${readSql("session-fact")}`);
}

const insertSessions = `
INSERT INTO session_fact (${columns}, version)
SELECT ${columns}, $1::bigint
FROM built_session
`;

const storeSessions = `
${insertSessions}
ON CONFLICT (program_code, session_no) DO UPDATE SET
  starts_at = EXCLUDED.starts_at,
  starts_on = EXCLUDED.starts_on,
  group_name = EXCLUDED.group_name,
  capacity = EXCLUDED.capacity,
  attended_seats = EXCLUDED.attended_seats,
  is_cancelled = EXCLUDED.is_cancelled,
  version = EXCLUDED.version
WHERE (session_fact.starts_at, session_fact.starts_on, session_fact.group_name, session_fact.capacity,
    session_fact.attended_seats, session_fact.is_cancelled)
  IS DISTINCT FROM (EXCLUDED.starts_at, EXCLUDED.starts_on, EXCLUDED.group_name, EXCLUDED.capacity,
    EXCLUDED.attended_seats, EXCLUDED.is_cancelled)
`;

/** Stores the built sessions that differ. */
export async function writeBuiltSessions(client: ClientBase, version: number): Promise<void> {
  if (!(await isEmpty(client, "session_fact"))) return void (await client.query(storeSessions, [version]));
  await fillFromBuilt(client, "session_fact", async () => await client.query(insertSessions, [version]));
}

const removeStale = `
DELETE FROM session_fact
WHERE NOT EXISTS (
  SELECT
  FROM built_session
  WHERE built_session.program_code = session_fact.program_code
    AND built_session.session_no = session_fact.session_no
)
`;

/** Removes the facts of sessions that are no more, once all sessions are built; answers how many. */
export async function removeStaleSessions(client: ClientBase): Promise<number> {
  return (await client.query(removeStale)).rowCount ?? 0;
}

const differing = `
SELECT
  different.program_code AS "programCode",
  different.session_no AS "sessionNo"
FROM (
  (SELECT ${columns} FROM session_fact EXCEPT ALL SELECT ${columns} FROM built_session)
  UNION ALL
  (SELECT ${columns} FROM built_session EXCEPT ALL SELECT ${columns} FROM session_fact)
) AS different
GROUP BY
  different.program_code,
  different.session_no
ORDER BY
  different.program_code,
  different.session_no
`;

/** Sessions whose stored facts are not what built_session, filled for every session, says. */
export async function differingSessions(
  client: ClientBase,
): Promise<readonly { readonly programCode: string; readonly sessionNo: number }[]> {
  return (await client.query<{ programCode: string; sessionNo: number }>(differing)).rows;
}
