import type { CurvePoint } from "../statistics/cumulative-incidence.js";
import type { Quantile } from "../statistics/curve-quantile.js";
import type { Insufficient } from "../statistics/insufficient.js";
import type { MissingBounds } from "../statistics/missing-bounds.js";

/** A figure that does not exist because there is nobody to count. */
export interface None {
  readonly kind: "none";
  readonly reason: string;
}

export interface ProportionResult {
  readonly kind: "proportion";
  readonly numerator: number;
  readonly denominator: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "wilson";
}

/** One of several shares; parts of an amount of time have no interval. */
export interface Share {
  readonly class: string;
  readonly numerator: number;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SharesResult {
  readonly kind: "shares";
  readonly denominator: number;
  readonly shares: readonly Share[];
  /** What numerators and denominator are in where they are not counts. */
  readonly unit?: "hours";
  /** Why the shares have no interval. */
  readonly reason?: string;
}

/** Quantiles of type 7, in `unit`. */
export interface DurationResult {
  readonly kind: "duration";
  readonly unit: "hours" | "days";
  readonly n: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly p90: number;
  readonly steps?: readonly DurationStep[];
}

/** One step of a duration; `shareOfWait` is the step's part of the whole waits of those who are counted. */
export interface DurationStep {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly p90: number | null;
  readonly shareOfWait: number | null;
  /** Why something is null. */
  readonly reason?: string;
}

/** Lower and upper are null, with the reason, where values have no spread. */
export interface MeanResult {
  readonly kind: "mean";
  readonly unit: "hours" | "days" | "points";
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: "t";
  readonly reason?: string;
}

export interface RateResult {
  readonly kind: "rate";
  readonly unit: string;
  readonly events: number;
  readonly amount: number;
  readonly estimate: number;
}

/** Times are in `unit`; the curve has one point a time at which the event happened. */
export interface TimeToEventResult {
  readonly kind: "time-to-event";
  readonly unit: "hours" | "days";
  readonly n: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  readonly median: Quantile;
  readonly p90: Quantile;
  readonly curve: readonly Omit<CurvePoint, "standardError">[];
  /** How many were still followed just before each whole day since the start, day 0 first; empty where no curve is wanted. */
  readonly followed: readonly number[];
}

/** A standardized mean change, or the reason why there is none. */
export interface EffectSizeResult {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: "d-av-bonett";
  readonly reason?: string;
}

/** Of the judged people with a baseline, how many have no last score, and what the change would be had they not changed. */
export interface LastScores {
  readonly withBaseline: number;
  readonly withoutLast: number;
  /** Share without a last score, with its Wilson interval. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean change of all with a baseline, if those without a last score had not changed. */
  readonly meanIfUnchanged: number;
}

/** Last minus baseline over pairs of one instrument. */
export interface MeanChangeResult {
  readonly kind: "mean-change";
  readonly instrument: string;
  readonly n: number;
  readonly baselineMean: number;
  readonly lastMean: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: "t";
  readonly effectSize: EffectSizeResult;
  readonly lastScores: LastScores;
  readonly reason?: string;
}

/**
 * Paired scores by week of treatment; week 0 is the baseline. `left` are the people with a pair who have ended by then.
 * Quartiles (type 7) are null in weeks of 60 people or fewer, and in all weeks of a course by groups or periods.
 */
export interface TrajectoryResult {
  readonly kind: "trajectory";
  readonly unit: "points";
  readonly points: readonly {
    readonly week: number;
    readonly n: number;
    readonly left: number;
    readonly mean: number;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly lowerQuartile: number | null;
    readonly upperQuartile: number | null;
  }[];
}

export interface ListItem {
  readonly id: string;
  readonly result: Result;
  /** Where people who are missing could change the rate: by how much, and how many they are. */
  readonly bounds?: MissingBounds & { readonly unknown: number };
}

export interface ListResult {
  readonly kind: "list";
  readonly items: readonly ListItem[];
}

export type Result =
  | ProportionResult
  | SharesResult
  | DurationResult
  | MeanResult
  | RateResult
  | TimeToEventResult
  | MeanChangeResult
  | TrajectoryResult
  | ListResult
  | Insufficient
  | None;

export type Mark = "unfinished" | "immature" | "few" | "imprecise" | "prorated" | "demo";

/** The figure of one group and period with all that is needed to believe it. */
export interface GroupResult {
  readonly key: Readonly<Record<string, string>>;
  readonly period: string | null;
  readonly initialPopulation: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly pending: number;
  readonly missing: Readonly<Record<string, number>>;
  readonly result: Result;
  readonly beside: Readonly<Record<string, Result>>;
  /** Null where there is no rate. */
  readonly bounds: MissingBounds | null;
  readonly marks: readonly Mark[];
}

/** What a measure gives for a view; the shape that the commands and the API write. */
export interface MeasureResult {
  readonly measure: string;
  readonly version: number;
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly groups: readonly GroupResult[];
}

/** More of a row by column title; a list where there are several, so that nothing needs to be taken apart again. */
export type RowDetails = Readonly<Record<string, string | number | null | readonly string[]>>;

/** One thing behind a figure, known by its number; names and ids are read from the database. */
export interface ListedUnit {
  readonly programCode: string;
  /** Null for seats of a session, which belong to nobody. */
  readonly episodeNo: number | null;
  /** The day of admission of the stay that is known as of the as-of instant. */
  readonly admittedOn: number | null;
  /** Of the stay that is known then. */
  readonly cohort: string | null;
  readonly indexOn: number;
  readonly class: string;
  readonly reason: string;
  readonly value: number | null;
  readonly unit: string;
  readonly instrument: string | null;
  readonly details: RowDetails | null;
}

type Ordered = Pick<ListedUnit, "value" | "indexOn">;

/** The order of two things behind a figure, by value and index day. */
export type CompareListed = (one: Ordered, other: Ordered) => number;

/** How many of the things behind a result have one class and reason. */
export interface UnitCount {
  readonly class: string;
  readonly reason: string;
  readonly n: number;
}

/** Which of the things behind a result are wanted. */
export interface ListFilter {
  readonly period?: string;
  readonly key?: Readonly<Record<string, string>>;
  /** Any of these, such as all that a share is of: met and not met. */
  readonly classes?: readonly string[];
  readonly reason?: string;
  /** Only what stands in this companion, item or step, and in this class of it. */
  readonly part?: string;
  readonly partClass?: string;
}
