import { missingBounds, type MissingBounds } from "../../statistics/missing-bounds.js";
import { COMPETING } from "../../statistics/risk-table.js";
import { answeredBounds, answeredResult, answersList, countAnswers, isByAnswer } from "./answered-figures.js";
import type { ClassColumns } from "./class-columns.js";
import { ClassSums } from "./class-sums.js";
import { CountedRows, MOST_ROWS, type RowCursor } from "./counted-rows.js";
import type { CodeText, Companion } from "../definition.js";
import type { CurveDetail } from "./curve-detail.js";
import { GroupedChange } from "./grouped-change.js";
import { GroupedCurve } from "./grouped-curve.js";
import { durationResult, NOBODY, proportionResult, sharesResult, type ClassCount } from "./figure-results.js";
import { GroupedKinds, type PresentKinds } from "./grouped-kinds.js";
import { GroupedSteps } from "./grouped-steps.js";
import { startGrouped } from "./grouped-figures.js";
import { type GroupedFigure } from "./grouped-figure.js";
import { GroupedValues } from "./grouped-values.js";
import type { GroupResult, ListItem, Mark, Result } from "../result.js";
import { CoarserKinds, type RowKinds } from "./row-kinds.js";
import type { TallyPlan } from "./tally-plan.js";

/** Words by size of the denominator: below 10 "few", below 30 "imprecise". */
const FEW = 10;
const IMPRECISE = 30;

