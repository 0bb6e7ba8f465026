import { SECONDS_PER_HOUR } from "../../calendar.js";
import { UNKNOWN, type ProgramColumns } from "../columns.js";
import { MOST_ROWS, type CountedRows, type RowCursor } from "./counted-rows.js";
import type { DurationMeasure } from "../definition.js";
import { isStep, type DurationStepRule, type Span } from "../duration-step.js";
import { durationResult } from "./figure-results.js";
import { GroupedValues } from "./grouped-values.js";
import type { DurationStep } from "../result.js";

/** The whole that a step is a part of: of which group, in what unit, and what its values add up to. */
export interface WholeOfSteps {
  readonly group: number;
  readonly unit: "hours" | "days";
  readonly total: number;
}

/** Episodes of one program, each with its group: the first so many of both lists. */
interface GroupedEpisodes {
  readonly length: number;
  readonly episodes: Int32Array;
  readonly groups: Int32Array;
  readonly integers: ProgramColumns["integers"];
}

/** The steps of a duration in all groups while what they count passes by. */
export class GroupedSteps {
  private readonly steps: readonly GroupedStep[];
  /** Of the rows at hand; written over by the next. */
  private readonly episodes: Int32Array;

  constructor({ steps, whole }: Pick<DurationMeasure, "steps" | "whole">) {
    this.episodes = new Int32Array(steps.length === 0 ? 0 : MOST_ROWS);
    this.steps = steps.map((rule) => new GroupedStep(rule, whole));
  }

  /** Counts rows in every step. */
  add({ rows, groups, length }: CountedRows, { episode, stand }: RowCursor): void {
    if (this.steps.length === 0) return;
    const { episodes } = this;
    for (let at = 0; at < length; at += 1) {
      stand(rows[at] ?? 0);
      episodes[at] = episode.index;
    }
    // Step by step: a column is read at a time.
    const { integers } = episode.columns;
    for (const step of this.steps) step.add({ length, episodes, groups, integers });
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
  /** Hours by group. */
  private readonly parts: number[] = [];

  constructor(
    private readonly rule: DurationStepRule,
    private readonly whole: Span,
  ) {}

  add({ length, episodes, groups, integers }: GroupedEpisodes): void {
    const { rule, whole, parts } = this;
    const [starts, ends] = [integers[rule.start], integers[rule.end]];
    const [begun, over] = [integers[whole.start], integers[whole.end]];
    for (let at = 0; at < length; at += 1) {
      const index = episodes[at] ?? 0;
      const [from, to] = [starts[index] ?? UNKNOWN, ends[index] ?? UNKNOWN];
      if (!isStep(from, to)) continue;
      const group = groups[at] ?? 0;
      this.values.push(group, (to - from) / SECONDS_PER_HOUR);
      const within = Math.min(to, over[index] ?? UNKNOWN) - Math.max(from, begun[index] ?? UNKNOWN);
      parts[group] = (parts[group] ?? 0) + Math.max(0, within) / SECONDS_PER_HOUR;
    }
  }

  giveBack(): void {
    this.values.giveBack();
  }

  result({ group, unit, total }: WholeOfSteps): DurationStep {
    const { id, from, to } = this.rule;
    const found = durationResult(unit, this.values.sortedOf(group));
    const shareOfWait = total > 0 ? (this.parts[group] ?? 0) / total : null;
    if (found.kind !== "duration") return { id, from, to, ...NOBODY_TOOK_IT };
    const { n, median, lowerQuartile, upperQuartile, p90 } = found;
    const step = { id, from, to, n, median, lowerQuartile, upperQuartile, p90, shareOfWait };
    return shareOfWait === null
      ? { ...step, reason: "No wait is counted that it could be a share of." }
      : step;
  }
}

const NOBODY_TOOK_IT = {
  n: 0,
  median: null,
  lowerQuartile: null,
  upperQuartile: null,
  p90: null,
  shareOfWait: null,
  reason: "Nobody took this step.",
};
