import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildDueFacts, buildTouchedFacts, rebuildAllFacts } from "#api/facts/build-facts";
import { createTouchedTables } from "#api/facts/build-scope";
import { loadEpisodeColumns, refreshEpisodeColumns } from "#api/facts/episode-columns";
import { verifyFacts } from "#api/facts/verify-facts";
import { cloneDatabase } from "../support/database.js";
import { inTransaction, insertPrograms, seconds } from "./care-rows.js";
import { readableColumns } from "./readable-columns.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const START = seconds("2025-03-01T00:00:00Z");
const HOURS = 30 * 24;

/** One change of the care process as an import makes it: a statement with its parameters, then what it touched. */
interface Change {
  readonly statement: string;
  readonly parameters: readonly unknown[];
}

const hour = fc.integer({ min: 0, max: HOURS }).map((hours) => new Date((START + hours * 3600) * 1000));
const day = fc
  .integer({ min: 0, max: 30 })
  .map((days) => new Date((START + days * 86_400) * 1000).toISOString().slice(0, 10));
const inquiryId = fc.integer({ min: 0, max: 5 }).map((number) => `I${number}`);
const enrollmentId = fc.integer({ min: 0, max: 4 }).map((number) => `E${number}`);
const sessionId = fc.integer({ min: 0, max: 5 }).map((number) => `S${number}`);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null, freq: 2 });

