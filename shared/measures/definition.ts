import type { Episode } from "./episode.js";

/** The dimensions by which any measure can be grouped or filtered, in the order in which keys are written. */
export const dimensions = [
  "program",
  "track",
  "site",
  "population",
  "group",
  "cohort",
  "referral_source",
  "payer_class",
  "age_band",
  "sex",
  "channel",
] as const;
export type Dimension = (typeof dimensions)[number];

/** Lengths of the calendar periods that a measure can be cut into. Weeks start on Monday. */
export const periodLengths = ["week", "month", "quarter", "year"] as const;
export type PeriodLength = (typeof periodLengths)[number];

/** What one calculation needs to know beyond the episode: the instant and the local day up to which events exist. */
export interface Moment {
  /** Unix seconds, inclusive: an event at this very second exists. */
  readonly asOf: number;
}

/**
 * The one class that a measure gives an episode.
 * `met` and `not_met` make the denominator of a proportion; `event`, `competing` and `censored` the n of a curve.
 */
export interface Classification {
  readonly class:
    | "outside"
    | "excluded"
    | "pending"
    | "missing"
    | "met"
    | "not_met"
    | "event"
    | "competing"
    | "censored";
  /** Code of the exclusion, of what is missing, or of how the episode ended; empty when the class says all. */
  readonly reason: string;
}

const made = new Map<string, Classification>();

/** Gives the one shared object of a class and reason, so that classifying a million episodes allocates nothing. */
export function classified(name: Classification["class"], reason = ""): Classification {
  const key = `${name}/${reason}`;
  let found = made.get(key);
  if (!found) {
    found = Object.freeze({ class: name, reason });
    made.set(key, found);
  }
  return found;
}

/** A code with the sentence that explains it on screen, in the list behind a figure and in the documents. */
export interface CodeText {
  readonly code: string;
  readonly sentence: string;
}

/** A proportion shown beside the measure's own, over the same episodes unless `observe` answers null for one. */
export interface Companion {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** True or false counts in the denominator; null leaves the episode out of this companion. */
  observe(episode: Episode, moment: Moment): boolean | null;
}

/** What every measure states about itself; the definition panel, the API and the documents are made from it. */
export interface MeasureText {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The question in plain words. */
  readonly question: string;
  readonly improvementNotation: "increase" | "decrease";
  /** The date that puts an episode into a period. */
  readonly indexDate: "inquiry" | "admission";
  readonly initialPopulation: string;
  readonly numerator: string;
  readonly pending: string;
  readonly exclusions: readonly CodeText[];
  readonly missing: readonly CodeText[];
  readonly method: string;
  readonly unit: "share" | "hours" | "days";
  readonly goal: Goal | null;
  readonly source: string;
  readonly changes: readonly string[];
}

/** What is aimed for. `value` is a proportion for shares, else a time in the measure's unit. */
export interface Goal {
  readonly value: number;
  readonly sentence: string;
}

/** A measure whose figure is a share of episodes. */
export interface ProportionMeasure extends MeasureText {
  readonly kind: "proportion";
  classify(episode: Episode, moment: Moment): Classification;
  readonly companions: readonly Companion[];
  /** What the list behind the figure shows for an episode, or null where it has none. */
  value(episode: Episode, moment: Moment): number | null;
  readonly valueUnit: "hours" | "days";
  /** True while an episode can still change its group's figure in a way that biases it: the group is then immature. */
  isImmature?(episode: Episode, moment: Moment): boolean;
}

/** A measure whose figure is a curve of the share that has had the event by a time. */
export interface TimeToEventMeasure extends MeasureText {
  readonly kind: "time-to-event";
  classify(episode: Episode, moment: Moment): Classification;
  /** Whole seconds (or days, by unit) from the start of the clock to event, competing event or as-of; never negative. */
  elapsed(episode: Episode, moment: Moment): number;
  /** How many of the elapsed unit make one of the measure's unit: 3600 for hours from seconds. */
  readonly divisor: number;
  /** Name of the companion curve of the competing event. */
  readonly competing: { readonly id: string; readonly title: string; readonly sentence: string };
}

export type Measure = ProportionMeasure | TimeToEventMeasure;

/** What part of the data a calculation looks at. Days are days since 1970-01-01 in the program's zone. */
export interface View {
  /** First index day counted, or null for the beginning. */
  readonly from: number | null;
  /** First index day no longer counted, or null for the end. */
  readonly to: number | null;
  readonly by: readonly Dimension[];
  readonly every: PeriodLength | null;
  readonly where: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly asOf: number;
}
