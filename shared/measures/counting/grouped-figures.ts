import { insufficient } from "../../statistics/insufficient.js";
import { GroupedMoments } from "../../statistics/moments.js";
import type { CountedRows, RowCursor } from "./counted-rows.js";
import type { CurveDetail } from "./curve-detail.js";
import type { CurveRule, DurationRule, FigureRule, MeanRule } from "../definition.js";
import { durationResult, meanFigures } from "./figure-results.js";
import type { GroupedFigure } from "./grouped-figure.js";
import { GroupedCurve } from "./grouped-curve.js";
import { GroupedValues } from "./grouped-values.js";
import type { MeanResult, Result } from "../result.js";
import { KeptNumbers } from "./kept-numbers.js";
import { elapsedOfTime, kindOfTime, NO_TIME, type ObservedColumn } from "./observed-columns.js";
import { startRunning, type RunningFigure } from "./running-figures.js";
import { RunningTrajectory } from "./running-trajectory.js";
import { WeekHours } from "./week-hours.js";

/** Rules whose figures look at every row; answers are counted by kinds of rows. */
export type RowRule = Exclude<FigureRule, { readonly kind: "proportion" | "shares" }>;

/** Of what a figure is started. */
export interface StartedFor {
  /** The whole may keep more than each of ten thousand groups. */
  readonly isWhole: boolean;
  /** Whether rows are those of the program's weeks. */
  readonly isByWeek: boolean;
}

/** Starts the figure that a rule describes. */
export function startGrouped(rule: RowRule, { isWhole, isByWeek }: StartedFor): GroupedFigure {
  switch (rule.kind) {
    case "duration":
      return isWhole && isByWeek && rule.minutesOf
        ? new WeekHours(rule.minutesOf)
        : new GroupedDuration(rule);
    case "time-to-event":
      return new ObservedCurve(rule);
    case "mean":
      return new GroupedMean(rule);
    case "trajectory":
      return new OneByOne(() => new RunningTrajectory(isWhole));
    default:
      return new OneByOne(() => startRunning(rule));
  }
}

class GroupedDuration implements GroupedFigure {
  private readonly values = new GroupedValues();

  constructor(private readonly rule: DurationRule) {}

  add(observed: ObservedColumn | null, counted: CountedRows, cursor: RowCursor): void {
    if (observed instanceof KeptNumbers) {
      this.values.add(counted, observed);
      return;
    }
    const { episode, moment, stand } = cursor;
    const { rows, groups, weights, length } = counted;
    for (let at = 0; at < length; at += 1) {
      stand(rows[at] ?? 0);
      const value = this.rule.observe(episode, moment);
      if (value === null || Number.isNaN(value)) continue;
      this.values.push(groups[at] ?? 0, value, weights[at] ?? 1);
    }
  }

  result(group: number): Result {
    return durationResult(this.rule.unit, this.values.sortedOf(group));
  }

  giveBack(): void {
    this.values.giveBack();
  }
}

class ObservedCurve implements GroupedFigure {
  private readonly curve: GroupedCurve;

  constructor(rule: CurveRule) {
    this.curve = new GroupedCurve(rule);
  }

  add(observed: ObservedColumn | null, { rows, groups, length }: CountedRows): void {
    const codes = observed instanceof Int32Array ? observed : null;
    for (let at = 0; at < length; at += 1) {
      const code = codes?.[rows[at] ?? 0] ?? NO_TIME;
      if (code !== NO_TIME) this.curve.push(groups[at] ?? 0, kindOfTime(code), elapsedOfTime(code));
    }
  }

  result(group: number, curves: CurveDetail): Result {
    return this.curve.result(group, curves);
  }

  giveBack(): void {
    this.curve.giveBack();
  }
}

class GroupedMean implements GroupedFigure {
  private moments = new GroupedMoments();

  constructor(private readonly rule: MeanRule) {}

  add(observed: ObservedColumn | null, { rows, groups, length }: CountedRows, cursor: RowCursor): void {
    const kept = observed instanceof KeptNumbers ? observed : null;
    const { episode, moment, stand } = cursor;
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      if (!kept) stand(row);
      // NaN is left out.
      const value = kept ? kept.at(row) : (this.rule.observe(episode, moment) ?? Number.NaN);
      this.moments.add(groups[at] ?? 0, value);
    }
  }

  result(group: number): Result {
    const moments = this.moments.read(group);
    if (!moments) return insufficient("No value is counted.");
    const { n, mean, sd, lower, upper, method, reason } = meanFigures(moments);
    const found: MeanResult = { kind: "mean", unit: this.rule.unit, n, mean, sd, lower, upper, method };
    return reason === undefined ? found : { ...found, reason };
  }

  giveBack(): void {
    this.moments = new GroupedMoments();
  }
}

/** A figure that is kept for each group by itself. */
class OneByOne implements GroupedFigure {
  private readonly figures: RunningFigure[] = [];

  constructor(private readonly start: () => RunningFigure) {}

  add(_observed: ObservedColumn | null, counted: CountedRows, cursor: RowCursor): void {
    const { rows, groups, weights, length } = counted;
    const { episode, moment, stand } = cursor;
    for (let at = 0; at < length; at += 1) {
      stand(rows[at] ?? 0);
      this.of(groups[at] ?? 0).add(episode, moment, weights[at] ?? 1);
    }
  }

  private of(group: number): RunningFigure {
    return (this.figures[group] ??= this.start());
  }

  result(group: number): Result {
    return (this.figures[group] ?? this.start()).result();
  }

  giveBack(): void {
    this.figures.length = 0;
  }
}
