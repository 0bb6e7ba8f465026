import type { DurationStepRule, Span } from "./duration-step.js";
import type { Episode } from "./episode.js";
import type { CodeText, Companion } from "./figure-rules.js";
import type { RestsOn } from "./goals.js";
import type { Moment } from "./moment.js";
import type { CompareListed, RowDetails } from "./result.js";

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

export type { Moment } from "./moment.js";
export type {
  CodeText,
  Companion,
  CurveRule,
  DurationRule,
  FigureRule,
  MeanRule,
  ProportionRule,
  SharesRule,
  TrajectoryRule,
} from "./figure-rules.js";

/**
 * What a measure counts: episodes; attendance rows; full program weeks of a person; pairs of an episode and an
 * instrument that its program uses; seats of sessions.
 */
export type Grain = "episode" | "attendance" | "person-week" | "pair" | "seat";

/** The date that puts what is counted into a period. */
export type IndexDate = "inquiry" | "admission" | "first-session" | "week" | "session";

/**
 * The one class that a measure gives what it counts.
 * `met` and `not_met` make the denominator of a proportion; `event`, `competing` and `censored` the n of a curve;
 * `counted` the n of everything else. In a duration `not_met` are those whose time will never end, such as people who
 * gave up before they started: they are listed, and stand in no n.
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
    | "censored"
    | "counted";
  /** Code of the exclusion, of what is missing, or of how the episode ended; empty when the class says all. */
  readonly reason: string;
  /** Different for each class and reason, so that counting compares no texts. Not enumerable: it says nothing by itself. */
  readonly number: number;
}

const made = new Map<string, Map<string, Classification>>();
let count = 0;

/** Gives the one shared object of a class and reason, so that classifying a million episodes allocates nothing. */
export function classified(name: Classification["class"], reason = ""): Classification {
  let ofClass = made.get(name);
  if (!ofClass) made.set(name, (ofClass = new Map()));
  let found = ofClass.get(reason);
  if (!found) {
    const bare = { class: name, reason, number: count };
    found = Object.freeze(Object.defineProperty(bare, "number", { enumerable: false }));
    count += 1;
    ofClass.set(reason, found);
  }
  return found;
}

/** What every measure states about itself; the definition panel, the API and the documents are made from it. */
export interface MeasureText {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The question in plain words. */
  readonly question: string;
  readonly section: "access" | "engagement" | "completion" | "symptoms";
  readonly improvementNotation: "increase" | "decrease";
  /** The date that puts what is counted into a period. */
  readonly indexDate: IndexDate;
  /** True where it is of who is there at the as-of instant, whenever they came: a page's period is none of its own. */
  readonly isOfNow?: boolean;
  readonly grain: Grain;
  readonly initialPopulation: string;
  readonly numerator: string;
  readonly pending: string;
  readonly exclusions: readonly CodeText[];
  readonly missing: readonly CodeText[];
  /** Why anything else has its class, such as how a wait ended. With exclusions, missing and classes: every reason there is. */
  readonly reasons: readonly CodeText[];
  /** What its classes are called where the usual names (class-titles.ts) would not say it. */
  readonly classTitles?: Readonly<Partial<Record<Classification["class"], string>>>;
  /** What it means to be not met without a reason, where that is not plainly the numerator's opposite. */
  readonly notMet?: string;
  readonly method: string;
  readonly unit: "share" | "hours" | "days" | "points" | "list";
  readonly goal: Goal | null;
  readonly source: string;
  readonly changes: readonly string[];
}

/** What is aimed for. `value` is a proportion for shares, else a time in the measure's unit. */
export interface Goal {
  readonly value: number;
  readonly sentence: string;
}

