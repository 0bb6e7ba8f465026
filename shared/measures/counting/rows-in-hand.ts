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

const NO_KIND = -1;

/** Rows of a few kinds that are counted many at once; nothing looks at each of them. */
export class ManyRows {
  /** By row of what is kept, the number of its kind among those counted. */
  private readonly numbers: Int32Array;
  private own = -1;
  private group = -1;

  constructor(
    private readonly walk: ProgramWalk,
    kept: ClassColumns,
    private readonly hand: RowsInHand,
  ) {
    const { measure, wantsCounted, wantsShown } = hand.plan;
    if (wantsCounted || wantsShown) throw new Error(`${measure.id} has parts that look at each row.`);
    const numbers = hand.take.tallies.numbersOf(kept);
    this.numbers = Int32Array.from(kept.kinds, (kind) => (kind === OUTSIDE ? NO_KIND : (numbers[kind] ?? 0)));
  }

  /** Counts so many rows in a group of the program's numbering. */
  add(own: number, row: number, n: number): void {
    const kind = this.numbers[row] ?? NO_KIND;
    // A group in which nothing is counted has no figure.
    if (n === 0 || kind === NO_KIND) return;
    const { take } = this.hand;
    // Stryker disable next-line ConditionalExpression: to ask again gives the same number.
    if (own !== this.own) {
      this.own = own;
      this.group = take.numberOf(this.walk, own);
    }
    take.tallies.kinds.addMany(this.group, kind, n);
  }
}
