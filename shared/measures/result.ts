import type { Insufficient } from "../statistics/insufficient.js";
import type { CurvePoint } from "../statistics/cumulative-incidence.js";
import type { Quantile } from "../statistics/curve-quantile.js";

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
  readonly curve: readonly CurvePoint[];
}

export type Result = ProportionResult | TimeToEventResult | Insufficient | None;

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
  /** What missing data could make of the rate: all missing not met, all missing met. Null where there is no rate. */
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
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

/** One episode behind a figure, known by its number; names and ids are read from the database. */
export interface ListedEpisode {
  readonly programCode: string;
  readonly episodeNo: number;
  readonly indexOn: number;
  readonly class: string;
  readonly reason: string;
  readonly value: number | null;
  readonly unit: string;
}

/** Which of the episodes behind a result are wanted. */
export interface ListFilter {
  readonly period?: string;
  readonly key?: Readonly<Record<string, string>>;
  readonly class?: string;
}
