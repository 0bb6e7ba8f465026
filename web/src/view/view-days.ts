import type { PeriodLength } from "#shared/measures/definition";
import { dayOf, isoOfDay, periodBounds, periodOfDay, previousPeriod } from "#shared/calendar";

/** The spans that the view bar offers by name; `custom` is a from and a to of the reader's own. */
export const spans = [
  { id: "3m", title: "Last 3 months", months: 3 },
  { id: "12m", title: "Last 12 months", months: 12 },
  { id: "24m", title: "Last 24 months", months: 24 },
  { id: "year", title: "This year", months: null },
  { id: "all", title: "All time", months: null },
] as const;
export type SpanId = (typeof spans)[number]["id"];

/** Days as ISO dates: `from` is counted, `to` is the first day no longer counted, null is unbounded. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** First day and first day after the months up to and with the one that `today` is in. */
function lastMonths(today: string, months: number): { from: string; to: string } {
  let label = periodOfDay(dayOf(today) ?? 0, "month");
  const to = isoOfDay(periodBounds(label).to);
  for (let step = 1; step < months; step += 1) label = previousPeriod(label);
  return { from: isoOfDay(periodBounds(label).from), to };
}

/** The days of a named span, seen from the data's own day. */
export function daysOfSpan(span: SpanId, today: string): Days {
  if (span === "all") return { from: null, to: null };
  if (span === "year") {
    const bounds = periodBounds(periodOfDay(dayOf(today) ?? 0, "year"));
    return { from: isoOfDay(bounds.from), to: isoOfDay(bounds.to) };
  }
  return lastMonths(today, spans.find((one) => one.id === span)?.months ?? 12);
}

/** The days of one calendar period ("2026-03", "2026-W07", "2026-Q1", "2026"), never beyond the days given. */
export function daysOfPeriod(days: Days, period: string): Days {
  const bounds = periodBounds(period);
  const from = isoOfDay(bounds.from);
  const to = isoOfDay(bounds.to);
  return {
    from: days.from !== null && days.from > from ? days.from : from,
    to: days.to !== null && days.to < to ? days.to : to,
  };
}

/**
 * The days on which process limits rest: the 24 months up to the last one in the days, or the days themselves where they
 * are longer; in whole periods, for one that is cut would be told as if it were whole. A year alone gives trial limits only.
 */
export function daysOfLimits(days: Days, today: string, every: PeriodLength = "month"): Days {
  const last = days.to === null ? today : isoOfDay((dayOf(days.to) ?? 0) - 1);
  const limits = lastMonths(last < today ? last : today, 24);
  const from = days.from !== null && days.from < limits.from ? days.from : limits.from;
  const boundsOf = (day: number) => periodBounds(periodOfDay(day, every));
  return {
    from: isoOfDay(boundsOf(dayOf(from) ?? 0).from),
    to: isoOfDay(boundsOf((dayOf(limits.to) ?? 0) - 1).to),
  };
}
