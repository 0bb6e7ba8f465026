import { COMPETING } from "../statistics/risk-table.js";
import type { Classification, Companion, Measure, Moment } from "./definition.js";
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

interface RunningCompanion {
  readonly companion: Companion;
  readonly figure: RunningFigure;
}

/** What is counted of one group and period while episodes, weeks, pairs or seats pass by. */
export class Tally {
  private initialPopulation = 0;
  private pending = 0;
  private met = 0;
  private notMet = 0;
  /** What stands in the figure: the denominator, the n of a curve, the people of a list. */
  private counted = 0;
  private isImmature = false;
  private isProrated = false;
  private readonly excluded = new Map<string, number>();
  private readonly missing = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private readonly values = new GrowingValues();
  private readonly steps: { readonly values: GrowingValues; countedSum: number }[];
  private readonly curve: RunningCurve | null;
  private readonly change = new RunningChange();
  private readonly companions: readonly RunningCompanion[];
  private readonly items: readonly RunningCompanion[];

  constructor(private readonly measure: Measure) {
    this.companions = measure.companions.map(start);
    this.items = measure.kind === "list" ? measure.items.map(start) : [];
    this.steps =
      measure.kind === "duration"
        ? measure.steps.map(() => ({ values: new GrowingValues(), countedSum: 0 }))
        : [];
    this.curve =
      measure.kind === "time-to-event" ? new RunningCurve({ ...measure, observe: () => null }) : null;
  }

  /** Counts what the cursor stands on, `weight` times. */
  add(classification: Classification, at: Position): void {
    const { measure } = this;
    const { episode, moment, weight } = at;
    this.initialPopulation += weight;
    if (!this.isImmature && measure.isImmature?.(episode, moment)) this.isImmature = true;
    const isCounted = this.count(classification, at);
    if (classification.class === "excluded") return;
    if (measure.kind === "duration") this.addSteps(at, isCounted);
    for (const { companion, figure } of this.companions) {
      if (isCounted || companion.over === "all") figure.add(episode, moment, weight);
    }
    for (const { companion, figure } of this.items) {
      if (isCounted || companion.over === "all") figure.add(episode, moment, weight);
    }
  }

  /** Counts the class; true when it stands in the figure. */
  private count(classification: Classification, at: Position): boolean {
    const { class: name, reason } = classification;
    const { episode, moment, weight } = at;
    switch (name) {
      case "pending":
        this.pending += weight;
        return false;
      case "excluded":
        raise(this.excluded, reason, weight);
        return false;
      case "missing":
        raise(this.missing, reason, weight);
        return false;
      case "outside":
        return false;
      case "met":
        this.met += weight;
        break;
      case "not_met":
        if (this.measure.kind === "duration") return false;
        this.notMet += weight;
        break;
      case "event":
      case "competing":
      case "censored":
        if (this.measure.kind === "time-to-event")
          this.curve?.push(name, this.measure.elapsed(episode, moment));
        break;
      case "counted":
        this.addCounted(reason, at);
    }
    this.counted += weight;
    if (!this.isProrated && this.measure.isProrated?.(episode, moment)) this.isProrated = true;
    return true;
  }

  private addCounted(reason: string, { episode, moment, weight }: Position): void {
    const { kind } = this.measure;
    if (kind === "shares") raise(this.reasons, reason, weight);
    else if (kind === "mean-change") this.change.add(episode);
    else if (kind === "duration") this.values.push(this.measure.value(episode, moment) ?? 0);
  }

  private addSteps({ episode, moment }: Position, isCounted: boolean): void {
    if (this.measure.kind !== "duration") return;
    for (const [index, rule] of this.measure.steps.entries()) {
      const observed = rule.observe(episode, moment);
      const step = this.steps[index];
      if (observed === null || !step) continue;
      step.values.push(observed);
      if (isCounted) step.countedSum += rule.partOfWhole(episode, moment);
    }
  }

  /** The figures of what was counted. */
  figures(curves: CurveDetail = "full"): Omit<GroupResult, "key" | "period"> {
    const beside: Record<string, Result> = {};
    if (this.initialPopulation > 0) {
      for (const { companion, figure } of this.companions) beside[companion.id] = figure.result(curves);
      const { measure, curve } = this;
      if (measure.kind === "time-to-event" && measure.competing && curve) {
        beside[measure.competing.id] = curve.result(curves, COMPETING);
      }
    }
    return {
      initialPopulation: this.initialPopulation,
      excluded: sorted(this.excluded),
      pending: this.pending,
      missing: sorted(this.missing),
      result: this.initialPopulation === 0 ? NOBODY : this.mainResult(curves),
      beside,
      bounds: this.bounds(),
      marks: this.marks(),
    };
  }

  private mainResult(curves: CurveDetail): Result {
    const { measure } = this;
    switch (measure.kind) {
      case "proportion":
        return proportionResult(this.met, this.met + this.notMet);
      case "shares":
        return sharesResult(
          measure.classes.map((each) => each.code),
          this.reasons,
        );
      case "duration":
        return this.durationWithSteps(measure.unit);
      case "time-to-event":
        return this.curve?.result(curves) ?? NOBODY;
      case "mean-change":
        return this.change.result();
      case "list":
        return {
          kind: "list",
          items: this.items.map(({ companion, figure }) => ({
            id: companion.id,
            result: figure.result(curves),
          })),
        };
    }
  }

  private durationWithSteps(unit: "hours" | "days"): Result {
    const whole = durationResult(unit, this.values);
    if (this.measure.kind !== "duration" || whole.kind !== "duration") return whole;
    let total = 0;
    for (const value of this.values.read()) total += value;
    const steps = this.measure.steps.map(({ id, from, to }, index): DurationStep => {
      const { values, countedSum } = this.steps[index] ?? { values: new GrowingValues(), countedSum: 0 };
      const found = durationResult(unit, values);
      const shareOfWait = total > 0 ? countedSum / total : null;
      if (found.kind !== "duration") {
        const none = { median: null, lowerQuartile: null, upperQuartile: null, p90: null, shareOfWait: null };
        return { id, from, to, n: 0, ...none };
      }
      const { n, median, lowerQuartile, upperQuartile, p90 } = found;
      return { id, from, to, n, median, lowerQuartile, upperQuartile, p90, shareOfWait };
    });
    return { ...whole, steps };
  }

  private bounds(): GroupResult["bounds"] {
    if (this.measure.kind !== "proportion") return null;
    let missing = 0;
    for (const count of this.missing.values()) missing += count;
    const all = this.met + this.notMet + missing;
    return all === 0 ? null : { lower: this.met / all, upper: (this.met + missing) / all };
  }

  private marks(): Mark[] {
    const marks: Mark[] = [];
    if (this.isImmature) marks.push("immature");
    if (this.counted > 0 && this.counted < FEW) marks.push("few");
    else if (this.counted > 0 && this.counted < IMPRECISE) marks.push("imprecise");
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

function start(companion: Companion): RunningCompanion {
  return { companion, figure: startFigure(companion) };
}

function raise(counts: Map<string, number>, code: string, by: number): void {
  counts.set(code, (counts.get(code) ?? 0) + by);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
