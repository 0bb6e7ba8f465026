import { LEFT_OUT, YES } from "./class-columns.js";
import type { CurveDetail } from "./curve-detail.js";
import type { CurveRule, FigureRule, Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { durationResult, proportionResult, sharesResult } from "./figure-results.js";
import { GroupedCurve } from "./grouped-curve.js";
import { GroupedValues, GrowingCounts } from "./grouped-values.js";
import type { Result } from "./result.js";
import { startRunning, type RunningFigure } from "./running-figures.js";
import { RunningTrajectory } from "./running-trajectory.js";

/** In which group something is counted, where the cursor stands, what instant is asked about, and how many of its kind there are. */
export interface Position {
  readonly group: number;
  readonly episode: Episode;
  readonly moment: Moment;
  readonly weight: number;
}

/** A figure of all groups while what they count passes by. */
export interface GroupedFigure {
  /** Counts what the cursor stands on. */
  add?(at: Position): void;
  /** Counts an observation as the columns keep it, `weight` times. */
  addObserved?(group: number, observed: number, weight: number): void;
  /** A group's figure; a curve with as many points as wanted. Nothing is counted after the first one. */
  result(group: number, curves: CurveDetail): Result;
}

/** Starts the figure that a rule describes; the whole may keep more than each of ten thousand groups. */
export function startGrouped(rule: FigureRule, isWhole: boolean): GroupedFigure {
  switch (rule.kind) {
    case "proportion":
      return new GroupedProportion();
    case "duration":
      return new GroupedDuration(rule.unit);
    case "time-to-event":
      return new ObservedCurve(rule);
    case "shares":
      if (rule.classes === "severity-bands") return new OneByOne(() => startRunning(rule));
      return new GroupedShares(rule.classes.map(({ code }) => code));
    case "trajectory":
      return new OneByOne(() => new RunningTrajectory(isWhole));
    default:
      return new OneByOne(() => startRunning(rule));
  }
}

class GroupedProportion implements GroupedFigure {
  private readonly numerators = new GrowingCounts();
  private readonly denominators = new GrowingCounts();

  addObserved(group: number, observed: number, weight: number): void {
    if (observed === LEFT_OUT) return;
    this.denominators.add(group, weight);
    if (observed === YES) this.numerators.add(group, weight);
  }

  result(group: number): Result {
    return proportionResult(this.numerators.at(group), this.denominators.at(group));
  }
}

class GroupedShares implements GroupedFigure {
  private readonly counts = new GrowingCounts();

  constructor(private readonly classes: readonly string[]) {}

  addObserved(group: number, observed: number, weight: number): void {
    if (observed !== LEFT_OUT) this.counts.add(group * this.classes.length + observed, weight);
  }

  result(group: number): Result {
    return sharesResult(this.classes, (place) => this.counts.at(group * this.classes.length + place));
  }
}

class GroupedDuration implements GroupedFigure {
  private readonly values = new GroupedValues();

  constructor(private readonly unit: "hours" | "days") {}

  addObserved(group: number, observed: number): void {
    if (!Number.isNaN(observed)) this.values.push(group, observed);
  }

  result(group: number): Result {
    return durationResult(this.unit, this.values.sortedOf(group));
  }
}

class ObservedCurve implements GroupedFigure {
  private readonly curve: GroupedCurve;

  constructor(private readonly rule: CurveRule) {
    this.curve = new GroupedCurve(rule);
  }

  add({ group, episode, moment }: Position): void {
    const kind = this.rule.observe(episode, moment);
    if (kind !== null) this.curve.push(group, kind, this.rule.elapsed(episode, moment));
  }

  result(group: number, curves: CurveDetail): Result {
    return this.curve.result(group, curves);
  }
}

/** A figure that is kept for each group by itself. */
class OneByOne implements GroupedFigure {
  private readonly figures: RunningFigure[] = [];

  constructor(private readonly start: () => RunningFigure) {}

  add({ group, episode, moment, weight }: Position): void {
    this.of(group).add?.(episode, moment, weight);
  }

  addObserved(group: number, observed: number): void {
    this.of(group).addObserved?.(observed);
  }

  private of(group: number): RunningFigure {
    return (this.figures[group] ??= this.start());
  }

  result(group: number): Result {
    return (this.figures[group] ?? this.start()).result();
  }
}
