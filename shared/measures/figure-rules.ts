import type { WeekCount } from "./columns.js";
import type { Episode } from "./episode.js";
import type { Moment } from "./moment.js";

/** A code with the sentence that explains it on screen, in the list behind a figure and in the documents. */
export interface CodeText {
  readonly code: string;
  readonly sentence: string;
}

/** A share of what is counted. */
export interface ProportionRule {
  readonly kind: "proportion";
  /** True or false counts in the denominator; null leaves the unit out. */
  observe(episode: Episode, moment: Moment): boolean | null;
  /** Of who is missing from the measure, whether their answer is wanting here: an item of a list then carries bounds. */
  isWanting?(episode: Episode, moment: Moment): boolean;
}

/** Several shares of one whole, in the order of `classes`. */
export interface SharesRule {
  readonly kind: "shares";
  /** The classes, or the severity bands of the instrument whose pairs are counted, by their names. */
  readonly classes: readonly CodeText[] | "severity-bands";
  /** Code of the class; null leaves the unit out. */
  observe(episode: Episode, moment: Moment): string | null;
}

/** Parts of a whole amount, such as the hours of a wait by who owned them; they carry no interval. */
export interface PartsRule {
  readonly kind: "parts";
  readonly classes: readonly CodeText[];
  /** Amounts in the order of `classes`, in hours; null leaves the unit out. */
  observe(episode: Episode, moment: Moment): readonly number[] | null;
}

/** Quantiles of an amount of time. */
export interface DurationRule {
  readonly kind: "duration";
  readonly unit: "hours" | "days";
  observe(episode: Episode, moment: Moment): number | null;
  /** Of a measure by week: the column whose minutes it observes, as hours. */
  readonly minutesOf?: WeekCount;
}

/** A mean with its t interval. */
export interface MeanRule {
  readonly kind: "mean";
  readonly unit: "hours" | "days" | "points";
  observe(episode: Episode, moment: Moment): number | null;
}

/** Events over an amount of observation. */
export interface RateRule {
  readonly kind: "rate";
  /** What the rate is of, e.g. "scores per person-month". */
  readonly unit: string;
  observe(episode: Episode, moment: Moment): { readonly events: number; readonly amount: number } | null;
}

/** The share that has had an event by a time. */
export interface CurveRule {
  readonly kind: "time-to-event";
  readonly unit: "hours" | "days";
  /** How many of the elapsed unit make one of `unit`: 3600 for hours from seconds. */
  readonly divisor: number;
  observe(episode: Episode, moment: Moment): "event" | "competing" | "censored" | null;
  /** Whole seconds or days from the start of the clock to event, competing event or as-of; never negative. */
  elapsed(episode: Episode, moment: Moment): number;
}

/** Mean of paired scores by week of treatment. */
export interface TrajectoryRule {
  readonly kind: "trajectory";
}

export type FigureRule =
  | ProportionRule
  | SharesRule
  | PartsRule
  | DurationRule
  | MeanRule
  | RateRule
  | CurveRule
  | TrajectoryRule;

/** A figure shown beside the measure's own, or one of a list's. */
export type Companion = FigureRule & {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Over what the main figure counts (the default), or over everything that is not outside or excluded. */
  readonly over?: "counted" | "all";
};
