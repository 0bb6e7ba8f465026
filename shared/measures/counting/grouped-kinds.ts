import type { KindNumbers } from "./class-columns.js";
import type { CountedRows } from "./counted-rows.js";
import type { RowKind, RowKinds } from "./row-kinds.js";
import { scratchIntegers } from "./scratch-lists.js";

const FIRST_STRIDE = 16;
const FIRST_GROUPS = 16;

const NOTHING = new Int32Array(0);

function zeros(length: number): Int32Array {
  return scratchIntegers.take(length).fill(0);
}

/** The kinds of which a group has rows, each with how many: the first so many of both lists. */
export interface PresentKinds {
  readonly length: number;
  readonly kinds: readonly RowKind[];
  readonly counts: readonly number[];
}

/** How many rows of each kind each group has. */
export class GroupedKinds {
  /** By group times `stride` plus the kind's number; replaced where more room is needed. */
  counts = zeros(FIRST_STRIDE * FIRST_GROUPS);
  stride = FIRST_STRIDE;
  private readonly present = { length: 0, kinds: [] as RowKind[], counts: [] as number[] };

  constructor(private readonly kinds: RowKinds) {}

  /** Counts rows, each in its group as often as it weighs; `numbers` gives the number here of a kind of the columns. */
  add({ rows, groups, weights, length }: CountedRows, kinds: KindNumbers, numbers: Uint16Array): void {
    const { counts, stride } = this;
    for (let at = 0; at < length; at += 1) {
      const place = (groups[at] ?? 0) * stride + (numbers[kinds[rows[at] ?? 0] ?? 0] ?? 0);
      counts[place] = (counts[place] ?? 0) + (weights[at] ?? 1);
    }
  }

  /** Counts many rows of one kind in a group for which there is room. */
  addMany(group: number, kind: number, n: number): void {
    const place = group * this.stride + kind;
    this.counts[place] = (this.counts[place] ?? 0) + n;
  }

  /** Makes room for the kinds that were met so far. */
  makeRoomForKinds(): void {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: more room counts alike.
    if (this.kinds.all.length > this.stride) this.widen();
  }

  /** Makes room for groups up to a number, and for the kinds that were met so far. */
  makeRoom(group: number): void {
    this.makeRoomForKinds();
    const needed = (group + 1) * this.stride;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: more room counts alike.
    if (needed <= this.counts.length) return;
    const longer = zeros(Math.max(needed, this.counts.length * 2));
    longer.set(this.counts);
    this.giveBack();
    this.counts = longer;
  }

  private widen(): void {
    const { counts, stride } = this;
    let wider = stride;
    while (wider < this.kinds.all.length) wider *= 2;
    const groups = counts.length / stride;
    const longer = zeros(groups * wider);
    for (let group = 0; group < groups; group += 1) {
      longer.set(counts.subarray(group * stride, (group + 1) * stride), group * wider);
    }
    this.giveBack();
    this.counts = longer;
    this.stride = wider;
  }

  /** Gives back the counts: they may not be read any more. */
  giveBack(): void {
    scratchIntegers.give(this.counts);
    this.counts = NOTHING;
  }

  /** The kinds of which a group has rows, by number; written over by the next. */
  of(group: number): PresentKinds {
    const { counts, present } = this;
    const { all } = this.kinds;
    const from = group * this.stride;
    present.length = 0;
    for (let kind = 0; kind < all.length; kind += 1) {
      const n = counts[from + kind] ?? 0;
      const known = all[kind];
      if (n === 0 || !known) continue;
      present.kinds[present.length] = known;
      present.counts[present.length] = n;
      present.length += 1;
    }
    return present;
  }
}