/** What stands beside a figure where nothing does: one object for all groups. */
const NOTHING = Object.freeze({});

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
  /** How many rows of each kind each group has: that tells classes, marks, and all that is counted by answers. */
  readonly kinds: GroupedKinds;
  private readonly coarser = new Map<RowKinds, CoarserKinds>();
  /** By part; null for those that the kinds tell. */
  private readonly parts: readonly (GroupedFigure | null)[];
  private readonly values: GroupedValues | null;
  private readonly steps: GroupedSteps | null;
  private readonly curve: GroupedCurve | null;
  private readonly changes: GroupedChange | null;
  /** Of the rows at hand, those that stand in the figure, and those that are not excluded from it. */
  private readonly counted: CountedRows;
  private readonly shown: CountedRows;
  /** Of the group whose figures are worked out. */
  private readonly sums: ClassSums;
  private readonly answers = answersList();

  constructor(private readonly plan: TallyPlan) {
    const { measure } = plan;
    this.counted = new CountedRows(plan.wantsCounted ? MOST_ROWS : 0);
    this.shown = new CountedRows(plan.wantsShown ? MOST_ROWS : 0);
    this.kinds = new GroupedKinds(plan.kinds);
    this.sums = new ClassSums(plan.kinds.places);
    const started = { isWhole: plan.isWhole, isByWeek: measure.isByWeek === true };
    this.parts = plan.parts.map((part) => (isByAnswer(part) ? null : startGrouped(part, started)));
    this.values = measure.kind === "duration" ? new GroupedValues() : null;
    this.steps = measure.kind === "duration" ? new GroupedSteps(measure) : null;
    this.curve = measure.kind === "time-to-event" ? new GroupedCurve(measure) : null;
    this.changes = measure.kind === "mean-change" ? new GroupedChange() : null;
  }

  /** By number of a kind of these columns, its number among the kinds that are counted; with room for all of them. */
  numbersOf({ asked }: ClassColumns): Uint16Array {
    let coarser = this.coarser.get(asked.kinds);
    // Stryker disable next-line ConditionalExpression: to make it again gives the same.
    if (!coarser) {
      coarser = new CoarserKinds(asked.kinds, this.plan.kinds, this.plan.codes);
      this.coarser.set(asked.kinds, coarser);
    }
    const numbers = coarser.read();
    this.kinds.makeRoomForKinds();
    return numbers;
  }

  /** Counts rows of which none is outside, each in its group and as often as it weighs. */
  add(columns: ClassColumns, rows: CountedRows, cursor: RowCursor): void {
    this.kinds.add(rows, columns.kinds, this.numbersOf(columns));
    const { counted, shown, plan } = this;
    const { isCounted, isShown } = columns.asked.kinds;
    if (plan.wantsCounted) counted.takeFrom(rows, columns.kinds, isCounted);
    // Stryker disable next-line ConditionalExpression: rows are taken for nothing.
    if (plan.wantsShown) shown.takeFrom(rows, columns.kinds, isShown);
    this.addMain(columns, cursor);
    for (const [part, figure] of this.parts.entries()) {
      const of = plan.isOverAll[part] ? shown : counted;
      // Stryker disable next-line ConditionalExpression,EqualityOperator: to add no rows adds nothing.
      if (of.length > 0) figure?.add(columns.observed[part] ?? null, of, cursor);
    }
  }

  /** Gives back all that it holds: it has no more figures. */
  giveBack(): void {
    for (const part of [this.kinds, this.values, this.steps, this.curve, ...this.parts]) part?.giveBack();
  }

  private addMain(columns: ClassColumns, cursor: RowCursor): void {
    const { values, curve, counted, changes } = this;
    changes?.add(counted, cursor);
    this.steps?.add(this.shown, cursor);
    if (columns.amounts) values?.add(counted, columns.amounts);
    curve?.add(counted, columns);
  }

  /** The figures of what was counted in a group. */
  figures(group: number, of: FiguresOf): GroupResult {
    const { key, period, isUnfinished, curves } = of;
    const { sums, plan } = this;
    const present = this.kinds.of(group);
    sums.count(present);
    const isEmpty = sums.population === 0;
    const asked = { group, curves, present, instrument: key["instrument"] };
    return {
      key,
      period,
      initialPopulation: sums.population,
      excluded: sums.byReason("excluded"),
      pending: sums.pending,
      missing: sums.byReason("missing"),
      result: isEmpty ? NOBODY : this.mainResult(asked),
      beside: isEmpty ? NOTHING : this.beside(asked),
      bounds: plan.measure.kind === "proportion" ? boundsOf(sums) : null,
      marks: marksOf(present, sums.counted, isUnfinished),
    };
  }

  private beside(asked: AskedGroup): Readonly<Record<string, Result>> {
    const { measure, companions, items, hasBeside } = this.plan;
    if (!hasBeside) return NOTHING;
    const beside: Record<string, Result> = {};
    for (const [part, { id }] of companions.entries()) {
      beside[id] = this.partResult(items.length + part, asked);
    }
    if (measure.kind === "time-to-event" && measure.competing && this.curve) {
      beside[measure.competing.id] = this.curve.result(asked.group, asked.curves, COMPETING);
    }
    return beside;
  }

  private partResult(place: number, { group, curves, present, instrument }: AskedGroup): Result {
    const { parts, codeOf } = this.plan;
    const part = parts[place];
    if (!part) return NOBODY;
    if (!isByAnswer(part)) return this.parts[place]?.result(group, curves) ?? NOBODY;
    countAnswers(present, codeOf[place] ?? -1, this.answers);
    return answeredResult(part, this.answers, this.plan.instrument(instrument ?? ""));
  }

  private itemResult(item: Companion, place: number, asked: AskedGroup): ListItem {
    const { id } = item;
    const result = this.partResult(place, asked);
    if (item.kind !== "proportion" || !item.isWanting) return { id, result };
    const bounds = answeredBounds(this.answers);
    return bounds ? { id, result, bounds } : { id, result };
  }

  private mainResult(asked: AskedGroup): Result {
    const { sums } = this;
    const { measure } = this.plan;
    const { group, curves } = asked;
    switch (measure.kind) {
      case "proportion":
        return proportionResult(sums.met, sums.met + sums.notMet);
      case "shares":
        return sharesResult(classCounts(measure.classes, sums));
      case "duration":
        return this.durationWithSteps(group, measure.unit);
      case "time-to-event":
        return this.curve?.result(group, curves) ?? NOBODY;
      case "mean-change":
        return this.changes?.result(group, sums.withReason("missing", measure.withoutLast)) ?? NOBODY;
      case "list": {
        const items: ListItem[] = [];
        for (const [place, item] of measure.items.entries()) items.push(this.itemResult(item, place, asked));
        return { kind: "list", items };
      }
    }
  }

  private durationWithSteps(group: number, unit: "hours" | "days"): Result {
    const { values } = this;
    const whole = values ? durationResult(unit, values.sortedOf(group)) : NOBODY;
    if (!values || whole.kind !== "duration") return whole;
    const total = values.sumOf(group);
    const { kind, n, median, lowerQuartile, upperQuartile, p90 } = whole;
    const steps = this.steps?.results({ group, unit, total }) ?? [];
    return { kind, unit, n, median, lowerQuartile, upperQuartile, p90, steps };
  }
}

/** The group whose figures are wanted: the kinds of which it has rows, and its instrument if it is of one. */
interface AskedGroup {
  readonly group: number;
  readonly curves: CurveDetail;
  readonly present: PresentKinds;
  readonly instrument: string | undefined;
}

function marksOf({ length, kinds }: PresentKinds, counted: number, isUnfinished: boolean): Mark[] {
  let [isImmature, isProrated] = [false, false];
  for (let at = 0; at < length; at += 1) {
    isImmature ||= kinds[at]?.isImmature === true;
    isProrated ||= kinds[at]?.isProrated === true;
  }
  const marks: Mark[] = isUnfinished ? ["unfinished"] : [];
  if (isImmature) marks.push("immature");
  if (counted > 0 && counted < FEW) marks.push("few");
  else if (counted > 0 && counted < IMPRECISE) marks.push("imprecise");
  if (isProrated) marks.push("prorated");
  return marks;
}

function boundsOf({ met, notMet, missing }: ClassSums): MissingBounds | null {
  return missingBounds({ met, notMet, unknown: missing });
}

function classCounts(classes: readonly CodeText[], sums: ClassSums): readonly ClassCount[] {
  const found: ClassCount[] = [];
  for (const { code } of classes) found.push({ name: code, n: sums.withReason("counted", code) });
  return found;
}
