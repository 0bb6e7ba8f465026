import { dayOf, isoOfDay, localSecondsOf, offsetSeconds, weekdayOf } from "#shared/calendar";
import { DEMO_AS_OF_SECONDS } from "../facts/present.js";

/**
 * The demo data are planned on the clocks on the wall: minutes since 1970-01-01T00:00, local. They are written without
 * an offset and read in the program's zone, so that their bytes depend on no machine's zone tables. Nothing is planned
 * between midnight and six, where clocks skip an hour or show it twice.
 */
export type LocalMinutes = number;

const MINUTES_PER_DAY = 1440;

/** A day that the source names; it is one. */
export function namedDay(iso: string): number {
  const day = dayOf(iso);
  if (day === null) throw new RangeError(`${iso} is no day.`);
  return day;
}

/** A local time that the source names, `YYYY-MM-DDTHH:MM`. */
export function namedTime(iso: string): LocalMinutes {
  const seconds = localSecondsOf(iso);
  if (seconds === null) throw new RangeError(`${iso} is no local time.`);
  return seconds / 60;
}

export const FIRST_DAY = namedDay("2024-07-01");
/** The last day of the data; a stay can't have ended on it yet, because the day isn't over. */
export const LAST_DAY = namedDay("2026-06-30");
/** The day from which people are assessed on the day on which they ask. */
export const SAME_DAY_FROM = namedDay("2025-07-01");

/** The last local minute that has begun at the as-of instant. */
export function asOfLocal(zone: string): LocalMinutes {
  return Math.floor((DEMO_AS_OF_SECONDS + offsetSeconds(DEMO_AS_OF_SECONDS, zone)) / 60);
}

export function dayOfTime(time: LocalMinutes): number {
  return Math.floor(time / MINUTES_PER_DAY);
}

export function minuteOfDay(time: LocalMinutes): number {
  return time - dayOfTime(time) * MINUTES_PER_DAY;
}

export function timeOn(day: number, minute: number): LocalMinutes {
  return day * MINUTES_PER_DAY + minute;
}

/** A local time as the feeds write it, without an offset. */
export function writeTime(time: LocalMinutes): string {
  const minute = minuteOfDay(time);
  const hours = String(Math.floor(minute / 60)).padStart(2, "0");
  return `${isoOfDay(dayOfTime(time))}T${hours}:${String(minute % 60).padStart(2, "0")}`;
}

const holidays = new Set(
  [
    ["2024-07-04", "2024-09-02", "2024-11-28", "2024-12-25", "2025-01-01", "2025-05-26"],
    ["2025-07-04", "2025-09-01", "2025-11-27", "2025-12-25", "2026-01-01", "2026-05-25"],
  ]
    .flat()
    .map(namedDay),
);

/** Whether groups run and the office is staffed: Monday to Friday but for holidays. */
export function isWorkday(day: number): boolean {
  return weekdayOf(day) <= 5 && !holidays.has(day);
}

/** The nth workday after a day; 0 gives the day itself, or the next workday where it is none. */
export function workdayAfter(day: number, count: number): number {
  let found = day;
  while (!isWorkday(found)) found += 1;
  for (let left = count; left > 0; left -= 1) {
    found += 1;
    while (!isWorkday(found)) found += 1;
  }
  return found;
}
