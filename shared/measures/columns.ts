/** Stands in every integer column where a fact is not known. */
export const UNKNOWN = -2147483648;

/** Closed code lists, in the order of the numbers that the fact columns hold; 0 is "not known". */
export const authorizationResults = ["", "approved", "denied", "not_needed"] as const;
export const closedReasons = [
  "",
  "declined",
  "unreachable",
  "not_eligible",
  "no_coverage",
  "referred_elsewhere",
  "duplicate",
  "other",
] as const;
export const dischargeReasons = [
  "",
  "completed",
  "against_advice",
  "no_show",
  "administrative",
  "moved",
  "transferred_higher",
  "transferred_lower",
  "other",
] as const;

/** Columns of whole numbers: instants in unix seconds, days since 1970-01-01 (program's zone), minutes, weeks. */
export const integerColumns = [
  "inquiredAt",
  "inquiredOn",
  "assessmentOfferedAt",
  "assessmentAt",
  "authorizationRequestedAt",
  "authorizationDecidedAt",
  "firstSessionOfferedAt",
  "firstSessionAt",
  "closedAt",
  "admittedOn",
  "dischargedOn",
  "endedAt",
  "plannedEndAt",
  "firstSessionOn",
  "attendedMinutes",
] as const;
export type IntegerColumn = (typeof integerColumns)[number];

/** Columns of small numbers. */
export const byteColumns = [
  "isRepeat",
  "authorizationResult",
  "closedReason",
  "dischargeReason",
  "plannedWeeks",
  "earlySessions",
  "noShowsInARow",
] as const;
export type ByteColumn = (typeof byteColumns)[number];

/** Dimensions whose value differs between the episodes of one program; held as numbers of a dictionary. */
export const dictionaryColumns = [
  "group",
  "cohort",
  "referral_source",
  "payer_class",
  "age_band",
  "sex",
  "channel",
] as const;
export type DictionaryColumn = (typeof dictionaryColumns)[number];

/** Numbers of a dictionary's values, in as few bytes as the largest of them needs. */
export type CodeColumn = Uint8Array | Uint16Array | Uint32Array;

/** The kind of list that holds numbers from 0 up to the largest in the fewest bytes. */
export function kindFor(
  largest: number,
): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor {
  if (largest < 2 ** 8) return Uint8Array;
  return largest < 2 ** 16 ? Uint16Array : Uint32Array;
}

/** Whole numbers in as few bytes as the largest of them needs. */
export type WholeNumbers = Uint8Array | Uint16Array | Int16Array | Int32Array;

/** One program with what is the same for all its episodes. */
export interface ProgramKey {
  readonly program: string;
  readonly name: string;
  readonly site: string;
  readonly track: string;
  readonly population: string;
  /** IANA name of the zone that decides the program's local days. */
  readonly zone: string;
}

/**
 * The facts of one program's episodes as typed arrays, one entry an episode, sorted by first known day.
 * Never changed after it is made: a refresh makes a new block.
 */
export interface ProgramColumns {
  readonly key: ProgramKey;
  readonly length: number;
  /** Number of the episode: the inquiry's number, or minus the enrollment's where no inquiry is known. */
  readonly episodeNo: Int32Array;
  readonly integers: Readonly<Record<IntegerColumn, Int32Array>>;
  readonly bytes: Readonly<Record<ByteColumn, Uint8Array>>;
  readonly codes: Readonly<Record<DictionaryColumn, CodeColumn>>;
  readonly weeks: WeekColumns;
  readonly scores: ScoreColumns;
  readonly sessions: SessionColumns;
}

/** Rows of an episode: the entry at its index gives the first of them and the first that is no longer its own. */
export interface Runs {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Columns of counts and minutes of a person-week, in the order in which they are read. */
export const weekCounts = [
  "scheduledMinutes",
  "attendedMinutes",
  "attendedRows",
  "partialRows",
  "excusedRows",
  "noShowRows",
  "cancelledRows",
  "noMinutesRows",
] as const;
export type WeekCount = (typeof weekCounts)[number];

/** Person-weeks that have attendance rows, by episode and Monday. */
export interface WeekColumns extends Runs {
  readonly weekOn: WholeNumbers;
  readonly counts: Readonly<Record<WeekCount, WholeNumbers>>;
}

/** Stands for an answer that was not imported. */
export const NO_ANSWER = 255;

/** Scores by episode, instrument and day, one a day. */
export interface ScoreColumns extends Runs {
  /** Number in the instruments' dictionary. */
  readonly instrument: WholeNumbers;
  readonly takenOn: WholeNumbers;
  /** Totals times 100, as they are stored with two decimals. */
  readonly hundredths: WholeNumbers;
  readonly isProrated: Uint8Array;
  /** Answer to the item about thoughts of harm, or NO_ANSWER. */
  readonly safetyItem: Uint8Array;
}

/** Group sessions, by day and number; a capacity of 0 is "not known". */
export interface SessionColumns {
  readonly length: number;
  readonly sessionNo: Int32Array;
  readonly startsAt: Int32Array;
  readonly startsOn: Int32Array;
  readonly group: Uint32Array;
  readonly capacity: Int32Array;
  readonly attendedSeats: Uint16Array;
  readonly isCancelled: Uint8Array;
}

/** All programs' columns with the dictionaries that their codes point into. */
export interface EpisodeColumns {
  readonly version: number;
  readonly programs: readonly ProgramColumns[];
  /** Value of each code; "" is "not known". */
  readonly dictionaries: Readonly<Record<DictionaryColumn, readonly string[]>>;
  /** Instrument of each code; the first, "", is none. */
  readonly instruments: readonly string[];
}
