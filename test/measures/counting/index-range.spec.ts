import * as fc from "fast-check";
import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { evaluateMeasure } from "#shared/measures/evaluate";
import { measures } from "#shared/measures/index";
import type { GroupResult } from "#shared/measures/result";
import { periodBounds } from "#shared/calendar";
import { LAST_DAY, seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const columns = seededColumns();
const LAST_MONDAY = LAST_DAY - 6;

/** The weeks of a measure by program, of all days or of those of a run of weeks. */
function weeksOf(
  measureAt: number,
  days: { from: number | null; to: number | null },
): readonly GroupResult[] {
  const measure = measures[measureAt];
  if (!measure) throw new Error("no measure");
  const view = { ...days, by: ["program"] as const, every: "week" as const, where: [], asOf: SEEDED_AS_OF };
  return evaluateMeasure({ columns, measure, view, registry }).groups;
}

it.each(measures.map(({ id }, at) => [id, at] as const))(
  "%s counts the same in a run of weeks as in those weeks of everything",
  (_id, at) => {
    const everything = weeksOf(at, { from: null, to: null });
    fc.assert(
      fc.property(fc.nat(60), fc.nat(30), (before, length) => {
        const from = LAST_MONDAY - 7 * before;
        const to = from + 7 * (length + 1);
        const found = weeksOf(at, { from, to }).filter((group) => group.initialPopulation > 0);
        const wanted = everything.filter(({ period, initialPopulation }) => {
          const monday = periodBounds(period ?? "").from;
          return initialPopulation > 0 && monday >= from && monday < to;
        });
        expect(found).toEqual(wanted);
      }),
      { numRuns: 10 },
    );
  },
);
