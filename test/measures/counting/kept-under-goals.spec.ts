import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { defaultGoals, goalsOf, type Goals } from "#shared/measures/goals";
import { measures, measuresUnder } from "#shared/measures/index";
import { SEEDED_AS_OF, seededColumns } from "../seeded-columns.js";

const other = goalsOf([
  { goal: "access", population: null, from: "2024-03-01", lowest: null, highest: 720 },
  { goal: "dose", population: "adult", from: "2024-03-04", lowest: 2, highest: 5 },
  { goal: "stay", population: null, from: null, lowest: 4, highest: 6 },
]);

/** Measures whose figures over the seeded columns rest on the goals: whoever waits in them has waited for longer than any. */
const resting = ["access-within-48h", "access-definitions", "weekly-dose", "completion", "length-of-stay"];

describe("columns that were asked under other goals", () => {
  it.each(measures.map(({ id }) => id))("%s reads as over columns that nobody asked before", (id) => {
    const kept = seededColumns();
    const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
    const under = (goals: Goals, columns = kept): string => {
      const measure = measuresUnder(goals).find((each) => each.id === id);
      if (!measure) throw new Error(`no ${id}`);
      return JSON.stringify(evaluateMeasure({ columns, measure, view, registry: instruments, goals }));
    };
    const [shipped, changed] = [under(defaultGoals, seededColumns()), under(other, seededColumns())];
    const asked = [defaultGoals, other, defaultGoals].map((goals) => under(goals));
    expect(asked).toEqual([shipped, changed, shipped]);
    expect(shipped !== changed).toBe(resting.includes(id));
  });
});
