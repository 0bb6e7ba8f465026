/** Who a program serves; the same words as a program's population. */
export type Population = "child" | "adolescent" | "adult" | "older_adult";

/** The parts of a definition that a source can stand for, or that are still to be confirmed. */
export const instrumentFields = [
  "items",
  "range",
  "bands",
  "caseness",
  "casenessBySex",
  "reliableChange",
  "remission",
  "response",
  "missingItems",
  "safetyItems",
  "loinc",
  "licence",
] as const;
export type InstrumentField = (typeof instrumentFields)[number];

/** A band of severity: from this score, included, up to where the next band begins. Bands stand in rising order. */
export interface SeverityBand {
  readonly name: string;
  readonly from: number;
}

/** The answers that make a total. All are values as scored: reversed items are already turned. */
export interface ItemScale {
  readonly count: number;
  /** Smallest and largest value of one answer, whole numbers. */
  readonly min: number;
  readonly max: number;
  /** What one point of an answer adds to the total. */
  readonly pointsPerItem: number;
  /** Groups of item numbers (from 1) of which only the highest answer counts; every other item counts by itself. */
  readonly highestOf: readonly (readonly number[])[];
}

/** How many parts of a total may lack an answer, and whether the mean of the others or nothing stands in for them. */
export interface MissingItems {
  readonly allowed: number;
  readonly counts: "mean" | "zero";
}

/** An item that needs a look at any total: at or above `atLeast`. The wording of items is shipped for none. */
export interface SafetyItem {
  readonly item: number;
  readonly atLeast: number;
  readonly sentence: string;
  readonly loinc: string | null;
}

/** Where values come from: a primary paper, the instrument's own manual, or an official definition. */
export interface InstrumentSource {
  /** The values that stand in it; empty where it introduces the scale and states none of them. */
  readonly fields: readonly InstrumentField[];
  readonly citation: string;
  readonly address: string | null;
}

/**
 * An instrument as data: totals and thresholds only.
 *
 * Scores are in the instrument's own points. `direction` says which end is better, and every threshold is read by it:
 * - caseness: the mildest score that is a case, included; lower is better: total ≥ caseness, else total ≤ caseness.
 * - reliableChange: the smallest change in points, included, that counts as more than error of measurement.
 * - remission: the first score that is no remission any more; lower is better: total < remission, else total > it.
 * - response: the smallest share, included, of the baseline's distance from the best score that must be gone.
 * A threshold that nobody published is null: what depends on it has no class then, which is not "no change".
 * A score between two whole numbers (prorated) has reached a band or cut only when it is at it.
 */
export interface Instrument {
  /** The name that a feed gives; subscales and raters that must not be pooled have ids of their own. */
  readonly id: string;
  /** Number of this definition, raised when a value changes. */
  readonly version: number;
  readonly title: string;
  /** What it measures, in a few words. */
  readonly about: string;
  /** For whom it was made; says nothing about who may be counted. */
  readonly populations: readonly Population[];
  /** Days that the questions look back, or null where they name none. */
  readonly lookBackDays: number | null;
  /** The scale that this is a part of, or null. */
  readonly subscaleOf: string | null;
  /** Null where only totals are taken. */
  readonly items: ItemScale | null;
  readonly min: number;
  readonly max: number;
  readonly direction: "lower" | "higher";
  readonly bands: readonly SeverityBand[];
  readonly caseness: number | null;
  /** Cuts where they differ by sex; whose sex is not known is shown under both, never guessed. */
  readonly casenessBySex: { readonly female: number; readonly male: number } | null;
  readonly reliableChange: number | null;
  readonly remission: number | null;
  readonly response: number | null;
  readonly missingItems: MissingItems;
  readonly safetyItems: readonly SafetyItem[];
  readonly loinc: { readonly panel: string | null; readonly total: string | null };
  readonly licence: { readonly terms: "free" | "restricted" | "unknown"; readonly sentence: string };
  readonly use: "outcome" | "intakeOnly";
  /** Why it is no outcome; null where it is one. */
  readonly useSentence: string | null;
  /** Values that stand in no source that was read: settings of the product, shown as "to be confirmed". */
  readonly toBeConfirmed: readonly InstrumentField[];
  /** Published values that differ, and what the product chose. */
  readonly note: string | null;
  readonly sources: readonly InstrumentSource[];
}

/** What a definition says where it says nothing: no thresholds, no score with a missing item, an outcome. */
export const unstated = {
  version: 1,
  subscaleOf: null,
  bands: [],
  caseness: null,
  casenessBySex: null,
  reliableChange: null,
  remission: null,
  response: null,
  missingItems: { allowed: 0, counts: "mean" },
  safetyItems: [],
  loinc: { panel: null, total: null },
  use: "outcome",
  useSentence: null,
  toBeConfirmed: [],
  note: null,
  sources: [],
} as const satisfies Partial<Instrument>;

export const adults: readonly Population[] = ["adult", "older_adult"];
export const youngPeople: readonly Population[] = ["child", "adolescent"];

/** Items that all count by themselves, from 0 to `max`, one point each. */
export function plainItems(count: number, max: number): ItemScale {
  return { count, min: 0, max, pointsPerItem: 1, highestOf: [] };
}

/** Half of the baseline's distance from the best score: the usual rule for response. */
export const HALF = 0.5;

/** Public code of NHS England that states reliable changes and ranges of the scales of its children's outcomes. */
export const nhsChildrensOutcomes = {
  citation:
    "NHS England: Mental Health Services monthly statistics, construction of the outcomes of children and young people (NHSDigital/mental-health-monthly-statistics).",
  address: "https://github.com/NHSDigital/mental-health-monthly-statistics",
} as const;

/** Why a scale that looks back a year is no outcome of a stay of weeks. */
export function yearLongLookBack(id: string): string {
  return `${id} asks about the past 12 months, so after a stay of weeks its answers are still about the time before it: it describes intake and is no outcome.`;
}
