import type { ClientBase } from "pg";

/**
 * What the import fills before it builds facts: keys of every row that it inserted, changed or deleted.
 * touched_inquiry (program_code, inquiry_id) · touched_enrollment (program_code, enrollment_id) ·
 * touched_session (program_code, session_id): sessions that changed or in which attendance rows did.
 * An attendance or score row touches its enrollment; a session touches the enrollments with attendance rows in it;
 * a program whose zone changes touches all its inquiries and enrollments. Doubles do no harm.
 */
const touchedTables = `
CREATE TEMPORARY TABLE touched_inquiry (
  program_code text COLLATE "C" NOT NULL,
  inquiry_id text COLLATE "C" NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE touched_enrollment (
  program_code text COLLATE "C" NOT NULL,
  enrollment_id text COLLATE "C" NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE touched_session (
  program_code text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL
) ON COMMIT DROP;
`;

/** Makes the three temporary tables that the import fills; call inside its transaction. They vanish at its end. */
export async function createTouchedTables(client: ClientBase): Promise<void> {
  await client.query(
    "DROP TABLE IF EXISTS pg_temp.touched_inquiry, pg_temp.touched_enrollment, pg_temp.touched_session",
  );
  await client.query(touchedTables);
}

const scopeTables = `
DROP TABLE IF EXISTS pg_temp.scope_inquiry, pg_temp.scope_enrollment, pg_temp.scope_episode, pg_temp.scope_session;
CREATE TEMPORARY TABLE scope_inquiry (
  program_code text COLLATE "C" NOT NULL,
  inquiry_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (program_code, inquiry_id)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE scope_enrollment (
  stay_no integer GENERATED ALWAYS AS IDENTITY,
  program_code text COLLATE "C" NOT NULL,
  enrollment_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (program_code, enrollment_id)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE scope_episode (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL,
  PRIMARY KEY (program_code, episode_no)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE scope_session (
  program_code text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL
) ON COMMIT DROP;
`;

const touchedIntoScope = `
INSERT INTO scope_enrollment (program_code, enrollment_id)
SELECT DISTINCT
  touched_enrollment.program_code,
  touched_enrollment.enrollment_id
FROM touched_enrollment;

INSERT INTO scope_inquiry (program_code, inquiry_id)
SELECT
  touched_inquiry.program_code,
  touched_inquiry.inquiry_id
FROM touched_inquiry
UNION
SELECT
  enrollment.program_code,
  enrollment.inquiry_id
FROM scope_enrollment
JOIN enrollment
  ON enrollment.program_code = scope_enrollment.program_code
  AND enrollment.enrollment_id = scope_enrollment.enrollment_id
WHERE enrollment.inquiry_id IS NOT NULL;

INSERT INTO scope_session (program_code, session_id)
SELECT DISTINCT
  touched_session.program_code,
  touched_session.session_id
FROM touched_session;

ANALYZE scope_enrollment, scope_inquiry, scope_session;
`;

/** Stored rows of a scope: those of its inquiries and enrollments, and the rest of their chains. */
const storedRows = `
WITH hit AS MATERIALIZED (
  SELECT
    episode_fact.program_code,
    episode_fact.episode_no,
    episode_fact.chain_no
  FROM scope_inquiry
  JOIN episode_fact
    ON episode_fact.program_code = scope_inquiry.program_code
    AND episode_fact.inquiry_id = scope_inquiry.inquiry_id
  UNION
  SELECT
    episode_fact.program_code,
    episode_fact.episode_no,
    episode_fact.chain_no
  FROM scope_enrollment
  JOIN episode_fact
    ON episode_fact.program_code = scope_enrollment.program_code
    AND episode_fact.enrollment_id = scope_enrollment.enrollment_id
)
INSERT INTO scope_episode (program_code, episode_no)
SELECT
  hit.program_code,
  hit.episode_no
FROM hit
UNION
SELECT
  episode_fact.program_code,
  episode_fact.episode_no
FROM hit
JOIN episode_fact
  ON episode_fact.program_code = hit.program_code
  AND episode_fact.chain_no = hit.chain_no
ON CONFLICT DO NOTHING;

ANALYZE scope_episode;
`;

const storedChainsIntoScope = `
INSERT INTO scope_inquiry (program_code, inquiry_id)
SELECT
  episode_fact.program_code,
  episode_fact.inquiry_id
FROM scope_episode
JOIN episode_fact
  ON episode_fact.program_code = scope_episode.program_code
  AND episode_fact.episode_no = scope_episode.episode_no
WHERE episode_fact.inquiry_id IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO scope_enrollment (program_code, enrollment_id)
SELECT
  episode_fact.program_code,
  episode_fact.enrollment_id
FROM scope_episode
JOIN episode_fact
  ON episode_fact.program_code = scope_episode.program_code
  AND episode_fact.episode_no = scope_episode.episode_no
WHERE episode_fact.enrollment_id IS NOT NULL
ON CONFLICT DO NOTHING;
`;

