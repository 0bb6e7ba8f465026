import { UNKNOWN, type ScoreColumns } from "./columns.js";
import type { Instrument } from "../instruments/instrument.js";

/** A baseline lies at most this many days before or after the first session's day. */
export const BASELINE_WINDOW_DAYS = 7;
/** The last score lies at least this many days after the baseline, and at most as many after discharge. */
export const LAST_SCORE_DAYS = 14;

/** Not looked for yet. */
export const UNREAD = -2;

/** The days that decide which scores make a pair; UNKNOWN where not known. */
export interface StayDays {
  readonly firstSessionOn: number;
  readonly dischargedOn: number;
}

/**
 * The scores of one episode in one instrument that a cursor stands on, with its baseline and last score.
 * Baseline: the score of the day nearest to the first session's day, of two equally near the earlier.
 * Last: the latest score that lies far enough after the baseline and not too long after discharge.
 */
export class ScorePair {
  instrument: Instrument | undefined;
  /** Number of the instrument in the columns. */
  instrumentCode = 0;
  /** Rows of this episode and instrument: `from` to before `to`. */
  from = 0;
  to = 0;
  /** Rows of baseline and last score, or -1. */
  baselineRow = -1;
  lastRow = -1;
  /** Rows of the first marked improvement by kind, -1 where there is none; kept while the cursor stands here. */
  readonly marked = { either: UNREAD, response: UNREAD, "reliable-improvement": UNREAD };
  private readonly compared = { first: 0, last: 0, isProrated: false };

  constructor(private readonly scores: ScoreColumns) {}

  /** Forgets what was read where the cursor stood before. */
  forget(): void {
    this.marked.either = UNREAD;
    this.marked.response = UNREAD;
    this.marked["reliable-improvement"] = UNREAD;
  }

  /** Chooses baseline and last among the rows from `from` to before `to`, which are in the order of their days. */
  choose(days: StayDays): void {
    const { takenOn } = this.scores;
    this.baselineRow = -1;
    this.lastRow = -1;
    if (days.firstSessionOn === UNKNOWN) return;
    let nearest = BASELINE_WINDOW_DAYS + 1;
    for (let row = this.from; row < this.to; row += 1) {
      const distance = Math.abs((takenOn[row] ?? 0) - days.firstSessionOn);
      if (distance < nearest) {
        nearest = distance;
        this.baselineRow = row;
      }
    }
    if (this.baselineRow < 0) return;
    const earliest = this.baselineOn + LAST_SCORE_DAYS;
    const latest = days.dischargedOn === UNKNOWN ? Infinity : days.dischargedOn + LAST_SCORE_DAYS;
    for (let row = this.to - 1; row > this.baselineRow; row -= 1) {
      const day = takenOn[row] ?? 0;
      if (day < earliest) return;
      if (day > latest) continue;
      this.lastRow = row;
      return;
    }
  }

  get hasBaseline(): boolean {
    return this.baselineRow >= 0;
  }
  get hasPair(): boolean {
    return this.lastRow >= 0;
  }
  get baselineOn(): number {
    return this.scores.takenOn[this.baselineRow] ?? UNKNOWN;
  }
  get lastOn(): number {
    return this.scores.takenOn[this.lastRow] ?? UNKNOWN;
  }
  /** The baseline under the name that the rules of instruments give it. */
  get first(): number {
    return this.baseline;
  }
  get baseline(): number {
    return this.totalAt(this.baselineRow);
  }
  get last(): number {
    return this.totalAt(this.lastRow);
  }
  /** The latest score, whenever it was taken, or -1 where there is none. */
  get latestRow(): number {
    return this.to > this.from ? this.to - 1 : -1;
  }
  /**
   * Baseline and the total of a row, under the names that the rules of instruments give them.
   * One object serves every call, so that walking millions of scores allocates nothing: read it at once.
   */
  until(row: number): { readonly first: number; readonly last: number; readonly isProrated: boolean } {
    this.compared.first = this.baseline;
    this.compared.last = this.totalAt(row);
    this.compared.isProrated = this.isProratedAt(this.baselineRow) || this.isProratedAt(row);
    return this.compared;
  }
  /** Last minus baseline. */
  get change(): number {
    return (
      ((this.scores.hundredths[this.lastRow] ?? 0) - (this.scores.hundredths[this.baselineRow] ?? 0)) / 100
    );
  }
  get isProrated(): boolean {
    return this.isProratedAt(this.baselineRow) || this.isProratedAt(this.lastRow);
  }
  /** Whether items are filled in at a row of the columns; false for -1. */
  isProratedAt(row: number): boolean {
    return this.scores.isProrated[row] === 1;
  }
  /** Total of a row of the columns in hundredths: a whole number. */
  hundredthsAt(row: number): number {
    return this.scores.hundredths[row] ?? 0;
  }
  /** Total of a row of the columns. */
  totalAt(row: number): number {
    return (this.scores.hundredths[row] ?? 0) / 100;
  }
  /** Local day of a row of the columns. */
  dayAt(row: number): number {
    return this.scores.takenOn[row] ?? UNKNOWN;
  }
  /** Answer to the item about thoughts of harm at a row, or NO_ANSWER. */
  safetyItemAt(row: number): number {
    return this.scores.safetyItem[row] ?? 255;
  }
}
