import type { ClientBase } from "pg";
import { fillTable } from "../database/fill-table.js";
import { queriesOf } from "../database/run-query.js";
import { readInstruments } from "../settings/read-instruments.js";
import { readSql } from "./sql-files.js";

/** Columns of episode_fact in the order in which episode-fact.sql gives them; the version is not among them. */
export const factColumns = `program_code, episode_no, inquiry_id, enrollment_id, chain_no, is_repeat, inquired_at,
  inquired_on, assessment_offered_at, assessment_at, authorization_requested_at, authorization_decided_at,
  authorization_result, first_session_offered_at, first_session_at, closed_at, closed_reason, admitted_on,
  discharged_on, ended_at, discharge_reason, planned_weeks, planned_end_at, first_session_on, attended_minutes,
  early_sessions, no_shows_in_a_row, group_name, cohort, referral_source, payer_class, age_band, sex, channel, next_event_at`;

const builtTables = `
DROP TABLE IF EXISTS pg_temp.built_episode, pg_temp.built_week, pg_temp.built_score, pg_temp.stored_week,
  pg_temp.stored_score, pg_temp.gone_week, pg_temp.gone_score, pg_temp.new_week, pg_temp.new_score,
  pg_temp.changed_detail, pg_temp.scope_attendance, pg_temp.safety_item;
CREATE TEMPORARY TABLE built_episode (LIKE episode_fact) ON COMMIT DROP;
ALTER TABLE built_episode ALTER COLUMN version DROP NOT NULL;
CREATE TEMPORARY TABLE built_week (LIKE episode_week) ON COMMIT DROP;
CREATE TEMPORARY TABLE built_score (LIKE episode_score) ON COMMIT DROP;
CREATE TEMPORARY TABLE stored_week (LIKE episode_week) ON COMMIT DROP;
CREATE TEMPORARY TABLE stored_score (LIKE episode_score) ON COMMIT DROP;
CREATE TEMPORARY TABLE changed_detail (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE safety_item (
  instrument text COLLATE "C" PRIMARY KEY,
  item integer NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE scope_attendance (
  stay_no integer NOT NULL,
  starts_at timestamptz NOT NULL,
  starts_on date NOT NULL,
  group_name text COLLATE "C",
  scheduled_minutes smallint NOT NULL,
  cancelled boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  attended_minutes smallint NOT NULL
) ON COMMIT DROP;
`;

const roomForSorting = `
SELECT set_config('work_mem', '128MB', true), set_config('jit', 'off', true)
`;

/**
 * The planner takes the steps of the episode's text for one row each and compares all with all; from so many episodes on
 * that costs more than to read the inquiries and enrollments once.
 */
const withoutNestedLoops = `
SELECT set_config('enable_nestloop', 'off', true)
WHERE (SELECT COUNT(*) FROM scope_inquiry) + (SELECT COUNT(*) FROM scope_enrollment) > 2000
`;

/** Joined by merging, all attendance rows are sorted on disk for a second time: that takes longer than all else. */
const withoutMergeJoins = "SELECT set_config('enable_mergejoin', 'off', true)";
const withAllJoins =
  "SELECT set_config('enable_nestloop', 'on', true), set_config('enable_mergejoin', 'on', true)";

/** Builds the scope's episodes as known at `asOf` into the temporary table built_episode, from scope_attendance. */
export async function buildEpisodes(client: ClientBase, asOf: Date): Promise<void> {
  await client.query(roomForSorting);
  await client.query(builtTables);
  await client.query(`INSERT INTO scope_attendance ${readSql("scope-attendance")}`);
  await client.query("ANALYZE scope_attendance");
  await client.query(withoutNestedLoops);
  await client.query(withoutMergeJoins);
  await client.query(`INSERT INTO built_episode (${factColumns}) ${readSql("episode-fact")}`, [asOf]);
  await client.query(withAllJoins);
  await client.query("ANALYZE built_episode");
}

