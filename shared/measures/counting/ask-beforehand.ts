import type { Instrument } from "../../instruments/instrument.js";
import type { EpisodeColumns } from "../columns.js";
import type { Measure } from "../definition.js";
import type { Goals } from "../goals.js";
import { keptClasses } from "./kept-classes.js";
import { addUpWeeks } from "./program-count.js";
import { tallyPlanOf } from "./tally-plan.js";
import { walksOf } from "./walk-counted.js";

/** What every measure is asked about, and as of when, in unix seconds. */
export interface AskedBeforehand {
  readonly columns: EpisodeColumns;
  readonly measures: readonly Measure[];
  readonly registry: readonly Instrument[];
  readonly goals: Goals;
  readonly asOf: number;
}

/**
 * Asks every measure about all that it counts, a program at a step, so that whoever asks for a figure first that day does not
 * wait for it. What is kept already is not asked again.
 */
export function* askBeforehand({ measures, asOf, ...known }: AskedBeforehand): Generator<void> {
  const view = { from: null, to: null, by: [], every: null, where: [], asOf };
  for (const measure of measures) {
    const plan = tallyPlanOf({ measure, hasBeside: true, isWhole: true, registry: known.registry });
    const evaluation = { ...known, measure, view };
    for (const walk of walksOf(evaluation)) {
      keptClasses({ evaluation, walk, asked: plan });
      addUpWeeks(walk);
      yield;
    }
  }
}
