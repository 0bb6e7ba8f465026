import { mondayOf } from "../../calendar.js";
import { UNKNOWN, type ProgramColumns } from "../columns.js";
import type { Measure } from "../definition.js";
import type { Episode } from "../episode.js";
import type { Moment } from "../moment.js";
import type { IndexRange } from "./index-range.js";
import { weekStatuses } from "../person-week.js";
import { standOn, type InstrumentPairs } from "../instrument-pairs.js";
import { seatKindOf } from "../session-seats.js";

/** What a walk over one program needs. */
export interface Walk {
  readonly measure: Pick<Measure, "grain" | "indexDate">;
  readonly moment: Moment;
  /** The pairs of each instrument that the program uses and the view asks for. */
  readonly pairs: readonly InstrumentPairs[];
}

/** Called once for each thing counted: its index day, how many of its kind, and its instrument (0 where it has none). */
export type TakeUnit = (day: number, weight: number, instrument: number) => void;

/** The index days of a program's episodes. */
export function indexDays({ integers }: ProgramColumns, indexDate: Measure["indexDate"]): Int32Array {
  if (indexDate === "inquiry") return integers.inquiredOn;
  return indexDate === "admission" ? integers.admittedOn : integers.firstSessionOn;
}

/** The index day of the episode that the cursor stands on. */
function indexDay({ columns, index }: Episode, indexDate: Measure["indexDate"]): number {
  return indexDays(columns, indexDate)[index] ?? UNKNOWN;
}

/** Walks what the measure counts of the episode that the cursor stands on, setting its week or pair for each. */
export function walkEpisode(episode: Episode, walk: Walk, take: TakeUnit): void {
  switch (walk.measure.grain) {
    case "episode":
      take(indexDay(episode, walk.measure.indexDate), 1, 0);
      return;
    case "attendance":
      walkAttendance(episode, take);
      return;
    case "person-week":
      walkFullWeeks(episode, walk, take);
      return;
    case "pair":
      walkPairs(episode, walk, take);
      return;
    case "seat":
      return;
  }
}

function walkAttendance(episode: Episode, take: TakeUnit): void {
  const { weeks } = episode.columns;
  const to = weeks.to[episode.index] ?? 0;
  const { week } = episode;
  for (let row = weeks.from[episode.index] ?? 0; row < to; row += 1) {
    week.row = row;
    week.weekOn = weeks.weekOn[row] ?? 0;
    for (const status of weekStatuses.keys()) {
      week.statusNo = status;
      const rows = week.rowsOfStatus;
      if (rows > 0) take(week.weekOn, rows, 0);
    }
  }
}

/** Days from one on up to, not including, another. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const ANY_DAY: DayRange = { from: -Infinity, to: Infinity };

/**
 * Walks the weeks strictly between that of the first session and that of discharge, or of as-of while the stay is open;
 * only those whose Monday is among the days.
 */
export function walkFullWeeks(
  episode: Episode,
  { moment, days = ANY_DAY }: { readonly moment: Moment; readonly days?: DayRange },
  take: TakeUnit,
): void {
  const { firstSessionOn, dischargedOn } = episode;
  if (firstSessionOn === UNKNOWN) return;
  const { weeks } = episode.columns;
  const end = Math.min(mondayOf(dischargedOn === UNKNOWN ? moment.asOfOn : dischargedOn), days.to);
  let first = mondayOf(firstSessionOn) + 7;
  if (first < days.from) first += Math.ceil((days.from - first) / 7) * 7;
  const to = weeks.to[episode.index] ?? 0;
  let row = weeks.from[episode.index] ?? 0;
  const { week } = episode;
  for (let monday = first; monday < end; monday += 7) {
    while (row < to && (weeks.weekOn[row] ?? 0) < monday) row += 1;
    week.weekOn = monday;
    week.row = row < to && weeks.weekOn[row] === monday ? row : week.noRow;
    take(monday, 1, 0);
  }
}

function walkPairs(episode: Episode, walk: Walk, take: TakeUnit): void {
  const day = indexDay(episode, walk.measure.indexDate);
  if (day === UNKNOWN) return;
  for (const pairs of walk.pairs) {
    standOn(episode, pairs);
    take(day, 1, pairs.code);
  }
}

/** Walks sessions of the cursor's program: of each its filled seats, then its empty ones. */
export function walkSeats(
  { columns, seats }: Episode,
  { moment, range }: { readonly moment: Moment; readonly range: IndexRange },
  take: (session: number, seats: number) => void,
): void {
  const { startsAt, capacity, attendedSeats, isCancelled } = columns.sessions;
  for (let index = range.from; index < range.to; index += 1) {
    const all = capacity[index] ?? 0;
    if (all === 0 || !moment.hasReached(startsAt[index] ?? UNKNOWN)) continue;
    const filled = Math.min(attendedSeats[index] ?? 0, all);
    const kind = seatKindOf(true, isCancelled[index] === 1);
    seats.index = index;
    seats.kindNo = kind;
    if (filled > 0) take(index, filled);
    seats.kindNo = kind + 1;
    if (filled < all) take(index, all - filled);
  }
}