/** Which item of each instrument in effect asks about harm. */
export async function nameSafetyItems(client: ClientBase): Promise<void> {
  const registry = await readInstruments(queriesOf(client));
  const asking = registry.flatMap(({ id, safetyItems: [first] }) =>
    first ? [{ id, item: first.item }] : [],
  );
  await client.query("INSERT INTO safety_item SELECT * FROM unnest($1::text[], $2::integer[])", [
    asking.map(({ id }) => id),
    asking.map(({ item }) => item),
  ]);
}

/** Builds the weeks and scores of built_episode into built_week and built_score. */
export async function buildWeeksAndScores(client: ClientBase, asOf: Date): Promise<void> {
  await nameSafetyItems(client);
  await client.query(`INSERT INTO built_week ${readSql("episode-week")}`, [asOf]);
  await client.query(`INSERT INTO built_score ${readSql("episode-score")}`, [asOf]);
  await client.query("ANALYZE built_week, built_score");
}

const removeStale = `
WITH stale AS (
  DELETE FROM episode_fact
  USING scope_episode
  WHERE episode_fact.program_code = scope_episode.program_code
    AND episode_fact.episode_no = scope_episode.episode_no
    AND NOT EXISTS (
      SELECT
      FROM built_episode
      WHERE built_episode.program_code = scope_episode.program_code
        AND built_episode.episode_no = scope_episode.episode_no
    )
  RETURNING episode_fact.program_code, episode_fact.episode_no
)
INSERT INTO episode_tombstone (program_code, episode_no, version)
SELECT stale.program_code, stale.episode_no, $1::bigint
FROM stale
ON CONFLICT (program_code, episode_no) DO UPDATE SET version = EXCLUDED.version
`;

const dropUnchanged = `
DELETE FROM built_episode
USING (
  SELECT ${factColumns}
  FROM built_episode
  INTERSECT
  SELECT ${factColumns}
  FROM scope_episode
  JOIN episode_fact
    USING (program_code, episode_no)
) AS same
WHERE built_episode.program_code = same.program_code
  AND built_episode.episode_no = same.episode_no
  AND NOT EXISTS (
    SELECT
    FROM changed_detail
    WHERE changed_detail.program_code = same.program_code
      AND changed_detail.episode_no = same.episode_no
  )
`;

const replaceChanged = `
DELETE FROM episode_fact
USING built_episode
WHERE episode_fact.program_code = built_episode.program_code
  AND episode_fact.episode_no = built_episode.episode_no
`;

export const insertChanged = `
INSERT INTO episode_fact (${factColumns}, version)
SELECT ${factColumns}, $1::bigint
FROM built_episode
`;

export const reviveTombstones = `
DELETE FROM episode_tombstone
USING built_episode
WHERE episode_tombstone.program_code = built_episode.program_code
  AND episode_tombstone.episode_no = built_episode.episode_no
`;

/**
 * Weeks and scores: rows of the scope that are no longer built go, rows not yet stored come.
 * The stored rows are compared as an analyzed copy: before its first autovacuum the planner takes a fact table for empty.
 */
const storedOfWeeks = `
INSERT INTO stored_week
SELECT episode_week.*
FROM scope_episode
JOIN episode_week
  ON episode_week.program_code = scope_episode.program_code
  AND episode_week.episode_no = scope_episode.episode_no
`;

const replaceWeeks = `
CREATE TEMPORARY TABLE gone_week ON COMMIT DROP AS
TABLE stored_week EXCEPT TABLE built_week;
CREATE TEMPORARY TABLE new_week ON COMMIT DROP AS
TABLE built_week EXCEPT TABLE stored_week;
ANALYZE gone_week, new_week;
DELETE FROM episode_week
USING gone_week
WHERE episode_week.program_code = gone_week.program_code
  AND episode_week.episode_no = gone_week.episode_no
  AND episode_week.week_on = gone_week.week_on;
INSERT INTO episode_week
TABLE new_week;
INSERT INTO changed_detail (program_code, episode_no)
SELECT gone_week.program_code, gone_week.episode_no FROM gone_week
UNION
SELECT new_week.program_code, new_week.episode_no FROM new_week;
`;

