import type { KindNumbers } from "./class-columns.js";
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
  readonly rows: Int32Array;
  readonly groups: Int32Array;
  readonly weights: Int32Array;

  constructor(capacity: number) {
    this.rows = new Int32Array(capacity);
    this.groups = new Int32Array(capacity);
    this.weights = new Int32Array(capacity);
  }

  /** Takes one more; whoever fills empties it in time. */
  push(row: number, group: number, weight: number): void {
    this.rows[this.length] = row;
    this.groups[this.length] = group;
    this.weights[this.length] = weight;
    this.length += 1;
  }

  /** Takes those of other rows whose kind has 1 in a list by the kind's number; what was taken before is forgotten. */
  takeFrom(other: CountedRows, kinds: KindNumbers, isTaken: Uint8Array): void {
    const { rows, groups, weights } = this;
    let taken = 0;
    for (let at = 0; at < other.length; at += 1) {
      const row = other.rows[at] ?? 0;
      if (isTaken[kinds[row] ?? 0] !== 1) continue;
      rows[taken] = row;
      groups[taken] = other.groups[at] ?? 0;
      weights[taken] = other.weights[at] ?? 1;
      taken += 1;
    }
    this.length = taken;
  }
}

/** Where what columns don't keep is read: `stand` puts the episode on a row of theirs. */
export interface RowCursor {
  readonly episode: Episode;
  readonly moment: Moment;
  stand(row: number): void;
}
