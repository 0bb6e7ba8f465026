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
  readonly codes: Readonly<Record<DictionaryColumn, Uint32Array>>;
}

/** All programs' columns with the dictionaries that their codes point into. */
export interface EpisodeColumns {
  readonly version: number;
  readonly programs: readonly ProgramColumns[];
  /** Value of each code; "" is "not known". */
  readonly dictionaries: Readonly<Record<DictionaryColumn, readonly string[]>>;
}

/**
 * A cursor over one program's columns: set `index`, then read. Every measure reads episodes through it.
 * Instants are unix seconds, days are local days since 1970-01-01; UNKNOWN stands for what is not known.
 */
export class Episode {
  index = 0;
  private readonly integers: ProgramColumns["integers"];
  private readonly bytes: ProgramColumns["bytes"];

  constructor(readonly columns: ProgramColumns) {
    this.integers = columns.integers;
    this.bytes = columns.bytes;
  }
  get population(): string {
    return this.columns.key.population;
  }
  /** Start of the clock. */
  get inquiredAt(): number {
    return this.integers.inquiredAt[this.index] ?? UNKNOWN;
  }
  get inquiredOn(): number {
    return this.integers.inquiredOn[this.index] ?? UNKNOWN;
  }
  get assessmentOfferedAt(): number {
    return this.integers.assessmentOfferedAt[this.index] ?? UNKNOWN;
  }
  get assessmentAt(): number {
    return this.integers.assessmentAt[this.index] ?? UNKNOWN;
  }
  get authorizationRequestedAt(): number {
    return this.integers.authorizationRequestedAt[this.index] ?? UNKNOWN;
  }
  get authorizationDecidedAt(): number {
    return this.integers.authorizationDecidedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the first session slot that was offered. */
  get firstSessionOfferedAt(): number {
    return this.integers.firstSessionOfferedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the earliest session with attended minutes. */
  get firstSessionAt(): number {
    return this.integers.firstSessionAt[this.index] ?? UNKNOWN;
  }
  /** When the inquiry closed without a start; UNKNOWN once a first session happened. */
  get closedAt(): number {
    return this.integers.closedAt[this.index] ?? UNKNOWN;
  }
  get admittedOn(): number {
    return this.integers.admittedOn[this.index] ?? UNKNOWN;
  }
  get dischargedOn(): number {
    return this.integers.dischargedOn[this.index] ?? UNKNOWN;
  }
  /** End of the discharge day. */
  get endedAt(): number {
    return this.integers.endedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the local day that lies the planned weeks after admission. */
  get plannedEndAt(): number {
    return this.integers.plannedEndAt[this.index] ?? UNKNOWN;
  }
  get attendedMinutes(): number {
    return this.integers.attendedMinutes[this.index] ?? 0;
  }
  /** 0 when not known. */
  get plannedWeeks(): number {
    return this.bytes.plannedWeeks[this.index] ?? 0;
  }
  get isRepeat(): boolean {
    return this.bytes.isRepeat[this.index] === 1;
  }
  get authorizationResult(): (typeof authorizationResults)[number] {
    return authorizationResults[this.bytes.authorizationResult[this.index] ?? 0] ?? "";
  }
  get closedReason(): (typeof closedReasons)[number] {
    return closedReasons[this.bytes.closedReason[this.index] ?? 0] ?? "";
  }
  get dischargeReason(): (typeof dischargeReasons)[number] {
    return dischargeReasons[this.bytes.dischargeReason[this.index] ?? 0] ?? "";
  }
}