const insertFirstWeeks = `
INSERT INTO episode_week
TABLE built_week
`;

const weeksChanged = `
INSERT INTO changed_detail (program_code, episode_no)
SELECT DISTINCT built_week.program_code, built_week.episode_no FROM built_week
`;

const storedOfScores = `
INSERT INTO stored_score
SELECT episode_score.*
FROM scope_episode
JOIN episode_score
  ON episode_score.program_code = scope_episode.program_code
  AND episode_score.episode_no = scope_episode.episode_no
`;

const replaceScores = `
CREATE TEMPORARY TABLE gone_score ON COMMIT DROP AS
TABLE stored_score EXCEPT TABLE built_score;
CREATE TEMPORARY TABLE new_score ON COMMIT DROP AS
TABLE built_score EXCEPT TABLE stored_score;
ANALYZE gone_score, new_score;
DELETE FROM episode_score
USING gone_score
WHERE episode_score.program_code = gone_score.program_code
  AND episode_score.episode_no = gone_score.episode_no
  AND episode_score.instrument = gone_score.instrument
  AND episode_score.taken_on = gone_score.taken_on;
INSERT INTO episode_score
TABLE new_score;
INSERT INTO changed_detail (program_code, episode_no)
SELECT gone_score.program_code, gone_score.episode_no FROM gone_score
UNION
SELECT new_score.program_code, new_score.episode_no FROM new_score;
`;

const insertFirstScores = `
INSERT INTO episode_score
TABLE built_score
`;

const scoresChanged = `
INSERT INTO changed_detail (program_code, episode_no)
SELECT DISTINCT built_score.program_code, built_score.episode_no FROM built_score
`;

const builtOf = {
  episode_week: "built_week",
  episode_score: "built_score",
  session_fact: "built_session",
} as const;

/** Inserts what was built into a fact table; see fillTable for the first of them. */
export async function fillFromBuilt<T>(
  client: ClientBase,
  table: keyof typeof builtOf,
  insert: () => Promise<T>,
): Promise<T> {
  return await fillTable(client, { table, rows: await countBuilt(client, builtOf[table]) }, insert);
}

/** How many rows one of the temporary tables of a build holds. */
export async function countBuilt(client: ClientBase, table: `built_${string}`): Promise<number> {
  const found = await client.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${table}`);
  return found.rows[0]?.rows ?? 0;
}

/** Rows written by one build of the facts. */
export interface WrittenFacts {
  /** Episodes inserted or changed. */
  readonly written: number;
  /** Episodes that are no more; each leaves a tombstone. */
  readonly removed: number;
}

async function writeWeeks(client: ClientBase): Promise<void> {
  const stored = await client.query(storedOfWeeks);
  if (stored.rowCount !== 0) return void (await client.query(replaceWeeks));
  await fillFromBuilt(client, "episode_week", async () => await client.query(insertFirstWeeks));
  await client.query(weeksChanged);
}

async function writeScores(client: ClientBase): Promise<void> {
  const stored = await client.query(storedOfScores);
  if (stored.rowCount !== 0) return void (await client.query(replaceScores));
  await fillFromBuilt(client, "episode_score", async () => await client.query(insertFirstScores));
  await client.query(scoresChanged);
}

/**
 * Stores what the built tables say about the scope: only rows that differ are written, and episodes whose weeks or
 * scores changed get the version too, so that readers fetch them anew. Consumes built_episode.
 */
export async function writeBuiltFacts(client: ClientBase, version: number): Promise<WrittenFacts> {
  const removed = await client.query(removeStale, [version]);
  await writeWeeks(client);
  await writeScores(client);
  await client.query("ANALYZE changed_detail");
  await client.query(dropUnchanged);
  await client.query(replaceChanged);
  const written = await client.query(insertChanged, [version]);
  await client.query(reviveTombstones);
  return { written: written.rowCount ?? 0, removed: removed.rowCount ?? 0 };
}
