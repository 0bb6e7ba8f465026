import { ClassColumns } from "./class-columns.js";
import { CountedRows, MOST_ROWS } from "./counted-rows.js";
import { PickedEntries } from "./grouping.js";
import { OUTSIDE } from "./row-kinds.js";
import type { Tallies } from "./tallies.js";
import type { TallyPlan } from "./tally-plan.js";
import type { ProgramWalk } from "./walk-counted.js";

/** What is done with the rows: `numberOf` names a program's group for all programs, with room for it in the tallies. */
export interface TakeRows {
  readonly tallies: Tallies;
  numberOf(walk: ProgramWalk, own: number): number;
}

/** The rows at hand in an evaluation, for one program after the other, and where they go. */
export class RowsInHand {
  readonly rows = new CountedRows(MOST_ROWS);
  readonly picked = new PickedEntries(MOST_ROWS);
  /** Rows that the measure is asked about. */
  readonly asked: ClassColumns;
  readonly mostAsked: number;

  constructor(
    readonly plan: TallyPlan,
    readonly take: TakeRows,
  ) {
    this.mostAsked = plan.readsCursor ? 1 : MOST_ROWS;
    this.asked = new ClassColumns(plan, this.mostAsked);
  }
}

/** Rows of a few kinds that are counted many at once, while neighbours are of one group; nothing looks at each of them. */
export class ManyRows {
  private readonly sums: Int32Array;
  private own = -1;

  constructor(
    private readonly walk: ProgramWalk,
    private readonly kept: ClassColumns,
    private readonly hand: RowsInHand,
  ) {
    const { measure, wantsCounted, wantsShown } = hand.plan;
    if (wantsCounted || wantsShown) throw new Error(`${measure.id} has parts that look at each row.`);
    this.sums = new Int32Array(kept.kinds.length);
  }

  add(own: number, row: number, n: number): void {
    // Stryker disable next-line ConditionalExpression: sums handed on sooner add up to the same.
    if (own !== this.own) {
      this.handOn();
      this.own = own;
    }
    this.sums[row] = (this.sums[row] ?? 0) + n;
  }

  handOn(): void {
    const { walk, kept, own, sums } = this;
    const { take } = this.hand;
    const numbers = take.tallies.numbersOf(kept);
    for (let row = 0; row < sums.length; row += 1) {
      const n = sums[row] ?? 0;
      const kind = kept.kinds[row] ?? OUTSIDE;
      if (n > 0 && kind !== OUTSIDE)
        take.tallies.kinds.addMany(take.numberOf(walk, own), numbers[kind] ?? 0, n);
    }
    sums.fill(0);
  }
}