function change(statement: string, parameters: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<Change> {
  return fc.tuple(...parameters).map((values) => ({ statement, parameters: values }));
}

const touchInquiries = "INSERT INTO touched_inquiry SELECT program_code, inquiry_id FROM changed";
const touchEnrollments = "INSERT INTO touched_enrollment SELECT program_code, enrollment_id FROM changed";

const changes = fc.oneof(
  change(
    `WITH changed AS (
      INSERT INTO inquiry (program_code, program_asked_for, inquiry_id, person_id, inquired_at, closed_at, closed_reason, assessment_at)
      VALUES ('DAY', 'DAY', $1, $2, $3, $4, 'declined', $5)
      ON CONFLICT (program_code, inquiry_id) DO UPDATE SET person_id = EXCLUDED.person_id,
        inquired_at = EXCLUDED.inquired_at, closed_at = EXCLUDED.closed_at, assessment_at = EXCLUDED.assessment_at
      RETURNING program_code, inquiry_id) ${touchInquiries}`,
    [inquiryId, maybe(fc.constantFrom("P", "Q")), hour, maybe(hour), maybe(hour)],
  ),
  change(
    `WITH changed AS (DELETE FROM inquiry WHERE inquiry_id = $1
      AND NOT EXISTS (SELECT FROM enrollment WHERE enrollment.inquiry_id = $1)
      RETURNING program_code, inquiry_id) ${touchInquiries}`,
    [inquiryId],
  ),
  change(
    `WITH changed AS (
      INSERT INTO enrollment (program_code, enrollment_id, inquiry_id, admitted_on, discharged_on, planned_weeks)
      SELECT 'DAY', $1, (SELECT inquiry.inquiry_id FROM inquiry WHERE inquiry.inquiry_id = $2 AND NOT EXISTS (
          SELECT FROM enrollment WHERE enrollment.inquiry_id = $2 AND enrollment.enrollment_id <> $1)),
        $3::date, $3::date + $4::integer, 4
      ON CONFLICT (program_code, enrollment_id) DO UPDATE SET inquiry_id = EXCLUDED.inquiry_id,
        admitted_on = EXCLUDED.admitted_on, discharged_on = EXCLUDED.discharged_on
      RETURNING program_code, enrollment_id) ${touchEnrollments}`,
    [enrollmentId, inquiryId, day, maybe(fc.integer({ min: 0, max: 9 }))],
  ),
  change(
    `WITH scores AS (DELETE FROM score WHERE enrollment_id = $1),
      changed AS (DELETE FROM enrollment WHERE enrollment_id = $1
      RETURNING program_code, enrollment_id) ${touchEnrollments}`,
    [enrollmentId],
  ),
  change(
    `WITH session AS (
      INSERT INTO group_session (program_code, session_id, starts_at, cancelled, scheduled_minutes, group_name)
      VALUES ('DAY', $1, $2, $3, 180, $4)
      ON CONFLICT (program_code, session_id) DO UPDATE SET starts_at = EXCLUDED.starts_at,
        cancelled = EXCLUDED.cancelled, group_name = EXCLUDED.group_name
      RETURNING program_code, session_id),
      changed AS (SELECT attendance.program_code, attendance.enrollment_id
        FROM attendance JOIN session USING (program_code, session_id)),
      touched AS (INSERT INTO touched_session SELECT program_code, session_id FROM session) ${touchEnrollments}`,
    [sessionId, hour, fc.boolean(), maybe(fc.constantFrom("morning", "evening"))],
  ),
  change(
    `WITH changed AS (
      INSERT INTO attendance (program_code, enrollment_id, session_id, status, attended_minutes)
      VALUES ('DAY', $1, $2, CASE WHEN $3::integer > 0 THEN 'attended' ELSE 'no_show' END, $3::integer)
      ON CONFLICT (program_code, enrollment_id, session_id) DO UPDATE SET status = EXCLUDED.status,
        attended_minutes = EXCLUDED.attended_minutes
      RETURNING program_code, enrollment_id, session_id),
      touched AS (INSERT INTO touched_session SELECT program_code, session_id FROM changed) ${touchEnrollments}`,
    [enrollmentId, sessionId, fc.constantFrom(0, 60, 180)],
  ),
  change(
    `WITH changed AS (
      INSERT INTO score (program_code, enrollment_id, instrument, taken_at, score_key, total)
      SELECT program_code, enrollment_id, 'phq-9', $2::timestamptz, 'k' || $3::integer, $3::integer
      FROM enrollment WHERE enrollment_id = $1
      ON CONFLICT (program_code, enrollment_id, score_key) DO UPDATE SET taken_at = EXCLUDED.taken_at, total = EXCLUDED.total
      RETURNING program_code, enrollment_id) ${touchEnrollments}`,
    [enrollmentId, hour, fc.integer({ min: 0, max: 3 })],
  ),
);

/** An import of some changes after some hours, or (no changes) only time that passes. */
const imports = fc.array(
  fc.record({ hours: fc.integer({ min: 0, max: 120 }), rows: fc.array(changes, { maxLength: 6 }) }),
  { minLength: 1, maxLength: 8 },
);

async function applyImport(rows: readonly Change[], asOfSeconds: number): Promise<void> {
  await inTransaction(client, async () => {
    if (rows.length === 0) {
      await buildDueFacts(client, { asOfSeconds });
      return;
    }
    await createTouchedTables(client);
    for (const row of rows) await client.query(row.statement, [...row.parameters]);
    await buildTouchedFacts(client, { asOfSeconds });
  });
}

async function empty(): Promise<void> {
  await inTransaction(client, async () => {
    for (const table of ["score", "attendance", "group_session", "enrollment", "inquiry", "program"]) {
      await client.query(`DELETE FROM ${table}`);
    }
    await insertPrograms(client);
    await rebuildAllFacts(client, { asOfSeconds: START });
  });
}

const ENOUGH_MILLISECONDS = 240_000;

it(
  "keeps the facts of touched episodes as a full rebuild gives them, and the columns as a new load gives them",
  async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(imports, async (sequence) => {
        await empty();
        let columns = await loadEpisodeColumns(client);
        let asOfSeconds = START;
        for (const { hours, rows } of sequence) {
          asOfSeconds += hours * 3600;
          await applyImport(rows, asOfSeconds);
          expect(await verifyFacts(client, { asOfSeconds })).toEqual([]);
          columns = await refreshEpisodeColumns(client, columns);
          const loaded = await loadEpisodeColumns(client);
          expect(readableColumns(columns)).toEqual(readableColumns(loaded));
          written += loaded.programs.reduce((sum, block) => sum + block.length, 0);
        }
      }),
      { numRuns: Number(process.env["FACTS_RUNS"] ?? 20), seed: 7 },
    );
    expect(written, "the sequences leave episodes to compare").toBeGreaterThan(50);
  },
  ENOUGH_MILLISECONDS,
);

it("is seen to fail when a row changes without being touched", async () => {
  await empty();
  await client.query(
    "INSERT INTO inquiry (program_code, program_asked_for, inquiry_id, inquired_at) VALUES ('DAY', 'DAY', 'I1', '2025-02-01Z')",
  );
  const differences = await verifyFacts(client, { asOfSeconds: START });
  expect(differences).toMatchObject([{ programCode: "DAY", onlyStored: 0, onlyRebuilt: 1 }]);
});
