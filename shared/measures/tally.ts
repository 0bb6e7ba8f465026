import { COMPETING } from "../statistics/risk-table.js";
import type { ClassColumns } from "./class-columns.js";
import { placesOf, type ClassPlaces } from "./class-places.js";
import type { Classification, Companion, DurationMeasure, Measure, Moment } from "./definition.js";
import type { CurveDetail } from "./curve-detail.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { DurationStep, GroupResult, Mark, Result } from "./result.js";
import { RunningChange } from "./running-change.js";
import { RunningCurve } from "./running-curve.js";
import {
  durationResult,
  proportionResult,
  sharesResult,
  startFigure,
  type RunningFigure,
} from "./running-figures.js";

/** Words by size of the denominator: below 10 "few", below 30 "imprecise". */
const FEW = 10;
const IMPRECISE = 30;

const NOBODY: Result = { kind: "none", reason: "Nobody is in the initial population." };

/** Whose figures are wanted, and how many points of each curve. */
export interface FiguresOf {
  readonly key: Readonly<Record<string, string>>;
  readonly period: string | null;
  /** Whether the period is not over yet. */
  readonly isUnfinished: boolean;
  readonly curves: CurveDetail;
}

/** What all groups of one evaluation share. */
export class TallyPlan {
  readonly places: ClassPlaces;
  /** What is shown beside the main figure; none where it isn't wanted. */
  readonly companions: readonly Companion[];
  readonly items: readonly Companion[];
  /** The items of a list, then what stands beside the figure: so the same part has the same place without what is beside. */
  readonly parts: readonly Companion[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];

  constructor(
    readonly measure: Measure,
    readonly hasBeside: boolean,
  ) {
    this.places = placesOf(measure);
    this.companions = hasBeside ? measure.companions : [];
    this.items = measure.kind === "list" ? measure.items : [];
    this.parts = [...this.items, ...this.companions];
    this.isOverAll = this.parts.map((part) => part.over === "all");
  }
}

/** What is counted of one group and period while episodes, weeks, pairs or seats pass by. */
export class Tally {
  private initialPopulation = 0;
  /** How many of each class, by its place in the plan. */
  private readonly counts: number[] = [];
  private isImmature = false;
  private isProrated = false;
  private readonly parts: readonly RunningFigure[];
  private readonly values: GrowingValues | null;
  private readonly steps: readonly RunningStep[];
  private readonly curve: RunningCurve | null;
  private readonly change: RunningChange | null;

  constructor(private readonly plan: TallyPlan) {
    const { measure } = plan;
    this.parts = plan.parts.map(startFigure);
    this.values = measure.kind === "duration" ? new GrowingValues() : null;
    this.steps = measure.kind === "duration" ? measure.steps.map(startStep) : [];
    this.curve =
      measure.kind === "time-to-event" ? new RunningCurve({ ...measure, observe: () => null }) : null;
    this.change = measure.kind === "mean-change" ? new RunningChange() : null;
  }

  /** Counts a row that is not outside, with the cursor standing on it, `weight` times. */
  add(columns: ClassColumns, row: number, at: Position): void {
    const { places, measure, isOverAll } = this.plan;
    this.initialPopulation += at.weight;
    if (columns.isImmatureAt(row)) this.isImmature = true;
    const place = columns.placeAt(row);
    while (this.counts.length <= place) this.counts.push(0);
    this.counts[place] = (this.counts[place] ?? 0) + at.weight;
    const role = places.roles[place];
    if (role === "excluded") return;
    const isCounted = role === "counted";
    if (isCounted) this.addCounted(columns, row, at);
    if (measure.kind === "duration") this.addSteps(at, isCounted);
    for (let part = 0; part < this.parts.length; part += 1) {
      if (isCounted || isOverAll[part]) this.addPart(part, columns.observed[part]?.[row], at);
    }
  }

  private addCounted(columns: ClassColumns, row: number, { episode }: Position): void {
    if (columns.isProratedAt(row)) this.isProrated = true;
    if (this.change) this.change.add(episode);
    else if (this.values) this.values.push(columns.amountAt(row));
    else if (this.curve) {
      const name = this.plan.places.classes[columns.placeAt(row)]?.class;
      if (isCurveClass(name)) this.curve.push(name, columns.amountAt(row));
    }
  }

  private addPart(part: number, observed: number | undefined, at: Position): void {
    const figure = this.parts[part];
    if (observed === undefined) figure?.add?.(at.episode, at.moment, at.weight);
    else figure?.addObserved?.(observed, at.weight);
  }

  private addSteps({ episode, moment }: Position, isCounted: boolean): void {
    for (const { rule, values, part } of this.steps) {
      const observed = rule.observe(episode, moment);
      if (observed === null) continue;
      values.push(observed);
      if (isCounted) part.sum += rule.partOfWhole(episode, moment);
    }
  }

  /** The figures of what was counted. */
  figures(of: FiguresOf): GroupResult {
    const { key, period, isUnfinished, curves } = of;
    const { measure } = this.plan;
    const classes = this.sumClasses();
    const isEmpty = this.initialPopulation === 0;
    return {
      key,
      period,
      initialPopulation: this.initialPopulation,
      excluded: byCode(classes.excluded),
      pending: classes.pending,
      missing: byCode(classes.missing),
      result: isEmpty ? NOBODY : this.mainResult(classes, curves),
      beside: isEmpty ? {} : this.beside(curves),
      bounds: measure.kind === "proportion" ? boundsOf(classes) : null,
      marks: this.marks(classes.counted, isUnfinished),
    };
  }

