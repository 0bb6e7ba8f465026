import { quantileOfSorted } from "../statistics/quantile.js";
import { insufficient, type Insufficient } from "../statistics/insufficient.js";
import { RunningMoments, type Moments } from "../statistics/moments.js";
import { meanLimits } from "../statistics/t-interval.js";
import { scoreLimits, wilsonInterval, Z95 } from "../statistics/wilson-interval.js";
import type { Instrument } from "../instruments/instrument.js";
import type { CurveDetail } from "./curve-detail.js";
import type { FigureRule, Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { DurationResult, MeanResult, Result, Share } from "./result.js";
import { RunningCurve } from "./running-curve.js";
import { RunningTrajectory } from "./running-trajectory.js";

/** A figure while what it counts passes by. */
export interface RunningFigure {
  /** Counts what the cursor stands on. */
  add?(episode: Episode, moment: Moment, weight: number): void;
  /** Counts an observation of a share (1 yes, 0 no, 2 left out) or a number (NaN for left out), `weight` times. */
  addObserved?(observed: number, weight: number): void;
  /** The figure so far; a curve with as many points as wanted. */
  result(curves: CurveDetail): Result;
}

/** Starts the figure that a rule describes. */
export function startFigure(rule: FigureRule): RunningFigure {
  switch (rule.kind) {
    case "proportion":
      return new RunningProportion();
    case "shares":
      return new RunningShares(rule);
    case "parts":
      return new RunningParts(rule);
    case "duration":
      return new RunningDuration(rule.unit);
    case "mean":
      return new RunningMean(rule.unit);
    case "rate":
      return new RunningRate(rule);
    case "time-to-event":
      return new RunningCurve(rule);
    case "trajectory":
      return new RunningTrajectory();
  }
}

type RuleOf<Kind extends FigureRule["kind"]> = Extract<FigureRule, { readonly kind: Kind }>;

/** A share with its Wilson interval. */
export function proportionResult(numerator: number, denominator: number): Result {
  const interval = wilsonInterval(numerator, denominator);
  if ("kind" in interval) return interval;
  const { estimate, lower, upper, level, method } = interval;
  return { kind: "proportion", numerator, denominator, estimate, lower, upper, level, method };
}

/** Shares of one whole, each with its Wilson interval. */
export function sharesResult(classes: readonly string[], counts: ReadonlyMap<string, number>): Result {
  let denominator = 0;
  for (const name of classes) denominator += counts.get(name) ?? 0;
  if (denominator === 0) return nobody();
  const shares = classes.map((name): Share => {
    const numerator = counts.get(name) ?? 0;
    const { lower, upper } = scoreLimits(numerator, denominator, Z95);
    return { class: name, numerator, estimate: numerator / denominator, lower, upper };
  });
  return { kind: "shares", denominator, shares };
}

/** A mean with its t interval, as results state it. */
export function meanFigures(moments: Moments): Omit<MeanResult, "kind" | "unit"> {
  const { n, mean, variance } = moments;
  const sd = variance === null ? null : Math.sqrt(variance);
  const { lower, upper, reason } = meanLimits(moments);
  const found = { n, mean, sd, lower, upper, method: "t" } as const;
  return reason === undefined ? found : { ...found, reason };
}

/** Median, quartiles and 90th percentile of values. */
export function durationResult(unit: "hours" | "days", values: GrowingValues): DurationResult | Insufficient {
  if (values.length === 0) return nobody();
  const sorted = values.sorted();
  return {
    kind: "duration",
    unit,
    n: sorted.length,
    median: quantileOfSorted(sorted, 0.5),
    lowerQuartile: quantileOfSorted(sorted, 0.25),
    upperQuartile: quantileOfSorted(sorted, 0.75),
    p90: quantileOfSorted(sorted, 0.9),
  };
}

function nobody(): Insufficient {
  return { kind: "insufficient", reason: "Nobody is counted." };
}

class RunningProportion implements RunningFigure {
  private numerator = 0;
  private denominator = 0;

  addObserved(observed: number, weight: number): void {
    if (observed > 1) return;
    this.denominator += weight;
    this.numerator += observed * weight;
  }

  result(): Result {
    return proportionResult(this.numerator, this.denominator);
  }
}

class RunningShares implements RunningFigure {
  private readonly counts = new Map<string, number>();
  private instrument: Instrument | undefined;

  constructor(private readonly rule: RuleOf<"shares">) {}

  add(episode: Episode, moment: Moment, weight: number): void {
    this.instrument = episode.pair.instrument;
    const observed = this.rule.observe(episode, moment);
    if (observed !== null) this.counts.set(observed, (this.counts.get(observed) ?? 0) + weight);
  }

  result(): Result {
    const { classes } = this.rule;
    if (classes !== "severity-bands") {
      return sharesResult(
        classes.map((each) => each.code),
        this.counts,
      );
    }
    const bands = this.instrument?.bands ?? [];
    if (this.instrument && bands.length === 0) {
      return { kind: "insufficient", reason: `${this.instrument.id} has no published severity bands.` };
    }
    return sharesResult(
      bands.map((band) => band.name),
      this.counts,
    );
  }
}

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

class RunningDuration implements RunningFigure {
  private readonly values = new GrowingValues();

  constructor(private readonly unit: "hours" | "days") {}

  addObserved(observed: number): void {
    if (!Number.isNaN(observed)) this.values.push(observed);
  }

  result(): Result {
    return durationResult(this.unit, this.values);
  }
}

class RunningMean implements RunningFigure {
  private readonly moments = new RunningMoments();

  constructor(private readonly unit: RuleOf<"mean">["unit"]) {}

  addObserved(observed: number): void {
    if (!Number.isNaN(observed)) this.moments.add(observed);
  }

  result(): Result {
    const moments = this.moments.read();
    if (!moments) return insufficient("No value is counted.");
    return { kind: "mean", unit: this.unit, ...meanFigures(moments) };
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
