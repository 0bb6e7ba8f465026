import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { ClassColumns } from "#shared/measures/counting/class-columns";
import { OPEN } from "#shared/measures/counting/row-kinds";
import { TallyPlan } from "#shared/measures/counting/tally-plan";
import type { Companion, Measure } from "#shared/measures/definition";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const SIDES = 20;
const numbers = Array.from({ length: SIDES }, (_, place) => ({ code: `${place}`, sentence: "" }));

function die(id: string, divisor: number): Companion {
  return {
    kind: "shares",
    id,
    title: id,
    sentence: id,
    over: "all",
    classes: numbers,
    observe: ({ index }) => `${Math.floor(index / divisor) % SIDES}`,
  };
}

/** Every episode answers in its own way: four hundred kinds of rows, more than fit in a byte. */
const measure: Measure = {
  ...accessWithin48h,
  id: "spec-dice",
  companions: [die("one", 1), die("other", SIDES)],
};

it("counts more kinds of rows than a byte tells apart", () => {
  const columns = seededColumns(12);
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
  const plan = new TallyPlan({ measure, hasBeside: true, isWhole: true, registry });
  for (let round = 0; round < 2; round += 1) {
    const [whole] = evaluateMeasure({ columns, measure, view, registry }).groups;
    const excluded = Object.values(whole?.excluded ?? {}).reduce((sum, n) => sum + n, 0);
    for (const id of ["one", "other"]) {
      const shares = whole?.beside[id];
      if (shares?.kind !== "shares") throw new Error("no shares");
      expect(shares.denominator).toBe((whole?.initialPopulation ?? 0) - excluded);
      expect(shares.shares.every(({ numerator }) => numerator > 0)).toBe(true);
    }
  }
  expect(plan.kinds.all.length).toBeGreaterThan(256);
});

it("has every row open until it is asked about", () => {
  const plan = new TallyPlan({ measure, hasBeside: true, isWhole: true, registry });
  expect([...new ClassColumns(plan, 3).kinds]).toEqual([OPEN, OPEN, OPEN]);
});
