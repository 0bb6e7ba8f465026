import { localDayOfInstant, periodBounds, periodOfDay } from "../../calendar.js";
import type { EpisodeColumns } from "../columns.js";
import type { View } from "../definition.js";

/** The local day of as-of where it is earliest among the programs: periods that end later are not over. */
export function earliestDay(columns: EpisodeColumns, asOf: number): number {
  return Math.min(...columns.programs.map((program) => localDayOfInstant(asOf, program.key.zone)));
}

type Days = Pick<View, "from" | "to">;

/** Whether the days are exactly the week or the month that `today` is in: then they are what a chart by period calls it. */
function isRunningPeriod({ from, to }: Days, today: number): boolean {
  // Without any program there is no local day, and today comes after all.
  if (to === null || today >= to) return false;
  return (["week", "month"] as const).some((length) => {
    const bounds = periodBounds(periodOfDay(today, length));
    return bounds.from === from && bounds.to === to;
  });
}

/** Whole days that are still to come once today is over. */
function daysAhead(to: number, today: number): number {
  return Math.max(0, to - 1 - today);
}

/**
 * Whether a chosen period is marked as not over: a whole day of it lies ahead, or it is the running week or month, which
 * every chart by week or month marks until its last day is over. A span that ends with today, as "last 12 months" does on
 * the last day of a month, lacks only the rest of today and is not marked. No end means up to as-of: that is over.
 */
export function isNotOver(days: Days, today: number): boolean {
  if (days.to === null) return false;
  return daysAhead(days.to, today) > 0 || isRunningPeriod(days, today);
}

/**
 * Whether a chosen period is too far from over to be compared with a whole one. A longer span may lack up to a twelfth of its
 * days: "last 12 months" ends with the running month, and would else be compared on the last day of a month only.
 */
export function isTooOpenToCompare(days: Days, today: number): boolean {
  const { from, to } = days;
  if (to === null || from === null) return false;
  return daysAhead(to, today) > (to - from) / 12 || isRunningPeriod(days, today);
}
