import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { MOST_ROWS } from "#shared/measures/counting/counted-rows";
import type { Dimension, Measure } from "#shared/measures/definition";
import { evaluateMeasure } from "#shared/measures/evaluate";
import { measures } from "#shared/measures/index";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const TIMES = 60;
const once = seededColumns();
const often = seededColumns(TIMES);

/** What counts people, rows or seats in a result; everything else is a share, a time or a text. */
const counts = new Set([
  "initialPopulation",
  "pending",
  "numerator",
  "denominator",
  "n",
  "events",
  "competing",
  "censored",
  "withBaseline",
  "withoutLast",
]);
/** Lists of counts by reason. */
const countsByReason = new Set(["excluded", "missing"]);

/** Every count of an answer with the place where it stands; beside a figure and within it too. */
function countsIn(value: unknown, place: string, isCounting = false): Map<string, number> {
  if (typeof value === "number") return isCounting ? new Map([[place, value]]) : new Map();
  if (typeof value !== "object" || value === null) return new Map();
  const found = new Map<string, number>();
  for (const [name, part] of Object.entries(value)) {
    const isCount = counts.has(name) || isCounting;
    for (const [at, n] of countsIn(part, `${place}.${name}`, isCount || countsByReason.has(name))) {
      found.set(at, n);
    }
  }
  return found;
}

function countsOf(columns: typeof once, measure: Measure, by: readonly Dimension[]): Map<string, number> {
  const view = { from: null, to: null, every: null, where: [], by, asOf: SEEDED_AS_OF };
  const { groups } = evaluateMeasure({ columns, measure, view, registry, curves: "none" });
  return new Map(groups.flatMap((group) => [...countsIn(group, JSON.stringify(group.key))]));
}

it("has more episodes in each program than are counted at once", () => {
  for (const program of often.programs) expect(program.length).toBeGreaterThan(MOST_ROWS);
});

describe.each(measures.map((measure) => [measure.id, measure] as const))("%s", (_id, measure) => {
  const finest = measure.grain === "seat" ? "group" : "cohort";
  it.each([[[]], [[finest]], [["program", "payer_class"]]] as [Dimension[]][])(
    "counts sixty of each sixty times, by %j",
    (by) => {
      const wanted = [...countsOf(once, measure, by)].map(([place, n]) => [place, n * TIMES] as const);
      expect(wanted.length).toBeGreaterThan(2);
      expect(new Map(countsOf(often, measure, by))).toEqual(new Map(wanted));
    },
  );
});
