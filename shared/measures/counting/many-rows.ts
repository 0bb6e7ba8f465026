import type { WholeNumbers } from "../columns.js";
import type { ClassColumns } from "./class-columns.js";
import { rowsByStatus } from "../person-week.js";
import { OUTSIDE } from "./row-kinds.js";
import type { RowsInHand } from "./rows-in-hand.js";
import { walkProgram, type ProgramWalk } from "./walk-counted.js";
import { weekTotals } from "./week-totals.js";

/** Rows of a few kinds that are counted many at once; nothing looks at each of them. */
class ManyRows {
  /** By number of a kind that is kept, its number among those counted. */
  private readonly numbers: Uint16Array;
  private own = -1;
  private group = -1;

  constructor(
    private readonly walk: ProgramWalk,
    private readonly kept: ClassColumns,
    private readonly hand: RowsInHand,
  ) {
    const { measure, wantsCounted, wantsShown } = hand.plan;
    if (wantsCounted || wantsShown) throw new Error(`${measure.id} has parts that look at each row.`);
    this.numbers = hand.take.tallies.numbersOf(kept);
  }

  /** Counts so many rows in a group of the program's numbering. */
  add(own: number, row: number, n: number): void {
    const kind = this.kept.kinds[row] ?? OUTSIDE;
    // A group in which nothing is counted has no figure.
    if (n === 0 || kind === OUTSIDE) return;
    const { take } = this.hand;
    // Stryker disable next-line ConditionalExpression: to ask again gives the same number.
    if (own !== this.own) {
      this.own = own;
      this.group = take.numberOf(this.walk, own);
    }
    take.tallies.kinds.addMany(this.group, this.numbers[kind] ?? 0, n);
  }
}

/** Counts attendance rows, as many at once as there are of a status in weeks of one group; or seats, as many as a session has of a kind. */
export function countStatuses(walk: ProgramWalk, kept: ClassColumns, hand: RowsInHand): void {
  const many = new ManyRows(walk, kept, hand);
  if (walk.measure.grain === "seat") addSeats(walk, many);
  else if (walk.grouping.isByEpisode) addWeeksOfEpisodes(walk, many);
  else addWeeksOfProgram(walk, many);
}

function addSeats(walk: ProgramWalk, many: ManyRows): void {
  walkProgram(walk, ({ index, day, row, weight }) => {
    many.add(walk.grouping.groupOf(index, day, 0), row, weight);
  });
}

function addWeeksOfEpisodes({ program, grouping, range }: ProgramWalk, many: ManyRows): void {
  const { from, to, weekOn } = program.weeks;
  const byStatus = rowsByStatus(program.weeks);
  for (let index = range.from; index < range.to; index += 1) {
    if (!grouping.passes(index)) continue;
    let [first, end] = [from[index] ?? 0, to[index] ?? 0];
    while (first < end && (weekOn[first] ?? 0) < grouping.days.from) first += 1;
    while (first < end && (weekOn[end - 1] ?? 0) >= grouping.days.to) end -= 1;
    for (let week = first, next = first; week < end; week = next) {
      const day = weekOn[week] ?? 0;
      const behind = grouping.periodEnd(day);
      while (next < end && (weekOn[next] ?? 0) < behind) next += 1;
      const own = grouping.groupOf(index, day, 0);
      for (let status = 0; status < byStatus.length; status += 1)
        many.add(own, status, sumOf(byStatus[status], week, next));
    }
  }
}

/** Where episodes differ in their days alone, those of the whole program together. */
function addWeeksOfProgram({ program, grouping }: ProgramWalk, many: ManyRows): void {
  const { weekOn, rows } = weekTotals(program);
  weekOn.forEach((day, place) => {
    if (!grouping.hasDay(day)) return;
    const own = grouping.groupOf(0, day, 0);
    for (const [status, ofStatus] of rows.entries()) many.add(own, status, ofStatus[place] ?? 0);
  });
}

function sumOf(rows: WholeNumbers | undefined, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += rows?.[row] ?? 0;
  return sum;
}
