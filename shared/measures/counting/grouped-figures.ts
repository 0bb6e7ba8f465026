import type { CountedRows, RowCursor } from "./counted-rows.js";
import type { CurveDetail } from "./curve-detail.js";
import type { Instrument } from "../../instruments/instrument.js";
import type { CurveRule, DurationRule, FigureRule } from "../definition.js";
import { durationResult, proportionResult, sharesResult } from "./figure-results.js";
import { GroupedCurve } from "./grouped-curve.js";
import { GroupedValues, GrowingCounts } from "./grouped-values.js";
import type { Result } from "../result.js";
import {
  elapsedOfTime,
  kindOfTime,
  LEFT_OUT,
  NO,
  NO_TIME,
  YES,
  type ObservedColumn,
} from "./observed-columns.js";
import { startRunning, type RunningFigure } from "./running-figures.js";
import { RunningTrajectory } from "./running-trajectory.js";

/** A figure of all groups while what they count passes by. */
export interface GroupedFigure {
  /** Counts rows, each in its group: by the observations that the columns keep of them, else as the cursor reads. */
  add(observed: ObservedColumn | null, rows: CountedRows, cursor: RowCursor): void;
  /** A group's figure; a curve with as many points as wanted. Nothing is counted after the first one. */
  result(group: number, curves: CurveDetail): Result;
}

/** Starts the figure that a rule describes; the whole may keep more than each of ten thousand groups. */
export function startGrouped(rule: FigureRule, isWhole: boolean): GroupedFigure {
  switch (rule.kind) {
    case "proportion":
      return new GroupedProportion();
    case "duration":
      return new GroupedDuration(rule);
    case "time-to-event":
      return new ObservedCurve(rule);
    case "shares":
      if (rule.classes === "severity-bands") return new GroupedBands();
      return new GroupedShares(rule.classes.map(({ code }) => code));
    case "trajectory":
      return new OneByOne(() => new RunningTrajectory(isWhole));
    default:
      return new OneByOne(() => startRunning(rule));
  }
}

class GroupedProportion implements GroupedFigure {
  private readonly yes = new GrowingCounts();
  private readonly no = new GrowingCounts();

  add(observed: ObservedColumn | null, { rows, groups, weights, length, mostGroup }: CountedRows): void {
    const yes = this.yes.upTo(mostGroup + 1);
    const no = this.no.upTo(mostGroup + 1);
    for (let at = 0; at < length; at += 1) {
      const group = groups[at] ?? 0;
      const answer = observed?.[rows[at] ?? 0] ?? LEFT_OUT;
      if (answer === YES) yes[group] = (yes[group] ?? 0) + (weights[at] ?? 1);
      else if (answer === NO) no[group] = (no[group] ?? 0) + (weights[at] ?? 1);
    }
  }

  result(group: number): Result {
    const numerator = this.yes.at(group);
    return proportionResult(numerator, numerator + this.no.at(group));
  }
}

class GroupedShares implements GroupedFigure {
  private readonly counts = new GrowingCounts();

  constructor(private readonly classes: readonly string[]) {}

  add(observed: ObservedColumn | null, { rows, groups, weights, length }: CountedRows): void {
    for (let at = 0; at < length; at += 1) {
      const place = observed?.[rows[at] ?? 0] ?? LEFT_OUT;
      if (place !== LEFT_OUT)
        this.counts.add((groups[at] ?? 0) * this.classes.length + place, weights[at] ?? 1);
    }
  }

  result(group: number): Result {
    return sharesResult(this.classes, (place) => this.counts.at(group * this.classes.length + place));
  }
}

/** More bands than any instrument has. */
const MOST_BANDS = 32;

/** Shares of an instrument's severity bands: each group is of one instrument. */
class GroupedBands implements GroupedFigure {
  private readonly counts = new GrowingCounts();
  private readonly instruments: Instrument[] = [];

  add(observed: ObservedColumn | null, counted: CountedRows, { episode, stand }: RowCursor): void {
    const { rows, groups, weights, length } = counted;
    stand(rows[0] ?? 0);
    const { instrument, instrumentCode } = episode.pair;
    if (instrumentCode !== counted.instrument)
      throw new Error("Severity bands are counted of one instrument at a time.");
    if (!instrument) return;
    for (let at = 0; at < length; at += 1) {
      const group = groups[at] ?? 0;
      const place = observed?.[rows[at] ?? 0] ?? LEFT_OUT;
      this.instruments[group] = instrument;
      if (place !== LEFT_OUT) this.counts.add(group * MOST_BANDS + place, weights[at] ?? 1);
    }
  }

  result(group: number): Result {
    const instrument = this.instruments[group];
    const bands = instrument?.bands ?? [];
    if (instrument && bands.length === 0) {
      return { kind: "insufficient", reason: `${instrument.id} has no published severity bands.` };
    }
    const names = bands.map(({ name }) => name);
    return sharesResult(names, (place) => this.counts.at(group * MOST_BANDS + place));
  }
}

class GroupedDuration implements GroupedFigure {
  private readonly values = new GroupedValues();

  constructor(private readonly rule: DurationRule) {}

  add(observed: ObservedColumn | null, { rows, groups, length }: CountedRows, cursor: RowCursor): void {
    const { episode, moment, stand } = cursor;
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      if (!observed) stand(row);
      const value = observed ? (observed[row] ?? Number.NaN) : this.rule.observe(episode, moment);
      if (value !== null && !Number.isNaN(value)) this.values.push(groups[at] ?? 0, value);
    }
  }

  result(group: number): Result {
    return durationResult(this.rule.unit, this.values.sortedOf(group));
  }
}

class ObservedCurve implements GroupedFigure {
  private readonly curve: GroupedCurve;

  constructor(rule: CurveRule) {
    this.curve = new GroupedCurve(rule);
  }

  add(observed: ObservedColumn | null, { rows, groups, length }: CountedRows): void {
    for (let at = 0; at < length; at += 1) {
      const code = observed?.[rows[at] ?? 0] ?? NO_TIME;
      if (code !== NO_TIME) this.curve.push(groups[at] ?? 0, kindOfTime(code), elapsedOfTime(code));
    }
  }

  result(group: number, curves: CurveDetail): Result {
    return this.curve.result(group, curves);
  }
}

/** A figure that is kept for each group by itself. */
class OneByOne implements GroupedFigure {
  private readonly figures: RunningFigure[] = [];

  constructor(private readonly start: () => RunningFigure) {}

  add(
    observed: ObservedColumn | null,
    { rows, groups, weights, length }: CountedRows,
    cursor: RowCursor,
  ): void {
    const { episode, moment, stand } = cursor;
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      const group = groups[at] ?? 0;
      const figure = this.of(group);
      if (observed) figure.addObserved?.(observed[row] ?? Number.NaN);
      else {
        stand(row);
        figure.add?.(episode, moment, weights[at] ?? 1);
      }
    }
  }

  private of(group: number): RunningFigure {
    return (this.figures[group] ??= this.start());
  }

  result(group: number): Result {
    return (this.figures[group] ?? this.start()).result();
  }
}