/** A freed enrollment may name an inquiry outside its old chain, so the stored chain comes in before the persons do. */
const personsIntoScope = `
INSERT INTO scope_inquiry (program_code, inquiry_id)
SELECT
  enrollment.program_code,
  enrollment.inquiry_id
FROM scope_enrollment
JOIN enrollment
  ON enrollment.program_code = scope_enrollment.program_code
  AND enrollment.enrollment_id = scope_enrollment.enrollment_id
WHERE enrollment.inquiry_id IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO scope_inquiry (program_code, inquiry_id)
SELECT
  same_person.program_code,
  same_person.inquiry_id
FROM scope_inquiry
JOIN inquiry
  ON inquiry.program_code = scope_inquiry.program_code
  AND inquiry.inquiry_id = scope_inquiry.inquiry_id
JOIN inquiry AS same_person
  ON same_person.program_code = inquiry.program_code
  AND same_person.person_id = inquiry.person_id
ON CONFLICT DO NOTHING;

INSERT INTO scope_enrollment (program_code, enrollment_id)
SELECT
  enrollment.program_code,
  enrollment.enrollment_id
FROM scope_inquiry
JOIN enrollment
  ON enrollment.program_code = scope_inquiry.program_code
  AND enrollment.inquiry_id = scope_inquiry.inquiry_id
ON CONFLICT DO NOTHING;

ANALYZE scope_inquiry, scope_enrollment;
`;

/** Above so many keys every statement reads whole tables anyway. */
const LARGE_SCOPE = 20_000;

const scopeSize = `
SELECT (SELECT COUNT(*) FROM scope_inquiry) + (SELECT COUNT(*) FROM scope_enrollment) AS keys
`;

/**
 * For the rest of the transaction the planner joins by hash: right after a first import the tables have no statistics,
 * and a nested loop over a hundred thousand rows taken for one does not end.
 */
async function preferHashJoins(client: ClientBase): Promise<void> {
  await client.query("SELECT set_config('enable_nestloop', 'off', true)");
}

/** Fills the scope tables from the touched tables: whole persons within a program, with the rows stored for them. */
export async function scopeTouched(client: ClientBase): Promise<void> {
  await client.query(scopeTables);
  await client.query(touchedIntoScope);
  await client.query(storedRows);
  await client.query(storedChainsIntoScope);
  await client.query(personsIntoScope);
  await client.query(storedRows);
  const size = await client.query<{ keys: string }>(scopeSize);
  if (Number(size.rows[0]?.keys ?? 0) > LARGE_SCOPE) await preferHashJoins(client);
}

const everythingIntoScope = `
INSERT INTO scope_inquiry (program_code, inquiry_id)
SELECT inquiry.program_code, inquiry.inquiry_id
FROM inquiry;
INSERT INTO scope_enrollment (program_code, enrollment_id)
SELECT enrollment.program_code, enrollment.enrollment_id
FROM enrollment;
INSERT INTO scope_episode (program_code, episode_no)
SELECT episode_fact.program_code, episode_fact.episode_no
FROM episode_fact;
INSERT INTO scope_session (program_code, session_id)
SELECT group_session.program_code, group_session.session_id
FROM group_session;
ANALYZE scope_inquiry, scope_enrollment, scope_episode, scope_session;
`;

/** Fills the scope tables with everything. */
export async function scopeEverything(client: ClientBase): Promise<void> {
  await client.query(scopeTables);
  await client.query(everythingIntoScope);
  await preferHashJoins(client);
}

const dueInquiries = `
INSERT INTO touched_inquiry (program_code, inquiry_id)
SELECT
  inquiry.program_code,
  inquiry.inquiry_id
FROM program
JOIN inquiry
  ON inquiry.program_code = program.program_code
WHERE inquiry.inquired_at > $1
  AND inquiry.inquired_at <= $2
UNION ALL
SELECT
  episode_fact.program_code,
  episode_fact.inquiry_id
FROM episode_fact
WHERE episode_fact.next_event_at <= $2
  AND episode_fact.inquiry_id IS NOT NULL
`;

/** Local midnights lie within 15 hours of UTC's, so a day on either side narrows the index scan safely. */
const dueEnrollments = `
INSERT INTO touched_enrollment (program_code, enrollment_id)
SELECT
  enrollment.program_code,
  enrollment.enrollment_id
FROM enrollment
JOIN program
  ON program.program_code = enrollment.program_code
WHERE enrollment.admitted_on >= ($1::timestamptz AT TIME ZONE 'UTC')::date - 1
  AND enrollment.admitted_on <= ($2::timestamptz AT TIME ZONE 'UTC')::date + 1
  AND enrollment.admitted_on::timestamp AT TIME ZONE program.zone > $1
  AND enrollment.admitted_on::timestamp AT TIME ZONE program.zone <= $2
UNION ALL
SELECT
  episode_fact.program_code,
  episode_fact.enrollment_id
FROM episode_fact
WHERE episode_fact.next_event_at <= $2
  AND episode_fact.enrollment_id IS NOT NULL
`;

/** Adds to the touched tables what reads differently because time passed; answers how many keys. */
export async function touchDue(client: ClientBase, from: Date, until: Date): Promise<number> {
  const inquiries = await client.query(dueInquiries, [from, until]);
  const enrollments = await client.query(dueEnrollments, [from, until]);
  return (inquiries.rowCount ?? 0) + (enrollments.rowCount ?? 0);
}
