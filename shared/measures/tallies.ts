import { COMPETING } from "../statistics/risk-table.js";
import type { ClassColumns } from "./class-columns.js";
import { placesOf, type ClassPlaces } from "./class-places.js";
import type { Classification, Companion, DurationMeasure, Measure } from "./definition.js";
import type { CurveDetail } from "./curve-detail.js";
import { GroupedCurve } from "./grouped-curve.js";
import { durationResult, NOBODY, proportionResult, sharesResult } from "./figure-results.js";
import { startGrouped, type GroupedFigure, type Position } from "./grouped-figures.js";
import { GroupedValues, GrowingCounts } from "./grouped-values.js";
import type { DurationStep, GroupResult, Mark, Result } from "./result.js";
import { RunningChange } from "./running-change.js";

/** Words by size of the denominator: below 10 "few", below 30 "imprecise". */
const FEW = 10;
const IMPRECISE = 30;

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
    /** Whether there is one group (of each instrument) and not one of each program, cohort or period. */
    readonly isWhole: boolean,
  ) {
    this.places = placesOf(measure);
    this.companions = hasBeside ? measure.companions : [];
    this.items = measure.kind === "list" ? measure.items : [];
    this.parts = [...this.items, ...this.companions];
    this.isOverAll = this.parts.map((part) => part.over === "all");
  }
}

/** What is counted of all groups of an evaluation while episodes, weeks, pairs or seats pass by. */
export class Tallies {
  private readonly populations = new GrowingCounts();
  /** How many of each class, by its place. */
  private readonly counts: GrowingCounts[] = [];
  private readonly immature = new GrowingCounts();
  private readonly prorated = new GrowingCounts();
  private readonly parts: readonly GroupedFigure[];
  private readonly values: GroupedValues | null;
  private readonly steps: readonly GroupedStep[];
  private readonly curve: GroupedCurve | null;
  private readonly changes: RunningChange[] | null;

  constructor(private readonly plan: TallyPlan) {
    const { measure } = plan;
    this.parts = plan.parts.map((part) => startGrouped(part, plan.isWhole));
    this.values = measure.kind === "duration" ? new GroupedValues() : null;
    this.steps = measure.kind === "duration" ? measure.steps.map(startStep) : [];
    this.curve = measure.kind === "time-to-event" ? new GroupedCurve(measure) : null;
    this.changes = measure.kind === "mean-change" ? [] : null;
  }

  /** Counts a row that is not outside in a group, with the cursor standing on it, `weight` times. */
  add(columns: ClassColumns, row: number, at: Position): void {
    const { places, measure, isOverAll } = this.plan;
    const { group, weight } = at;
    const place = columns.placeAt(row);
    this.populations.add(group, weight);
    (this.counts[place] ??= new GrowingCounts()).add(group, weight);
    if (columns.isImmatureAt(row)) this.immature.add(group, 1);
    const role = places.roles[place];
    if (role === "excluded") return;
    const isCounted = role === "counted";
    if (isCounted) this.addCounted(columns, row, at);
    if (measure.kind === "duration") this.addSteps(at, isCounted);
    for (let part = 0; part < this.parts.length; part += 1) {
      if (isCounted || isOverAll[part]) this.addPart(part, columns.observed[part]?.[row], at);
    }
  }

  private addCounted(columns: ClassColumns, row: number, { group, episode }: Position): void {
    if (columns.isProratedAt(row)) this.prorated.add(group, 1);
    if (this.changes) (this.changes[group] ??= new RunningChange()).add(episode);
    else if (this.values) this.values.push(group, columns.amountAt(row));
    else if (this.curve) {
      const name = this.plan.places.classes[columns.placeAt(row)]?.class;
      if (isCurveClass(name)) this.curve.push(group, name, columns.amountAt(row));
    }
  }

  private addPart(part: number, observed: number | undefined, at: Position): void {
    const figure = this.parts[part];
    if (observed === undefined) figure?.add?.(at);
    else figure?.addObserved?.(at.group, observed, at.weight);
  }

  private addSteps({ group, episode, moment }: Position, isCounted: boolean): void {
    for (const { rule, values, parts } of this.steps) {
      const observed = rule.observe(episode, moment);
      if (observed === null) continue;
      values.push(group, observed);
      if (isCounted) parts[group] = (parts[group] ?? 0) + rule.partOfWhole(episode, moment);
    }
  }

