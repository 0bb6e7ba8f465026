import { dayOfParts, localDayOfInstant, offsetSeconds, partsOfDay, weekdayOf } from "./calendar.js";

/**
 * Business days and hours of the United States: Monday to Friday without federal holidays, 8:00 to 17:00 on the clocks of
 * a zone. A day is the number of days since 1970-01-01, an instant the number of seconds since 1970-01-01T00:00:00Z.
 */

const secondsPerDay = 86_400;
const opensAt = 8 * 3600;
const closesAt = 17 * 3600;

/**
 * Business days after `fromDay` up to and including `toDay`: the day of contact is day 0, whatever day of the week it is,
 * and the next business day is day 1. Asked on a Friday or on the Saturday after it and served on Monday is 1; served on
 * the day of contact, or before it, is 0.
 */
export function businessDaysBetween(fromDay: number, toDay: number): number {
  if (toDay <= fromDay) return 0;
  return businessDaysUpTo(toDay) - businessDaysUpTo(fromDay);
}

/** Whether a day is one from Monday to Friday and no federal holiday. */
export function isBusinessDay(day: number): boolean {
  return businessDaysUpTo(day) > businessDaysUpTo(day - 1);
}

/**
 * Hours from one instant to another that fall between 8:00 and 17:00 of business days, as clocks in the zone show them.
 * Nights, weekends and holidays count nothing; so do changes of clocks, which happen outside of those hours. 0 where
 * `to` is not after `from`.
 */
export function businessHoursBetween(from: number, to: number, zone: string): number {
  if (to <= from) return 0;
  const first = localDayOfInstant(from, zone);
  const last = localDayOfInstant(to, zone);
  const openBefore = (instant: number, day: number): number => {
    if (!isBusinessDay(day)) return 0;
    const second = instant + offsetSeconds(instant, zone) - day * secondsPerDay;
    return Math.min(Math.max(second, opensAt), closesAt) - opensAt;
  };
  const wholeDays = isBusinessDay(first)
    ? businessDaysBetween(first, last - 1) + 1
    : businessDaysBetween(first, last - 1);
  const seconds =
    first === last
      ? openBefore(to, last) - openBefore(from, first)
      : wholeDays * (closesAt - opensAt) - openBefore(from, first) + openBefore(to, last);
  return Math.max(0, seconds) / 3600;
}

const businessDaysOfDay = new Map<number, number>();

/** Business days since a fixed day, up to and including this one; kept, as waits ask for the same few days over and over. */
function businessDaysUpTo(day: number): number {
  const known = businessDaysOfDay.get(day);
  if (known !== undefined) return known;
  const holidays = day >= 0 ? holidaysBetween(0, day) : -holidaysBetween(day, 0);
  const count = weekdaysUpTo(day) - holidays;
  if (businessDaysOfDay.size > 100_000) businessDaysOfDay.clear();
  businessDaysOfDay.set(day, count);
  return count;
}

/** Days from Monday to Friday since a fixed Monday, up to and including this one. */
function weekdaysUpTo(day: number): number {
  const weekday = weekdayOf(day);
  return ((day - weekday + 4) / 7) * 5 + Math.min(weekday, 5);
}

/** Holidays kept after `fromDay` up to and including `toDay`. All are kept on days from Monday to Friday. */
function holidaysBetween(fromDay: number, toDay: number): number {
  let count = 0;
  // New Year's Day is kept on the last day of the year before when it is a Saturday.
  const last = partsOfDay(toDay).year + 1;
  for (let year = partsOfDay(fromDay).year; year <= last; year += 1) {
    for (const day of federalHolidays(year)) if (day > fromDay && day <= toDay) count += 1;
  }
  return count;
}

const holidaysOfYear = new Map<number, readonly number[]>();

/**
 * The days on which the federal holidays of a year are kept, in their order: one on a Saturday is kept on the Friday before,
 * one on a Sunday on the Monday after. Inauguration Day, kept around Washington only, is left out.
 * Source: 5 U.S.C. 6103; Juneteenth since 2021 (Public Law 117-17).
 */
export function federalHolidays(year: number): readonly number[] {
  const known = holidaysOfYear.get(year);
  if (known) return known;
  const [monday, thursday] = [1, 4];
  const days = [
    kept(dayOfParts(year, 1, 1)),
    nth(3, monday, dayOfParts(year, 1, 1)),
    nth(3, monday, dayOfParts(year, 2, 1)),
    nth(1, monday, dayOfParts(year, 5, 25)),
    ...(year >= 2021 ? [kept(dayOfParts(year, 6, 19))] : []),
    kept(dayOfParts(year, 7, 4)),
    nth(1, monday, dayOfParts(year, 9, 1)),
    nth(2, monday, dayOfParts(year, 10, 1)),
    kept(dayOfParts(year, 11, 11)),
    nth(4, thursday, dayOfParts(year, 11, 1)),
    kept(dayOfParts(year, 12, 25)),
  ];
  holidaysOfYear.set(year, days);
  return days;
}

/** The day on which a holiday of this date is kept. */
function kept(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day - 1;
  return weekday === 7 ? day + 1 : day;
}

/** The nth such weekday (1 is Monday) from a day on. */
function nth(count: number, weekday: number, fromDay: number): number {
  return fromDay + ((weekday - weekdayOf(fromDay) + 7) % 7) + (count - 1) * 7;
}
