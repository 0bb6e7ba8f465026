import { UNKNOWN, type ProgramColumns } from "../columns.js";
import type { IndexDate, Measure, View } from "../definition.js";

/** A run of a program's episodes, by their entries in the columns. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

/** How far index days lie from an episode's first known day. */
interface Lag {
  readonly least: number;
  readonly most: number;
}

interface ProgramDays {
  readonly firstDay: Int32Array;
  /** The first stay that goes on, whose weeks reach to as-of; the number of episodes where none does. */
  readonly firstOpen: number;
  readonly lags: Map<IndexDate, Lag>;
}

const daysOfProgram = new WeakMap<ProgramColumns, ProgramDays>();

function daysOf(program: ProgramColumns): ProgramDays {
  let found = daysOfProgram.get(program);
  // Stryker disable next-line ConditionalExpression: to look again finds the same.
  if (!found) {
    const { inquiredOn, admittedOn, dischargedOn, firstSessionOn } = program.integers;
    const firstDay = inquiredOn.map((day, index) => (day === UNKNOWN ? (admittedOn[index] ?? UNKNOWN) : day));
    const open = dischargedOn.findIndex((day, index) => day === UNKNOWN && firstSessionOn[index] !== UNKNOWN);
    const firstOpen = open < 0 ? program.length : open;
    daysOfProgram.set(program, (found = { firstDay, firstOpen, lags: new Map() }));
  }
  return found;
}

function lagOf(program: ProgramColumns, indexDate: IndexDate): Lag {
  const { firstDay, lags } = daysOf(program);
  const known = lags.get(indexDate);
  // Stryker disable next-line ConditionalExpression: to look again finds the same.
  if (known) return known;
  let [least, most] = [0, 0];
  const see = (day: number, index: number): void => {
    if (day === UNKNOWN) return;
    const lag = day - (firstDay[index] ?? 0);
    least = Math.min(least, lag);
    most = Math.max(most, lag);
  };
  const { admittedOn, firstSessionOn, dischargedOn } = program.integers;
  if (indexDate === "admission") admittedOn.forEach(see);
  if (indexDate === "first-session" || indexDate === "week") firstSessionOn.forEach(see);
  if (indexDate === "week") {
    // A stay has weeks from its first session to its end, also where no row is in them.
    dischargedOn.forEach(see);
    const { from, to, weekOn } = program.weeks;
    from.forEach((first, index) => {
      const last = (to[index] ?? 0) - 1;
      if (last < first) return;
      see(weekOn[first] ?? UNKNOWN, index);
      see(weekOn[last] ?? UNKNOWN, index);
    });
  }
  const lag = { least, most };
  lags.set(indexDate, lag);
  return lag;
}

/** First index whose day is not before `day`. */
function firstFrom(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The run of a program's sessions in the view: they are sorted by their days. */
function sessionRange({ sessions }: ProgramColumns, { from, to }: Pick<View, "from" | "to">): IndexRange {
  return {
    from: firstFrom(sessions.startsOn, from ?? -Infinity),
    to: to === null ? sessions.length : firstFrom(sessions.startsOn, to),
  };
}

/**
 * The run of a program's sessions, or of its episodes that can have an index day in the view: they are sorted by first known day, so a
 * one-year view costs the same however long the history is. A stay that goes on has full weeks up to as-of, rows or not:
 * person-weeks are looked for in everything from the first such stay on.
 */
export function indexRange(
  program: ProgramColumns,
  { indexDate, grain }: Pick<Measure, "indexDate" | "grain">,
  view: Pick<View, "from" | "to">,
): IndexRange {
  if (indexDate === "session") return sessionRange(program, view);
  const { firstDay, firstOpen } = daysOf(program);
  const { least, most } = lagOf(program, indexDate);
  const reaching = firstFrom(firstDay, (view.from ?? -Infinity) - most);
  return {
    from: grain === "person-week" ? Math.min(reaching, firstOpen) : reaching,
    to: view.to === null ? program.length : firstFrom(firstDay, view.to - least),
  };
}