  /** The figures of what was counted in a group. */
  figures(group: number, of: FiguresOf): GroupResult {
    const { key, period, isUnfinished, curves } = of;
    const { measure } = this.plan;
    const classes = this.sumClasses(group);
    const initialPopulation = this.populations.at(group);
    const isEmpty = initialPopulation === 0;
    return {
      key,
      period,
      initialPopulation,
      excluded: byCode(classes.excluded),
      pending: classes.pending,
      missing: byCode(classes.missing),
      result: isEmpty ? NOBODY : this.mainResult(group, classes, curves),
      beside: isEmpty ? {} : this.beside(group, curves),
      bounds: measure.kind === "proportion" ? boundsOf(classes) : null,
      marks: this.marks(group, classes.counted, isUnfinished),
    };
  }

  private sumClasses(group: number): ClassSums {
    const { classes, roles } = this.plan.places;
    const sums: ClassSums = {
      pending: 0,
      met: 0,
      notMet: 0,
      counted: 0,
      excluded: [],
      missing: [],
      reasons: new Map(),
    };
    for (let place = 0; place < classes.length; place += 1) {
      const n = this.counts[place]?.at(group) ?? 0;
      const found = classes[place];
      if (n === 0 || !found) continue;
      if (roles[place] === "counted") sums.counted += n;
      if (found.class === "pending") sums.pending += n;
      else if (found.class === "met") sums.met += n;
      else if (found.class === "not_met") sums.notMet += n;
      else if (found.class === "excluded") sums.excluded.push([found.reason, n]);
      else if (found.class === "missing") sums.missing.push([found.reason, n]);
      else if (found.class === "counted") sums.reasons.set(found.reason, n);
    }
    return sums;
  }

  private beside(group: number, curves: CurveDetail): Record<string, Result> {
    const { measure, companions, items, hasBeside } = this.plan;
    const beside: Record<string, Result> = {};
    for (const [part, { id }] of companions.entries()) {
      beside[id] = this.parts[items.length + part]?.result(group, curves) ?? NOBODY;
    }
    if (hasBeside && measure.kind === "time-to-event" && measure.competing && this.curve) {
      beside[measure.competing.id] = this.curve.result(group, curves, COMPETING);
    }
    return beside;
  }

  private mainResult(group: number, classes: ClassSums, curves: CurveDetail): Result {
    const { measure } = this.plan;
    switch (measure.kind) {
      case "proportion":
        return proportionResult(classes.met, classes.met + classes.notMet);
      case "shares":
        return sharesResult(
          measure.classes.map(({ code }) => code),
          (place) => classes.reasons.get(measure.classes[place]?.code ?? "") ?? 0,
        );
      case "duration":
        return this.durationWithSteps(group, measure.unit);
      case "time-to-event":
        return this.curve?.result(group, curves) ?? NOBODY;
      case "mean-change":
        return (this.changes?.[group] ?? new RunningChange()).result(
          classes.missing.find(([code]) => code === measure.withoutLast)?.[1] ?? 0,
        );
      case "list": {
        const items = measure.items.map(({ id }, item) => ({
          id,
          result: this.parts[item]?.result(group, curves) ?? NOBODY,
        }));
        return { kind: "list", items };
      }
    }
  }

  private durationWithSteps(group: number, unit: "hours" | "days"): Result {
    const { values } = this;
    const whole = values ? durationResult(unit, values.sortedOf(group)) : NOBODY;
    if (!values || whole.kind !== "duration") return whole;
    const total = values.sumOf(group);
    return { ...whole, steps: this.steps.map((step) => stepResult(step, { group, unit, total })) };
  }

  private marks(group: number, counted: number, isUnfinished: boolean): Mark[] {
    const marks: Mark[] = isUnfinished ? ["unfinished"] : [];
    if (this.immature.at(group) > 0) marks.push("immature");
    if (counted > 0 && counted < FEW) marks.push("few");
    else if (counted > 0 && counted < IMPRECISE) marks.push("imprecise");
    if (this.prorated.at(group) > 0) marks.push("prorated");
    return marks;
  }
}

type Step = DurationMeasure["steps"][number];

/** A step of a duration while what it counts passes by, with how much of it lies within the whole. */
interface GroupedStep {
  readonly rule: Step;
  readonly values: GroupedValues;
  /** By group. */
  readonly parts: number[];
}

function startStep(rule: Step): GroupedStep {
  return { rule, values: new GroupedValues(), parts: [] };
}

function stepResult(
  step: GroupedStep,
  whole: { group: number; unit: "hours" | "days"; total: number },
): DurationStep {
  const { id, from, to } = step.rule;
  const found = durationResult(whole.unit, step.values.sortedOf(whole.group));
  const shareOfWait = whole.total > 0 ? (step.parts[whole.group] ?? 0) / whole.total : null;
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
  readonly reasons: Map<string, number>;
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
