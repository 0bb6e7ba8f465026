import type { Episode } from "../episode.js";
import type { Moment } from "../moment.js";

/** So many rows are counted together: enough that a loop pays, few enough to stay near the processor. */
export const MOST_ROWS = 2048;

/**
 * Rows of class columns on their way into groups, some thousand at a time: for each its row in the columns, the number of
 * its group, and how many of its kind there are. Filled, read and emptied again and again.
 */
export class CountedRows {
  length = 0;
  /** The instrument that all rows at hand are of, by its number in the columns; 0 where they are of none. */
  private ofInstrument = 0;
  /** The highest number of a group that was ever pushed. */
  mostGroup = 0;
  readonly rows: Int32Array;
  readonly groups: Int32Array;
  readonly weights: Int32Array;

  constructor(capacity: number) {
    this.rows = new Int32Array(capacity);
    this.groups = new Int32Array(capacity);
    this.weights = new Int32Array(capacity);
  }

  get instrument(): number {
    return this.ofInstrument;
  }

  /** Goes on to rows of another instrument, or of none: a place in one instrument's bands is no place in another's. */
  turnTo(instrument: number): void {
    if (instrument === this.ofInstrument) return;
    if (this.length > 0) throw new Error("Rows of one instrument must be counted before those of the next.");
    this.ofInstrument = instrument;
  }

  /** Takes one more; whoever fills empties it in time. */
  push(row: number, group: number, weight: number): void {
    this.rows[this.length] = row;
    this.groups[this.length] = group;
    this.weights[this.length] = weight;
    if (group > this.mostGroup) this.mostGroup = group;
    this.length += 1;
  }
}

/** Where what columns don't keep is read: `stand` puts the episode on a row of theirs. */
export interface RowCursor {
  readonly episode: Episode;
  readonly moment: Moment;
  stand(row: number): void;
}
