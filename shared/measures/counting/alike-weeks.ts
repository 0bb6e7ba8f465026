import { mondayOf } from "../../calendar.js";
import type { ProgramColumns, WeekColumns } from "../columns.js";
import { Episode } from "../episode.js";
import type { Moment } from "../moment.js";
import { rowsByStatus } from "../person-week.js";
import { walkFullWeeks } from "./units.js";

/** Judged person-weeks of a program, those that are alike together, one Monday's after another's. */
export interface AlikeWeeks {
  /** A row of the weeks that stands for all of them; the one behind the last for weeks without rows. */
  readonly rows: Int32Array;
  /** Their Monday. */
  readonly days: Int32Array;
  /** How many there are. */
  readonly weights: Int32Array;
}

/** All that a week holds fits into one whole number while no status has more rows than this, and no time more minutes. */
const MOST_ROWS = 15;
const MOST_MINUTES = 16_383;

interface Kept {
  /** The Monday of as-of's week: up to it weeks of stays that go on are judged. */
  readonly until: number;
  readonly weeks: AlikeWeeks;
}

const keptOfProgram = new WeakMap<ProgramColumns, Kept>();

/**
 * The judged person-weeks of a whole program as of a moment. What is asked of a week rests on what its row holds and on its
 * Monday alone, so that those with equal rows are counted together: of a hundred thousand a few thousand are different.
 */
export function alikeWeeks(program: ProgramColumns, moment: Moment): AlikeWeeks {
  const until = mondayOf(moment.asOfOn);
  const kept = keptOfProgram.get(program);
  // Stryker disable next-line ConditionalExpression: to gather again gives the same.
  if (kept?.until === until) return kept.weeks;
  const weeks = gather(program, moment);
  keptOfProgram.set(program, { until, weeks });
  return weeks;
}

function gather(program: ProgramColumns, moment: Moment): AlikeWeeks {
  const episode = new Episode(program);
  const { week } = episode;
  const contents = contentsReader(program.weeks);
  const byMonday = new Map<number, Map<number, { readonly row: number; n: number }>>();
  for (let index = 0; index < program.length; index += 1) {
    episode.index = index;
    walkFullWeeks(episode, { moment }, (monday) => {
      let ofMonday = byMonday.get(monday);
      if (!ofMonday) byMonday.set(monday, (ofMonday = new Map()));
      const name = contents(week.row);
      const alike = ofMonday.get(name);
      if (alike) alike.n += 1;
      else ofMonday.set(name, { row: week.row, n: 1 });
    });
  }
  const all = [...byMonday].flatMap(([day, found]) => {
    return [...found.values()].map(({ row, n }) => ({ row, day, n }));
  });
  return {
    rows: Int32Array.from(all, ({ row }) => row),
    days: Int32Array.from(all, ({ day }) => day),
    weights: Int32Array.from(all, ({ n }) => n),
  };
}

/** Names what a row holds by a number that no other content has; a row that is out of the usual is like itself alone. */
function contentsReader(weeks: WeekColumns): (row: number) => number {
  const { scheduledMinutes, attendedMinutes } = weeks.counts;
  const statuses = rowsByStatus(weeks);
  return (row) => {
    if (row === weeks.weekOn.length) return -1;
    const [scheduled = 0, attended = 0] = [scheduledMinutes[row], attendedMinutes[row]];
    const alone = -2 - row;
    if (scheduled > MOST_MINUTES || attended > MOST_MINUTES) return alone;
    let name = scheduled * (MOST_MINUTES + 1) + attended;
    for (const rows of statuses) {
      const n = rows[row] ?? 0;
      if (n > MOST_ROWS) return alone;
      name = name * (MOST_ROWS + 1) + n;
    }
    return name;
  };
}
