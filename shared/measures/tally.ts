import { cumulativeIncidence, quantileOfIncidence } from "../statistics/cumulative-incidence.js";
import type { CumulativeIncidence, CurvePoint } from "../statistics/cumulative-incidence.js";
import type { Quantile } from "../statistics/curve-quantile.js";
import { CENSORED, COMPETING, EVENT } from "../statistics/risk-table.js";
import { wilsonInterval } from "../statistics/wilson-interval.js";
import type { Classification, Measure, Moment, ProportionMeasure, TimeToEventMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import type { Mark, Result } from "./result.js";

/** Words by size of the denominator: below 10 "few", below 30 "imprecise". */
const FEW = 10;
const IMPRECISE = 30;

/** What is counted of one group and period while the episodes pass by. */
export class Tally {
  initialPopulation = 0;
  pending = 0;
  met = 0;
  notMet = 0;
  isImmature = false;
  readonly excluded = new Map<string, number>();
  readonly missing = new Map<string, number>();
  /** Numerator and denominator of each companion, in the order of the definition. */
  readonly companions: number[];
  readonly times: number[] = [];
  readonly kinds: number[] = [];

  constructor(measure: Measure) {
    this.companions = measure.kind === "proportion" ? measure.companions.flatMap(() => [0, 0]) : [];
  }

  /** Counts one episode of a proportion. */
  addToProportion(measure: ProportionMeasure, classification: Classification, at: Position): void {
    this.count(classification);
    if (!this.isImmature && measure.isImmature?.(at.episode, at.moment)) this.isImmature = true;
    const name = classification.class;
    if (name !== "met" && name !== "not_met") return;
    if (name === "met") this.met += 1;
    else this.notMet += 1;
    for (let index = 0; index < measure.companions.length; index += 1) {
      const observed = measure.companions[index]?.observe(at.episode, at.moment) ?? null;
      if (observed === null) continue;
      this.companions[index * 2] = (this.companions[index * 2] ?? 0) + (observed ? 1 : 0);
      this.companions[index * 2 + 1] = (this.companions[index * 2 + 1] ?? 0) + 1;
    }
  }

  /** Counts one episode of a curve. */
  addToCurve(measure: TimeToEventMeasure, classification: Classification, at: Position): void {
    this.count(classification);
    const name = classification.class;
    if (name !== "event" && name !== "competing" && name !== "censored") return;
    this.times.push(measure.elapsed(at.episode, at.moment));
    this.kinds.push(name === "event" ? EVENT : name === "competing" ? COMPETING : CENSORED);
  }

  private count(classification: Classification): void {
    this.initialPopulation += 1;
    if (classification.class === "pending") this.pending += 1;
    else if (classification.class === "excluded") raise(this.excluded, classification.reason);
    else if (classification.class === "missing") raise(this.missing, classification.reason);
  }
}

/** Where the cursor stands and what instant is asked about. */
export interface Position {
  readonly episode: Episode;
  readonly moment: Moment;
}

function raise(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

/** The figures of a tally. */
export interface Figures {
  readonly result: Result;
  readonly beside: Readonly<Record<string, Result>>;
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
  readonly marks: readonly Mark[];
}

const NOBODY: Result = { kind: "none", reason: "Nobody is in the initial population." };

function proportion(numerator: number, denominator: number): Result {
  const interval = wilsonInterval(numerator, denominator);
  return "kind" in interval ? interval : { kind: "proportion", numerator, denominator, ...interval };
}

function marksOf(tally: Tally, n: number): Mark[] {
  const marks: Mark[] = tally.isImmature ? ["immature"] : [];
  if (n > 0 && n < FEW) marks.push("few");
  else if (n > 0 && n < IMPRECISE) marks.push("imprecise");
  return marks;
}

function boundsOf(tally: Tally): Figures["bounds"] {
  let missing = 0;
  for (const count of tally.missing.values()) missing += count;
  const all = tally.met + tally.notMet + missing;
  return all === 0 ? null : { lower: tally.met / all, upper: (tally.met + missing) / all };
}

/** The figures of a proportion. */
export function proportionFigures(measure: ProportionMeasure, tally: Tally): Figures {
  const n = tally.met + tally.notMet;
  if (tally.initialPopulation === 0) return { result: NOBODY, beside: {}, bounds: null, marks: [] };
  const beside: Record<string, Result> = {};
  for (const [index, companion] of measure.companions.entries()) {
    beside[companion.id] = proportion(tally.companions[index * 2] ?? 0, tally.companions[index * 2 + 1] ?? 0);
  }
  return { result: proportion(tally.met, n), beside, bounds: boundsOf(tally), marks: marksOf(tally, n) };
}

function inUnit(quantile: Quantile, divisor: number): Quantile {
  const scaled = (value: number | null): number | null => (value === null ? null : value / divisor);
  return {
    ...quantile,
    estimate: scaled(quantile.estimate),
    lower: scaled(quantile.lower),
    upper: scaled(quantile.upper),
  };
}

function curveResult(measure: TimeToEventMeasure, incidence: CumulativeIncidence): Result {
  const curve: CurvePoint[] = incidence.curve.map((point) => ({
    ...point,
    time: point.time / measure.divisor,
  }));
  return {
    kind: "time-to-event",
    unit: measure.unit === "days" ? "days" : "hours",
    n: incidence.n,
    events: incidence.events,
    competing: incidence.competing,
    censored: incidence.censored,
    median: inUnit(quantileOfIncidence(incidence, 0.5), measure.divisor),
    p90: inUnit(quantileOfIncidence(incidence, 0.9), measure.divisor),
    curve,
  };
}

/** The figures of a curve. */
export function curveFigures(measure: TimeToEventMeasure, tally: Tally): Figures {
  if (tally.initialPopulation === 0) return { result: NOBODY, beside: {}, bounds: null, marks: [] };
  const drawn = (interest: typeof EVENT | typeof COMPETING): Result => {
    const incidence = cumulativeIncidence(tally, interest);
    return "kind" in incidence ? incidence : curveResult(measure, incidence);
  };
  return {
    result: drawn(EVENT),
    beside: { [measure.competing.id]: drawn(COMPETING) },
    bounds: null,
    marks: marksOf(tally, tally.times.length),
  };
}
