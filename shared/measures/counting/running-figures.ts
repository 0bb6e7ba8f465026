import type { FigureRule, Moment } from "../definition.js";
import type { Episode } from "../episode.js";
import { nobody } from "./figure-results.js";
import type { Result, Share } from "../result.js";

/** One group's figure while what it counts passes by. */
export interface RunningFigure {
  /** Counts what the cursor stands on, `weight` times. */
  add(episode: Episode, moment: Moment, weight: number): void;
  /** The figure so far. */
  result(): Result;
}

/** Rules whose figures are kept group by group: few are asked for at once. */
export type RunningRule = Extract<FigureRule, { readonly kind: "parts" | "rate" }>;

/** Starts the figure of one group that a rule describes. */
export function startRunning(rule: RunningRule): RunningFigure {
  switch (rule.kind) {
    case "parts":
      return new RunningParts(rule);
    case "rate":
      return new RunningRate(rule);
  }
}

type RuleOf<Kind extends FigureRule["kind"]> = Extract<FigureRule, { readonly kind: Kind }>;

class RunningParts implements RunningFigure {
  private readonly sums: number[];

  constructor(private readonly rule: RuleOf<"parts">) {
    this.sums = rule.classes.map(() => 0);
  }

  add(episode: Episode, moment: Moment, weight: number): void {
    const observed = this.rule.observe(episode, moment);
    if (observed === null) return;
    for (let part = 0; part < this.sums.length; part += 1) {
      this.sums[part] = (this.sums[part] ?? 0) + (observed[part] ?? 0) * weight;
    }
  }

  result(): Result {
    const denominator = this.sums.reduce((sum, part) => sum + part, 0);
    if (denominator === 0) return nobody();
    const shares = this.rule.classes.map((each, part): Share => {
      const numerator = this.sums[part] ?? 0;
      return { class: each.code, numerator, estimate: numerator / denominator, lower: null, upper: null };
    });
    const reason = "Parts of an amount of time, not of a number of people.";
    return { kind: "shares", denominator, shares, unit: "hours", reason };
  }
}

class RunningRate implements RunningFigure {
  private events = 0;
  private amount = 0;

  constructor(private readonly rule: RuleOf<"rate">) {}

  add(episode: Episode, moment: Moment, weight: number): void {
    const observed = this.rule.observe(episode, moment);
    if (observed === null) return;
    this.events += observed.events * weight;
    this.amount += observed.amount * weight;
  }

  result(): Result {
    const { events, amount } = this;
    if (amount === 0) return { kind: "insufficient", reason: "No time was observed." };
    return { kind: "rate", unit: this.rule.unit, events, amount, estimate: events / amount };
  }
}