  private sumClasses(): ClassSums {
    const { classes, roles } = this.plan.places;
    const sums: ClassSums = {
      pending: 0,
      met: 0,
      notMet: 0,
      counted: 0,
      excluded: [],
      missing: [],
      reasons: [],
    };
    for (let place = 0; place < this.counts.length; place += 1) {
      const n = this.counts[place] ?? 0;
      const found = classes[place];
      if (n === 0 || !found) continue;
      if (roles[place] === "counted") sums.counted += n;
      if (found.class === "pending") sums.pending += n;
      else if (found.class === "met") sums.met += n;
      else if (found.class === "not_met") sums.notMet += n;
      else if (found.class === "excluded") sums.excluded.push([found.reason, n]);
      else if (found.class === "missing") sums.missing.push([found.reason, n]);
      else if (found.class === "counted") sums.reasons.push([found.reason, n]);
    }
    return sums;
  }

  private beside(curves: CurveDetail): Record<string, Result> {
    const { measure, companions, items, hasBeside } = this.plan;
    const beside: Record<string, Result> = {};
    for (const [part, { id }] of companions.entries()) {
      beside[id] = this.parts[items.length + part]?.result(curves) ?? NOBODY;
    }
    if (hasBeside && measure.kind === "time-to-event" && measure.competing && this.curve) {
      beside[measure.competing.id] = this.curve.result(curves, COMPETING);
    }
    return beside;
  }

  private mainResult(classes: ClassSums, curves: CurveDetail): Result {
    const { measure } = this.plan;
    switch (measure.kind) {
      case "proportion":
        return proportionResult(classes.met, classes.met + classes.notMet);
      case "shares":
        return sharesResult(
          measure.classes.map((each) => each.code),
          new Map(classes.reasons),
        );
      case "duration":
        return this.durationWithSteps(measure.unit);
      case "time-to-event":
        return this.curve?.result(curves) ?? NOBODY;
      case "mean-change":
        return this.change?.result() ?? NOBODY;
      case "list": {
        const items = measure.items.map(({ id }, item) => ({
          id,
          result: this.parts[item]?.result(curves) ?? NOBODY,
        }));
        return { kind: "list", items };
      }
    }
  }

  private durationWithSteps(unit: "hours" | "days"): Result {
    const { values } = this;
    const whole = values ? durationResult(unit, values) : NOBODY;
    if (!values || whole.kind !== "duration") return whole;
    const total = values.sum();
    return { ...whole, steps: this.steps.map((step) => stepResult(step, { unit, total })) };
  }

  private marks(counted: number, isUnfinished: boolean): Mark[] {
    const marks: Mark[] = isUnfinished ? ["unfinished"] : [];
    if (this.isImmature) marks.push("immature");
    if (counted > 0 && counted < FEW) marks.push("few");
    else if (counted > 0 && counted < IMPRECISE) marks.push("imprecise");
    if (this.isProrated) marks.push("prorated");
    return marks;
  }
}

/** Where the cursor stands, what instant is asked about, and how many of its kind are counted. */
export interface Position {
  readonly episode: Episode;
  readonly moment: Moment;
  readonly weight: number;
}

type Step = DurationMeasure["steps"][number];

/** A step of a duration while what it counts passes by, with how much of it lies within the whole. */
interface RunningStep {
  readonly rule: Step;
  readonly values: GrowingValues;
  readonly part: { sum: number };
}

function startStep(rule: Step): RunningStep {
  return { rule, values: new GrowingValues(), part: { sum: 0 } };
}

function stepResult(step: RunningStep, whole: { unit: "hours" | "days"; total: number }): DurationStep {
  const { id, from, to } = step.rule;
  const found = durationResult(whole.unit, step.values);
  const shareOfWait = whole.total > 0 ? step.part.sum / whole.total : null;
  if (found.kind !== "duration") {
    const none = { median: null, lowerQuartile: null, upperQuartile: null, p90: null, shareOfWait: null };
    return { id, from, to, n: 0, ...none };
  }
  const { n, median, lowerQuartile, upperQuartile, p90 } = found;
  return { id, from, to, n, median, lowerQuartile, upperQuartile, p90, shareOfWait };
}

type CodeCount = readonly [code: string, n: number];

/** What the classes of a group add up to. */
interface ClassSums {
  pending: number;
  met: number;
  notMet: number;
  /** What stands in the figure: the denominator, the n of a curve, the people of a list. */
  counted: number;
  readonly excluded: CodeCount[];
  readonly missing: CodeCount[];
  readonly reasons: CodeCount[];
}

function boundsOf({ met, notMet, missing }: ClassSums): GroupResult["bounds"] {
  let unknown = 0;
  for (const [, n] of missing) unknown += n;
  const all = met + notMet + unknown;
  return all === 0 ? null : { lower: met / all, upper: (met + unknown) / all };
}

function isCurveClass(name: Classification["class"] | undefined): name is "event" | "competing" | "censored" {
  return name === "event" || name === "competing" || name === "censored";
}

function byCode(counts: CodeCount[]): Record<string, number> {
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}