/** What every measure decides: classes, the value shown in the list, and what is beside it. */
export interface MeasureRules {
  classify(episode: Episode, moment: Moment): Classification;
  readonly companions: readonly Companion[];
  /** What the list behind the figure shows, or null where there is none. */
  value(episode: Episode, moment: Moment): number | null;
  readonly valueUnit: "hours" | "days" | "points" | "minutes" | "sessions" | "";
  /** More that the list behind the figure shows, by column title. */
  details?(episode: Episode, moment: Moment): RowDetails;
  /** Order of the list by value, where it isn't that of program and day; a function compares by value and index day. */
  readonly listOrder?: "value-ascending" | "value-descending" | CompareListed;
  /** True while an episode can still change its group's figure in a way that biases it: the group is then immature. */
  isImmature?(episode: Episode, moment: Moment): boolean;
  /** True where class and parts of what is counted rest on the status of the attendance row, or on the kind of the seat, alone. */
  readonly isByStatus?: boolean;
  /** True where class and parts of what is counted rest on the Monday, the attendance rows and the program of the week alone, and
   * are the same for all weeks without rows. */
  readonly isByWeek?: boolean;
  /** The goal that class and figure rest on, where it has changed: figures before and since count different things. */
  readonly restsOn?: RestsOn;
  /** True where the value rests on a score with items filled in. */
  isProrated?(episode: Episode, moment: Moment): boolean;
}

/** A measure whose figure is a share: of classes met and not_met. */
export interface ProportionMeasure extends MeasureText, MeasureRules {
  readonly kind: "proportion";
}

/** A measure whose figure is several shares of one whole: the reasons of class counted. */
export interface SharesMeasure extends MeasureText, MeasureRules {
  readonly kind: "shares";
  readonly classes: readonly CodeText[];
}

/** A measure whose figure is quantiles of the value of class counted. */
export interface DurationMeasure extends MeasureText, MeasureRules {
  readonly kind: "duration";
  readonly unit: "hours" | "days";
  /** The instants between which the whole lies. */
  readonly whole: Span;
  /** Parts of the whole, each between two named instants where both are known. What of a step lies outside the whole, such
   * as a decision after its end, is no part of its share. */
  readonly steps: readonly DurationStepRule[];
}

/** A measure whose figure is a curve of the share that has had the event by a time. */
export interface TimeToEventMeasure extends MeasureText, MeasureRules {
  readonly kind: "time-to-event";
  readonly unit: "hours" | "days";
  /** Whole seconds (or days, by unit) from the start of the clock to event, competing event or as-of; never negative. */
  elapsed(episode: Episode, moment: Moment): number;
  /** How many of the elapsed unit make one of the measure's unit: 3600 for hours from seconds. */
  readonly divisor: number;
  /** Name of the companion curve of the competing event; null where nothing competes. */
  readonly competing: { readonly id: string; readonly title: string; readonly sentence: string } | null;
}

/** A measure whose figure is the mean change of pairs of class counted. */
export interface MeanChangeMeasure extends MeasureText, MeasureRules {
  readonly kind: "mean-change";
  /** The reason of those missing who have a first score and lack only the last. */
  readonly withoutLast: string;
}

/** A measure whose figure is a list of figures. */
export interface ListMeasure extends MeasureText, MeasureRules {
  readonly kind: "list";
  readonly items: readonly Companion[];
}

export type Measure =
  | ProportionMeasure
  | SharesMeasure
  | DurationMeasure
  | TimeToEventMeasure
  | MeanChangeMeasure
  | ListMeasure;

/** A dimension, or the instrument, that splits or narrows what is counted. */
export type FilterName = Dimension | "instrument";

/** What part of the data a calculation looks at. Days are days since 1970-01-01 in the program's zone. */
export interface View {
  /** First index day counted, or null for the beginning. */
  readonly from: number | null;
  /** First index day no longer counted, or null for the end. */
  readonly to: number | null;
  readonly by: readonly Dimension[];
  readonly every: PeriodLength | null;
  readonly where: readonly { readonly dimension: FilterName; readonly value: string }[];
  readonly asOf: number;
}
