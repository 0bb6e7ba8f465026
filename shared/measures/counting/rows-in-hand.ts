import { ClassColumns } from "./class-columns.js";
import { CountedRows, MOST_ROWS } from "./counted-rows.js";
import { PickedEntries } from "./grouping.js";
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
