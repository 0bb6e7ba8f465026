import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadEpisodeColumns, refreshEpisodeColumns } from "#api/facts/episode-columns";
import { verifyFacts } from "#api/facts/verify-facts";
import { clearDemo } from "#api/imports/clear-data";
import { importRows, programs, type Rows } from "../imports/import-rows.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { isWholeRun } from "../support/whole-run.js";
import { inTransaction, seconds } from "./care-rows.js";
import { readableColumns } from "./readable-columns.js";

let database: ClonedDatabase;
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

const START = seconds("2026-03-01T00:00:00Z");

const oneOf = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const id = (letter: string, count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: count - 1 }).map((number) => `${letter}${number}`);
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
// Around the night of 8 March the clocks change: some of these times do not exist, and their rows are rejected.
const instant = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }))
  .map(([on, hour]) => `${on}T${String(hour).padStart(2, "0")}:30`);
const maybe = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(value, fc.constant(""));

/** A file of a feed: its header and up to eight rows of cells, some of them wrong, some of one key. */
function file(header: string, ...cells: fc.Arbitrary<string>[]): fc.Arbitrary<readonly string[]> {
  const row = fc.tuple(...cells).map((values) => values.join(","));
  return fc.array(row, { maxLength: 8 }).map((rows) => [header, ...rows]);
}

const program = oneOf("MH-A", "SU-B", "MH-A", "NONE");
const feeds: fc.Arbitrary<Rows> = fc.record(
  {
    inquiries: file(
      "inquiry_id,program_code,person_id,inquired_at,assessment_at,closed_at,closed_reason",
      id("I", 6),
      program,
      maybe(id("P", 3)),
      instant,
      maybe(instant),
      maybe(instant),
      maybe(oneOf("declined", "not_eligible", "unreachable")),
    ),
    enrollments: file(
      "enrollment_id,program_code,inquiry_id,person_id,cohort,admitted_on,discharged_on,discharge_reason",
      id("E", 5),
      program,
      maybe(id("I", 6)),
      maybe(id("P", 3)),
      maybe(oneOf("spring", "autumn")),
      day,
      maybe(day),
      maybe(oneOf("completed", "moved", "no_show")),
    ),
    sessions: file(
      "session_id,program_code,group,starts_at,scheduled_minutes,cancelled",
      id("S", 6),
      program,
      maybe(oneOf("morning", "evening")),
      instant,
      oneOf("180", "60", "9999"),
      oneOf("true", "false", ""),
    ),
    attendance: file(
      "session_id,enrollment_id,status,attended_minutes",
      id("S", 6),
      id("E", 5),
      oneOf("attended", "partial", "excused", "no_show"),
      oneOf("", "0", "45", "180"),
    ),
    scores: file(
      "score_id,enrollment_id,instrument,taken_at,total",
      maybe(id("K", 4)),
      id("E", 5),
      oneOf("PHQ-9", "GAD-7"),
      instant,
      oneOf("3", "14", "99"),
    ),
  },
  { requiredKeys: [] },
);

const sequences = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 200 }), feeds }), {
  minLength: 1,
  maxLength: isWholeRun ? 6 : 4,
});

async function startOver(): Promise<void> {
  // Only demo data are ever cleared.
  await client.query("UPDATE fact_version SET is_demo = true");
  await inTransaction(client, async () => void (await clearDemo(client)));
  await importRows(client, { programs }, { presentSeconds: START });
}

it("keeps, through the real import, the facts that a full rebuild gives and the columns that a new load gives", async () => {
  let [episodes, rejected] = [0, 0];
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      await startOver();
      let columns = await loadEpisodeColumns(client);
      let asOfSeconds = START;
      for (const step of sequence) {
        asOfSeconds += step.hours * 3600;
        if (Object.keys(step.feeds).length === 0) continue;
        const report = await importRows(client, step.feeds, { presentSeconds: asOfSeconds });
        for (const feed of report.feeds) {
          expect(feed.inserted + feed.updated + feed.unchanged + feed.rejected).toBe(feed.rowsRead);
          rejected += feed.rejected;
        }
        const built = await client.query<{ at: string }>(
          "SELECT extract(epoch FROM fact_version.built_at)::bigint AS at FROM fact_version",
        );
        const builtAt = Number(built.rows[0]?.at ?? asOfSeconds) || asOfSeconds;
        expect(await verifyFacts(client, { asOfSeconds: builtAt })).toEqual([]);
        columns = await refreshEpisodeColumns(client, columns);
        const loaded = await loadEpisodeColumns(client);
        expect(readableColumns(columns)).toEqual(readableColumns(loaded));
        episodes += loaded.programs.reduce((sum, block) => sum + block.length, 0);
      }
    }),
    { numRuns: Number(process.env["FACTS_RUNS"] ?? 30), seed: 11 },
  );
  expect(episodes, "the sequences leave episodes to compare").toBeGreaterThan(isWholeRun ? 100 : 60);
  expect(rejected, "some rows are bad").toBeGreaterThan(20);
}, 240_000);
