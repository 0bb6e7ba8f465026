import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { askBeforehand } from "#shared/measures/counting/ask-beforehand";
import type { Measure, View } from "#shared/measures/definition";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { defaultGoals as goals } from "#shared/measures/goals";
import { measures } from "#shared/measures/index";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const view: View = {
  from: null,
  to: null,
  by: ["program"],
  every: "month",
  where: [],
  asOf: SEEDED_AS_OF + 5,
};

/** The measure, counting how often it is asked. */
function counted(measure: Measure): { measure: Measure; times: () => number } {
  let times = 0;
  const classify: Measure["classify"] = (episode, moment) => {
    times += 1;
    return measure.classify(episode, moment);
  };
  return { measure: { ...measure, classify }, times: () => times };
}

describe("what is asked beforehand", () => {
  const kept = measures.filter((measure) => measure.grain === "episode" || measure.grain === "pair");
  it.each(kept.map((measure) => [measure.id, measure] as const))("%s is not asked again", (_id, original) => {
    const columns = seededColumns();
    const { measure, times } = counted(original);
    const known = { columns, measures: [measure], registry, goals, asOf: SEEDED_AS_OF };
    const steps = [...askBeforehand(known)].length;
    expect(steps).toBe(columns.programs.length);
    const asked = times();
    expect(asked).toBeGreaterThan(0);
    expect([...askBeforehand(known)]).toHaveLength(steps);
    expect(times()).toBe(asked);
    const evaluation = { columns, measure, view, registry, goals };
    const found = evaluateMeasure(evaluation);
    // Only what may read differently before the day ends is asked once more.
    expect(times() - asked).toBeLessThan(asked / 4);
    expect(found).toEqual(evaluateMeasure({ ...evaluation, columns: seededColumns(), measure: original }));
  });
});
