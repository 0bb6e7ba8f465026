import type { CountedRows } from "./counted-rows.js";
import type { KeptNumbers } from "./kept-numbers.js";
import { putInOrder } from "./put-in-order.js";
import { scratchFloats, scratchIntegers } from "./scratch-lists.js";

const FIRST_LENGTH = 256;
/** A longer list is held in pieces of so many: to copy it whenever it grows would cost more than to fill it. */
const LONGEST_CHUNK = 65_536;

interface Chunk {
  readonly groups: Int32Array;
  readonly values: Float64Array;
}

function chunkOf(length: number): Chunk {
  return { groups: scratchIntegers.take(length), values: scratchFloats.take(length) };
}

/** The numbers of all groups, one group's behind the other's. */
interface InGroups {
  /** Where each group's numbers begin; one more than there are groups. */
  readonly from: Int32Array;
  readonly values: Float64Array;
  /** Sums in the order in which the numbers came. */
  readonly sums: Float64Array;
  readonly isSorted: Uint8Array;
}

/**
 * Numbers of many groups in one list, as they come: a list for each of ten thousand groups would cost more than it holds.
 * The first reading lays them out by group; after it nothing can be added.
 */
export class GroupedValues {
  private readonly full: Chunk[] = [];
  private chunk = chunkOf(FIRST_LENGTH);
  private inChunk = 0;
  private length = 0;
  private most = -1;
  private laidOut: InGroups | null = null;

  /** Takes a number so many times. */
  push(group: number, value: number, times = 1): void {
    for (let taken = 0; taken < times; taken += 1) {
      if (this.inChunk === this.chunk.values.length) this.startChunk();
      const { groups, values } = this.chunk;
      groups[this.inChunk] = group;
      values[this.inChunk] = value;
      this.inChunk += 1;
    }
    this.length += times;
    if (group > this.most) this.most = group;
  }

  /** Takes the numbers that rows have in a column, as often as they weigh; NaN is left out. */
  add({ rows, groups, weights, length }: CountedRows, column: KeptNumbers): void {
    for (let at = 0; at < length; at += 1) {
      const value = column.at(rows[at] ?? 0);
      if (value === value) this.push(groups[at] ?? 0, value, weights[at] ?? 1);
    }
  }

  private startChunk(): void {
    this.full.push(this.chunk);
    this.chunk = chunkOf(Math.min(LONGEST_CHUNK, this.inChunk * 4));
    this.inChunk = 0;
  }

  /** The sum of a group's numbers. */
  sumOf(group: number): number {
    return this.inGroups().sums[group] ?? 0;
  }

  /** A group's numbers in order; not a copy. */
  sortedOf(group: number): Float64Array {
    const { from, values, isSorted } = this.inGroups();
    const own = values.subarray(from[group] ?? this.length, from[group + 1] ?? this.length);
    // Stryker disable next-line ConditionalExpression: what is in order stays so.
    if (isSorted[group] === 0) {
      putInOrder(own);
      isSorted[group] = 1;
    }
    return own;
  }

  private inGroups(): InGroups {
    return (this.laidOut ??= this.layOut());
  }

  private layOut(): InGroups {
    const chunks = [...this.full, this.chunk];
    const from = new Int32Array(this.most + 2);
    for (const chunk of chunks) {
      const { groups } = chunk;
      const length = this.lengthOf(chunk);
      for (let index = 0; index < length; index += 1) {
        const behind = (groups[index] ?? 0) + 1;
        from[behind] = (from[behind] ?? 0) + 1;
      }
    }
    for (let group = 1; group < from.length; group += 1) {
      from[group] = (from[group] ?? 0) + (from[group - 1] ?? 0);
    }
    const next = from.slice();
    const values = scratchFloats.take(this.length);
    const sums = new Float64Array(this.most + 1);
    for (const chunk of chunks) {
      const length = this.lengthOf(chunk);
      for (let index = 0; index < length; index += 1) {
        const group = chunk.groups[index] ?? 0;
        const value = chunk.values[index] ?? 0;
        const place = next[group] ?? 0;
        values[place] = value;
        next[group] = place + 1;
        sums[group] = (sums[group] ?? 0) + value;
      }
    }
    this.giveChunks();
    return { from, values, sums, isSorted: new Uint8Array(this.most + 1) };
  }

  private giveChunks(): void {
    for (const { groups, values } of [...this.full, this.chunk]) {
      scratchIntegers.give(groups);
      scratchFloats.give(values);
    }
    this.full.length = 0;
    this.chunk = chunkOf(0);
    this.inChunk = 0;
  }

  private lengthOf(chunk: Chunk): number {
    return chunk === this.chunk ? this.inChunk : chunk.values.length;
  }

  /** Gives back what it holds: nothing that it gave may be read any more. */
  giveBack(): void {
    // Stryker disable next-line ConditionalExpression: which lists are kept changes no number.
    if (this.laidOut) scratchFloats.give(this.laidOut.values);
    else this.giveChunks();
    this.laidOut = null;
    this.length = 0;
    this.most = -1;
  }
}
