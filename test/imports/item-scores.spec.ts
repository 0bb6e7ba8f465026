import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queriesOf } from "#api/database/run-query";
import { readInstruments } from "#api/settings/read-instruments";
import { readSetting, setInstrument } from "#api/instruments/write-instruments";
import type { Instrument } from "#shared/instruments/instrument";
import { scoreFromItems } from "#shared/instruments/score-from-items";
import { cloneDatabase } from "../support/database.js";
import { everything, importRows, present, scores } from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let registry: Instrument[];

/** An own instrument with everything that a shipped one lacks: answers from 1, half points, grouped items, a mean. */
const own = {
  id: "MOOD-6",
  title: "Mood, six items",
  min: 2,
  max: 10,
  direction: "higher",
  items: {
    count: 6,
    min: 1,
    max: 5,
    pointsPerItem: 0.5,
    highestOf: [
      [2, 5],
      [3, 6],
    ],
  },
  missingItems: { allowed: 2, counts: "mean" },
};

async function define(setting: object): Promise<void> {
  await setInstrument(client, readSetting(setting), { by: "test", atSeconds: present });
}

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await importRows(client, everything);
  await define(own);
  await define({ id: "OQ-45.2", title: "Outcome Questionnaire", min: 0, max: 180, direction: "lower" });
  await define({ id: "GAD-7", missingItems: { allowed: 1, counts: "zero" } });
  registry = await readInstruments(queriesOf(client));
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const columns = Array.from({ length: 42 }, (_, index) => `item_${index + 1}`).join(",");
const itemHeader = `score_id,enrollment_id,instrument,taken_at,total,${columns}`;

function rowOf(id: string, instrument: string, answers: readonly (number | null)[]): string {
  const cells = Array.from({ length: 42 }, (_, index) => answers[index] ?? "");
  return [id, "E1", instrument, "2026-01-09T10:00", "", ...cells].join(",");
}

type Answered = { of: Instrument; answers: (number | null)[] };

function answersOf(of: Instrument): fc.Arbitrary<Answered> {
  const { count, min, max } = of.items ?? { count: 3, min: 0, max: 3 };
  const possible = fc.integer({ min, max });
  const answer = fc.oneof(
    { weight: 30, arbitrary: possible },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: max + 1 }) },
  );
  const length = fc.oneof(
    { weight: 8, arbitrary: fc.constant(count) },
    { weight: 1, arbitrary: fc.nat(count + 1) },
  );
  const answers = length.chain((size) => fc.array(answer, { minLength: size, maxLength: size }));
  return fc.record({ of: fc.constant(of), answers });
}

test("the import scores items exactly as scoreFromItems does", async () => {
  const counted = { score: 0, prorated: 0, none: 0 };
  const rows = fc.array(fc.constantFrom(...registry).chain(answersOf), { minLength: 150, maxLength: 150 });
  await fc.assert(
    fc.asyncProperty(rows, async (answered) => {
      await client.query("DELETE FROM score WHERE score_id LIKE 'R%'");
      const lines = answered.map(({ of, answers }, index) => rowOf(`R${index}`, of.id, answers));
      await importRows(client, { scores: [itemHeader, ...lines] });
      const stored = await client.query<{ score_id: string; total: number; is_prorated: boolean }>(
        "SELECT score_id, total::float8, is_prorated FROM score WHERE score_id LIKE 'R%'",
      );
      const found = new Map(stored.rows.map((row) => [row.score_id, row]));
      for (const [index, { of, answers }] of answered.entries()) {
        const expected = scoreFromItems(of, answers);
        const row = found.get(`R${index}`);
        if (expected.kind === "none") {
          expect(row, `${of.id} ${answers.join(" ")}`).toBeUndefined();
          counted.none += 1;
        } else {
          const { total, isProrated } = expected;
          expect(row, `${of.id} ${answers.join(" ")}`).toMatchObject({ total, is_prorated: isProrated });
          counted[isProrated ? "prorated" : "score"] += 1;
        }
      }
    }),
    // A failure names its answers; shrinking 150 rows by imports would take minutes.
    { numRuns: 12, endOnFailure: true },
  );
  // The comparison says nothing where one of the three never happened.
  expect(Math.min(counted.score, counted.prorated, counted.none)).toBeGreaterThan(20);
});

async function findingsOf(
  rows: string[],
  header = scores[0] ?? "",
): Promise<[string, string | null, boolean][]> {
  const report = await importRows(client, { scores: [header, ...rows] }, { dryRun: true });
  return report.findings.map((finding) => [finding.code, finding.column, finding.isRejection]);
}

test.each([
  { name: "an own instrument at the lower end", row: "MOOD-6,2026-01-10T10:00,2", finding: null },
  { name: "an own instrument at the upper end", row: "MOOD-6,2026-01-10T10:00,10", finding: null },
  { name: "one below", row: "MOOD-6,2026-01-10T10:00,1.99", finding: ["out_of_range", "total", true] },
  { name: "one above", row: "MOOD-6,2026-01-10T10:00,10.01", finding: ["out_of_range", "total", true] },
  {
    name: "an own instrument spelled otherwise",
    row: "mood 6,2026-01-10T10:00,5",
    finding: ["instrument_spelling", "instrument", true],
  },
  {
    name: "a name that nobody knows",
    row: "ZUNG,2026-01-10T10:00,5",
    finding: ["unknown_instrument", "instrument", false],
  },
  {
    name: "a scale without a total",
    row: "BAM,2026-01-10T10:00,5",
    finding: ["scale_without_total", "instrument", true],
  },
  { name: "its subscale", row: "BAM-USE,2026-01-10T10:00,12", finding: null },
  {
    name: "an AUDIT under the name of its short form",
    row: "AUDIT-C,2026-01-10T10:00,23",
    finding: ["out_of_range", "total", true],
  },
  {
    name: "a raw sum of the WHO-5",
    row: "WHO-5,2026-01-10T10:00,13",
    finding: ["total_between_steps", "total", false],
  },
  { name: "a total of the WHO-5", row: "WHO-5,2026-01-10T10:00,52", finding: null },
  { name: "a T score", row: "RCADS-DEPRESSION-T,2026-01-10T10:00,71.5", finding: null },
])("$name", async ({ row, finding }) => {
  expect(await findingsOf([`B,E1,${row}`])).toEqual(finding === null ? [] : [finding]);
});

test("an instrument of which only totals are taken keeps items beside a total and needs one", async () => {
  const with3 = "score_id,enrollment_id,instrument,taken_at,total,item_1,item_2,item_3";
  expect(await findingsOf(["B,E1,OQ-45.2,2026-01-10T10:00,70,1,2,3"], with3)).toEqual([]);
  expect(await findingsOf(["B,E1,OQ-45.2,2026-01-10T10:00,,1,2,3"], with3)).toEqual([
    ["items_not_defined", "items", true],
  ]);
});
