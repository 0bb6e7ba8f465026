import type { ProgramColumns } from "../columns.js";
import { rowsByStatus } from "../person-week.js";

const DAYS = 7;

/** How many attendance rows a whole program has in each of its weeks. */
export interface WeekTotals {
  /** Mondays in order of time, from the first week with rows to the last. */
  readonly weekOn: Int32Array;
  /** By status, as the statuses are numbered: the rows of each of these weeks. */
  readonly rows: readonly Int32Array[];
}

const totalsOfProgram = new WeakMap<ProgramColumns, WeekTotals>();

/**
 * The attendance rows of a program by week and status, added up once for as long as its columns stand: a program has some
 * hundred weeks, its episodes have hundreds of thousands.
 */
export function weekTotals(program: ProgramColumns): WeekTotals {
  let found = totalsOfProgram.get(program);
  // Stryker disable next-line ConditionalExpression: to add up again gives the same.
  if (!found) totalsOfProgram.set(program, (found = addUp(program)));
  return found;
}

function addUp({ weeks }: ProgramColumns): WeekTotals {
  const { weekOn } = weeks;
  let [first, last] = [Infinity, -Infinity];
  for (const monday of weekOn) {
    first = Math.min(first, monday);
    last = Math.max(last, monday);
  }
  const length = weekOn.length === 0 ? 0 : (last - first) / DAYS + 1;
  const rows = rowsByStatus(weeks).map((counts) => {
    const sums = new Int32Array(length);
    for (let row = 0; row < counts.length; row += 1) {
      const place = ((weekOn[row] ?? 0) - first) / DAYS;
      sums[place] = (sums[place] ?? 0) + (counts[row] ?? 0);
    }
    return sums;
  });
  return { weekOn: Int32Array.from({ length }, (_, place) => first + place * DAYS), rows };
}
