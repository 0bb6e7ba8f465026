import type { CountedRows, RowCursor } from "./counted-rows.js";
import type { DurationMeasure } from "../definition.js";
import { durationResult } from "./figure-results.js";
import { GroupedValues } from "./grouped-values.js";
import type { DurationStep } from "../result.js";

/** The whole that a step is a part of: of which group, in what unit, and what its values add up to. */
export interface WholeOfSteps {
  readonly group: number;
  readonly unit: "hours" | "days";
  readonly total: number;
}

type Step = DurationMeasure["steps"][number];

/** The steps of a duration in all groups while what they count passes by. */
export class GroupedSteps {
  private readonly steps: readonly GroupedStep[];

  constructor(rules: readonly Step[]) {
    this.steps = rules.map((rule) => new GroupedStep(rule));
  }

  /** Counts rows in every step. */
  add({ rows, groups, length }: CountedRows, cursor: RowCursor): void {
    const { steps } = this;
    for (let at = 0; at < length; at += 1) {
      cursor.stand(rows[at] ?? 0);
      for (const step of steps) step.add(groups[at] ?? 0, cursor);
    }
  }

  /** The steps' figures in a group. Nothing is counted after the first ones. */
  results(whole: WholeOfSteps): DurationStep[] {
    return this.steps.map((step) => step.result(whole));
  }

  /** Gives back what it holds; it has no more results. */
  giveBack(): void {
    for (const step of this.steps) step.giveBack();
  }
}

/** A step's values, and how much of each lies within the whole. */
class GroupedStep {
  private readonly values = new GroupedValues();
  /** By group. */
  private readonly parts: number[] = [];

  constructor(private readonly rule: Step) {}

  add(group: number, { episode, moment }: RowCursor): void {
    const observed = this.rule.observe(episode, moment);
    if (observed === null) return;
    this.values.push(group, observed);
    this.parts[group] = (this.parts[group] ?? 0) + this.rule.partOfWhole(episode, moment);
  }

  giveBack(): void {
    this.values.giveBack();
  }

  result({ group, unit, total }: WholeOfSteps): DurationStep {
    const { id, from, to } = this.rule;
    const found = durationResult(unit, this.values.sortedOf(group));
    const shareOfWait = total > 0 ? (this.parts[group] ?? 0) / total : null;
    if (found.kind !== "duration") {
      const none = { median: null, lowerQuartile: null, upperQuartile: null, p90: null, shareOfWait: null };
      return { id, from, to, n: 0, ...none, reason: "Nobody took this step." };
    }
    const { n, median, lowerQuartile, upperQuartile, p90 } = found;
    const step = { id, from, to, n, median, lowerQuartile, upperQuartile, p90, shareOfWait };
    return shareOfWait === null
      ? { ...step, reason: "No wait is counted that it could be a share of." }
      : step;
  }
}
