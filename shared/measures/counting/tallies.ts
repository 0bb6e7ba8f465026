import { COMPETING } from "../../statistics/risk-table.js";
import { IMMATURE, PLACE_BITS, PRORATED, type ClassColumns } from "./class-columns.js";
import type { Classification } from "../definition.js";
import { CountedRows, MOST_ROWS, type RowCursor } from "./counted-rows.js";
import type { CurveDetail } from "./curve-detail.js";
import { GroupedCurve } from "./grouped-curve.js";
import { durationResult, NOBODY, proportionResult, sharesResult } from "./figure-results.js";
import { GroupedSteps } from "./grouped-steps.js";
import { startGrouped, type GroupedFigure } from "./grouped-figures.js";
import { GroupedValues, GrowingCounts } from "./grouped-values.js";
import type { GroupResult, Mark, Result } from "../result.js";
import type { TallyPlan } from "./tally-plan.js";
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

/** What is counted of all groups of an evaluation while episodes, weeks, pairs or seats pass by. */
export class Tallies {
  /** How many of each class, by the class's place. */
  private readonly counts: GrowingCounts[] = [];
  private readonly immature = new GrowingCounts();
  private readonly prorated = new GrowingCounts();
  private readonly parts: readonly GroupedFigure[];
  private readonly values: GroupedValues | null;
  private readonly steps: GroupedSteps | null;
  private readonly curve: GroupedCurve | null;
  private readonly changes: RunningChange[] | null;
  /** Of the rows at hand, those that stand in the figure, and those that are not excluded from it. */
  private readonly counted = new CountedRows(MOST_ROWS);
  private readonly shown = new CountedRows(MOST_ROWS);

  constructor(private readonly plan: TallyPlan) {
    const { measure } = plan;
    this.parts = plan.parts.map((part) => startGrouped(part, plan.isWhole));
    this.values = measure.kind === "duration" ? new GroupedValues() : null;
    this.steps = measure.kind === "duration" ? new GroupedSteps(measure.steps, plan.places) : null;
    this.curve = measure.kind === "time-to-event" ? new GroupedCurve(measure) : null;
    this.changes = measure.kind === "mean-change" ? [] : null;
  }

  /** Counts rows of which none is outside, each in its group and as often as it weighs. */
  add(columns: ClassColumns, rows: CountedRows, cursor: RowCursor): void {
    this.addClasses(columns, rows);
    const { counted, shown, plan } = this;
    this.addMain(columns, cursor);
    for (let part = 0; part < this.parts.length; part += 1) {
      const of = plan.isOverAll[part] ? shown : counted;
      if (of.length > 0) this.parts[part]?.add(columns.observed[part] ?? null, of, cursor);
    }
  }

  /** Adds up classes and marks, and sets apart what stands in the figure and what may stand beside it. */
  private addClasses(
    { bytes }: ClassColumns,
    { rows, groups, weights, length, mostGroup, instrument }: CountedRows,
  ): void {
    const { counted, shown } = this;
    const { wantsCounted, wantsShown, places } = this.plan;
    const counts = this.countsUpTo(mostGroup + 1);
    counted.length = 0;
    shown.length = 0;
    counted.turnTo(instrument);
    shown.turnTo(instrument);
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      const group = groups[at] ?? 0;
      const weight = weights[at] ?? 1;
      const byte = bytes[row] ?? 0;
      const place = byte & PLACE_BITS;
      const ofClass = counts[place];
      if (ofClass) ofClass[group] = (ofClass[group] ?? 0) + weight;
      if (byte >= IMMATURE) this.addMarks(byte, group);
      if (wantsCounted && places.roles[place] === "counted") counted.push(row, group, weight);
      if (wantsShown && places.roles[place] !== "excluded") shown.push(row, group, weight);
    }
  }

  /** The counts of every class that was met so far, with room for so many groups. */
  private countsUpTo(groups: number): readonly Int32Array[] {
    while (this.counts.length < this.plan.places.classes.length) this.counts.push(new GrowingCounts());
    return this.counts.map((ofClass) => ofClass.upTo(groups));
  }

  private addMarks(byte: number, group: number): void {
    if ((byte & IMMATURE) !== 0) this.immature.add(group, 1);
    if ((byte & PRORATED) !== 0) this.prorated.add(group, 1);
  }

  private addMain(columns: ClassColumns, cursor: RowCursor): void {
    const { values, curve, counted } = this;
    if (this.changes) this.addChanges(this.changes, cursor);
    this.steps?.add(columns, this.shown, cursor);
    if (values) addAmounts(values, columns, counted);
    if (curve) this.addTimes(curve, columns);
  }

  private addTimes(curve: GroupedCurve, columns: ClassColumns): void {
    const { rows, groups, length } = this.counted;
    const { classes } = this.plan.places;
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      const name = classes[columns.placeAt(row)]?.class;
      if (isCurveClass(name)) curve.push(groups[at] ?? 0, name, columns.amountAt(row));
    }
  }

  private addChanges(changes: RunningChange[], { episode, stand }: RowCursor): void {
    const { rows, groups, length } = this.counted;
    for (let at = 0; at < length; at += 1) {
      stand(rows[at] ?? 0);
      (changes[groups[at] ?? 0] ??= new RunningChange()).add(episode);
    }
  }

  /** The figures of what was counted in a group. */
  figures(group: number, of: FiguresOf): GroupResult {
    const { key, period, isUnfinished, curves } = of;
    const { measure } = this.plan;
    const classes = this.sumClasses(group);
    const { population: initialPopulation } = classes;
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
      population: 0,
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
      sums.population += n;
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
    return { ...whole, steps: this.steps?.results({ group, unit, total }) ?? [] };
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

function addAmounts(
  values: GroupedValues,
  columns: ClassColumns,
  { rows, groups, length }: CountedRows,
): void {
  for (let at = 0; at < length; at += 1) values.push(groups[at] ?? 0, columns.amountAt(rows[at] ?? 0));
}

type CodeCount = readonly [code: string, n: number];

/** What the classes of a group add up to. */
interface ClassSums {
  population: number;
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
