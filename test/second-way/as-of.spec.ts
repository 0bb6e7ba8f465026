/*
 * Decision: any figure can be had again as of any earlier instant.
 * Forces: a report that is questioned must be run again as it was; the data's later corrections count, later events don't.
 * Decision: as-of is an argument of the facts' own text. Consequence: nothing may look at the present behind its back.
 * Check: for random instants every measure as of then, from all the data, equals what it gives at that instant from data
 * out of which every later event has been cut.
 */
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rebuildAllFacts } from "#api/facts/build-facts";
import { loadEpisodeColumns, loadEpisodeColumnsAsOf } from "#api/facts/episode-columns";
import { instruments } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measures } from "#shared/measures/index";
import { inTransaction } from "../facts/care-rows.js";
import { SeededRandom } from "../bench/seeded-random.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { isWholeRun } from "../support/whole-run.js";
import { AS_OF, insertRandomCare } from "./random-care.js";

const SEED = Number(process.env["AS_OF_SEED"] ?? 11);
const INSTANTS = Number(process.env["AS_OF_INSTANTS"] ?? (isWholeRun ? 5 : 2));
const PROGRAMS = 60;
const MINUTES = 60;

/** Takes every event after $1 out of the base tables; an inquiry of later leaves its enrollment without one. */
const cut = [
  "DELETE FROM attendance USING group_session AS g WHERE g.program_code = attendance.program_code AND g.session_id = attendance.session_id AND g.starts_at > $1",
  "DELETE FROM group_session WHERE starts_at > $1",
  "DELETE FROM score WHERE taken_at > $1",
  "CREATE TEMPORARY TABLE later AS SELECT e.program_code, e.enrollment_id FROM enrollment AS e JOIN program AS p ON p.program_code = e.program_code WHERE e.admitted_on::timestamp AT TIME ZONE p.zone > $1",
  "DELETE FROM score USING later AS l WHERE l.program_code = score.program_code AND l.enrollment_id = score.enrollment_id AND $1::timestamptz IS NOT NULL",
  "DELETE FROM enrollment USING later AS l WHERE l.program_code = enrollment.program_code AND l.enrollment_id = enrollment.enrollment_id AND $1::timestamptz IS NOT NULL",
  "UPDATE enrollment SET inquiry_id = NULL FROM inquiry AS q WHERE q.program_code = enrollment.program_code AND q.inquiry_id = enrollment.inquiry_id AND q.inquired_at > $1",
  "DELETE FROM inquiry WHERE inquired_at > $1",
  "UPDATE inquiry SET closed_at = NULL, closed_reason = NULL WHERE closed_at > $1",
  "UPDATE inquiry SET assessment_at = NULL WHERE assessment_at > $1",
  "UPDATE inquiry SET authorization_requested_at = NULL WHERE authorization_requested_at > $1",
  "UPDATE inquiry SET authorization_decided_at = NULL, authorization_result = NULL WHERE authorization_decided_at > $1",
  "UPDATE inquiry SET first_session_offered_at = NULL WHERE first_session_offered_at > $1",
  "UPDATE enrollment SET discharged_on = NULL, discharge_reason = NULL FROM program AS p WHERE p.program_code = enrollment.program_code AND (enrollment.discharged_on + 1)::timestamp AT TIME ZONE p.zone > $1",
];

let whole: ClonedDatabase;
let client: Client;

async function filled(): Promise<{ database: ClonedDatabase; connection: Client }> {
  const database = await cloneDatabase();
  const connection = new Client(database.appUrl);
  await connection.connect();
  await insertRandomCare(connection, SEED, PROGRAMS);
  return { database, connection };
}

beforeAll(async () => {
  const { database, connection } = await filled();
  whole = database;
  client = connection;
  await inTransaction(client, async () => await rebuildAllFacts(client, { asOfSeconds: AS_OF }));
});

afterAll(async () => {
  await client.end();
  await whole.drop();
});

/** Every measure by program and month, as text. */
function figures(columns: EpisodeColumns, asOf: number): string[] {
  return measures.map((measure) => {
    const view = { from: null, to: null, by: ["program"], every: "month", where: [], asOf } as const;
    return JSON.stringify(evaluateMeasure({ columns, measure, view, registry: instruments }));
  });
}

async function columnsOfThen(instant: number): Promise<EpisodeColumns> {
  const { database, connection } = await filled();
  try {
    await inTransaction(connection, async () => {
      for (const statement of cut) await connection.query(statement, [new Date(instant * 1000)]);
      await connection.query("DROP TABLE later");
      await rebuildAllFacts(connection, { asOfSeconds: instant });
    });
    return await loadEpisodeColumns(connection);
  } finally {
    await connection.end();
    await database.drop();
  }
}

const random = new SeededRandom(SEED);
const instants = Array.from({ length: INSTANTS }, () => AS_OF - random.below(140 * 24 * 60) * MINUTES);

it.each(instants)(
  "as of %d every figure is what it was then",
  async (instant) => {
    const now = figures(await loadEpisodeColumnsAsOf(client, instant), instant);
    const then = figures(await columnsOfThen(instant), instant);
    for (const [index, measure] of measures.entries()) expect(now[index], measure.id).toBe(then[index]);
    expect(now.join("").length).toBeGreaterThan(10_000);
  },
  120_000,
);

it("differs from the present's figures, so that the comparison can fail", async () => {
  const present = await loadEpisodeColumns(client);
  const instant = instants[0] ?? AS_OF;
  expect(figures(present, instant)).not.toEqual(
    figures(await loadEpisodeColumnsAsOf(client, instant), instant),
  );
}, 120_000);
