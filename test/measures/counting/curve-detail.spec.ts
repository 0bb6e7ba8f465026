import { expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { keptPoints } from "#shared/measures/counting/curve-detail";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measures } from "#shared/measures/index";
import { SEEDED_AS_OF, seededColumns } from "../seeded-columns.js";

it("keeps no point, or all of them, as wanted", () => {
  expect(keptPoints(5, "none")).toEqual([]);
  expect(keptPoints(5, "full")).toEqual([0, 1, 2, 3, 4]);
  for (const detail of ["none", "thin", "full"] as const) expect(keptPoints(0, detail)).toEqual([]);
});

it.each([
  [1, 1],
  [400, 400],
  [401, 201],
  [800, 268],
  [799, 400],
  [60_000, 399],
])("of %i points keeps %i when thin, the first and the last among them", (length, count) => {
  const kept = keptPoints(length, "thin");
  expect(kept).toHaveLength(count);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(length - 1);
});

const columns = seededColumns();
it.each(measures)("$id has the same figures, and nothing beside them, where that isn't wanted", (measure) => {
  const view = { from: null, to: null, by: ["program"], every: null, where: [], asOf: SEEDED_AS_OF } as const;
  const evaluation = { columns, measure, view, registry: instruments };
  const whole = evaluateMeasure(evaluation);
  expect(whole.groups.length).toBeGreaterThan(1);
  expect(evaluateMeasure({ ...evaluation, hasBeside: false })).toEqual({
    ...whole,
    groups: whole.groups.map((group) => ({ ...group, beside: {} })),
  });
});
