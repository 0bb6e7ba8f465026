import * as fc from "fast-check";
import { expect, it, test } from "vitest";
import {
  businessDaysBetween,
  businessHoursBetween,
  federalHolidays,
  isBusinessDay,
} from "#shared/business-time";
import { dayOf, instantOf, isoOfDay, weekdayOf } from "#shared/calendar";

const zone = "America/Chicago";

function day(text: string): number {
  return dayOf(text) ?? Number.NaN;
}
function instant(text: string): number {
  return instantOf(text) ?? Number.NaN;
}

it.each([
  { name: "served on the day of contact", from: "2026-03-02", to: "2026-03-02", days: 0 },
  { name: "asked on Monday, served on Tuesday", from: "2026-03-02", to: "2026-03-03", days: 1 },
  { name: "asked on Friday, served on Saturday", from: "2026-03-06", to: "2026-03-07", days: 0 },
  { name: "asked on Friday, served on Monday", from: "2026-03-06", to: "2026-03-09", days: 1 },
  { name: "asked on Saturday, served on Monday", from: "2026-03-07", to: "2026-03-09", days: 1 },
  { name: "asked on Saturday, served on Sunday", from: "2026-03-07", to: "2026-03-08", days: 0 },
  { name: "two weeks", from: "2026-03-02", to: "2026-03-16", days: 10 },
  { name: "over Martin Luther King's birthday", from: "2026-01-16", to: "2026-01-20", days: 1 },
  { name: "served on a holiday", from: "2026-01-16", to: "2026-01-19", days: 0 },
  { name: "asked on a holiday", from: "2026-01-19", to: "2026-01-20", days: 1 },
  { name: "over Thanksgiving", from: "2025-11-26", to: "2025-11-28", days: 1 },
  {
    name: "over Independence Day on a Saturday, kept on Friday",
    from: "2026-07-02",
    to: "2026-07-06",
    days: 1,
  },
  { name: "over Juneteenth on a Sunday, kept on Monday", from: "2022-06-17", to: "2022-06-21", days: 1 },
  {
    name: "New Year's Day on a Saturday, kept on 31 December",
    from: "2021-12-30",
    to: "2021-12-31",
    days: 0,
  },
  { name: "over the turn of a year", from: "2025-12-31", to: "2026-01-02", days: 1 },
  { name: "served before the contact", from: "2026-03-04", to: "2026-03-02", days: 0 },
])("business days: $name", ({ from, to, days }) => {
  expect(businessDaysBetween(day(from), day(to))).toBe(days);
});

test("the federal holidays of 2026, as the Office of Personnel Management lists them", () => {
  expect(federalHolidays(2026).map(isoOfDay)).toEqual([
    "2026-01-01",
    "2026-01-19",
    "2026-02-16",
    "2026-05-25",
    "2026-06-19",
    "2026-07-03",
    "2026-09-07",
    "2026-10-12",
    "2026-11-11",
    "2026-11-26",
    "2026-12-25",
  ]);
});

test("there is no Juneteenth before 2021, and every holiday is kept on a weekday", () => {
  expect(federalHolidays(2020)).toHaveLength(10);
  for (let year = 1990; year < 2060; year += 1) {
    for (const holiday of federalHolidays(year)) expect(weekdayOf(holiday)).toBeLessThan(6);
  }
});

it.each([
  { name: "within a day", from: "2026-03-02T09:00-06:00", to: "2026-03-02T11:30-06:00", hours: 2.5 },
  { name: "at 8:00 to the minute", from: "2026-03-02T07:00-06:00", to: "2026-03-02T08:00-06:00", hours: 0 },
  { name: "a minute past 8:00", from: "2026-03-02T07:00-06:00", to: "2026-03-02T08:01-06:00", hours: 1 / 60 },
  { name: "until after 17:00", from: "2026-03-02T16:00-06:00", to: "2026-03-02T21:00-06:00", hours: 1 },
  { name: "in the evening", from: "2026-03-02T18:00-06:00", to: "2026-03-02T23:00-06:00", hours: 0 },
  { name: "over a night", from: "2026-03-02T16:00-06:00", to: "2026-03-03T09:00-06:00", hours: 2 },
  { name: "over a weekend", from: "2026-02-27T16:00-06:00", to: "2026-03-02T09:00-06:00", hours: 2 },
  { name: "on a Sunday", from: "2026-03-01T09:00-06:00", to: "2026-03-01T15:00-06:00", hours: 0 },
  {
    name: "from a Saturday to a Sunday",
    from: "2026-02-28T09:00-06:00",
    to: "2026-03-01T15:00-06:00",
    hours: 0,
  },
  { name: "a whole week", from: "2026-03-02T00:00-06:00", to: "2026-03-09T00:00-05:00", hours: 45 },
  {
    name: "over clocks that go forward",
    from: "2024-03-08T16:00-06:00",
    to: "2024-03-11T09:00-05:00",
    hours: 2,
  },
  {
    name: "over clocks that go back",
    from: "2024-11-01T16:00-05:00",
    to: "2024-11-04T09:00-06:00",
    hours: 2,
  },
  { name: "over a holiday", from: "2026-01-16T16:00-06:00", to: "2026-01-20T09:00-06:00", hours: 2 },
  { name: "on a holiday", from: "2026-01-19T09:00-06:00", to: "2026-01-19T16:00-06:00", hours: 0 },
  { name: "backwards", from: "2026-03-03T09:00-06:00", to: "2026-03-02T09:00-06:00", hours: 0 },
])("business hours: $name", ({ from, to, hours }) => {
  expect(businessHoursBetween(instant(from), instant(to), zone)).toBeCloseTo(hours, 9);
});

test("counting quarters of an hour gives about the same hours, in any zone, around changes of clocks", () => {
  const start = instant("2024-03-01T00:00Z") / 60;
  const zones = fc.constantFrom(zone, "America/New_York", "America/Phoenix", "Asia/Kolkata");
  const isOpen = (minute: number, name: string): boolean => {
    const local = new Intl.DateTimeFormat("en-CA", {
      timeZone: name,
      dateStyle: "short",
      timeStyle: "short",
      hourCycle: "h23",
    }).format(minute * 60_000);
    const [date = "", time = ""] = local.split(", ");
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    return weekday > 0 && weekday < 6 && time >= "08:00" && time < "17:00";
  };
  fc.assert(
    // March has no federal holiday.
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 0, max: 1500 }),
      zones,
      (from, wait, name) => {
        let minutes = 0;
        for (let minute = start + from; minute < start + from + wait; minute += 15) {
          if (isOpen(minute, name)) minutes += Math.min(15, start + from + wait - minute);
        }
        const exact = businessHoursBetween((start + from) * 60, (start + from + wait) * 60, name) * 60;
        expect(Math.abs(exact - minutes)).toBeLessThanOrEqual(30);
      },
    ),
    { numRuns: 20 },
  );
});

test("days add up, and so do hours", () => {
  const days = fc.integer({ min: 15_000, max: 25_000 });
  fc.assert(
    fc.property(days, fc.nat(400), fc.nat(400), (from, more, further) => {
      const [middle, to] = [from + more, from + more + further];
      expect(businessDaysBetween(from, middle) + businessDaysBetween(middle, to)).toBe(
        businessDaysBetween(from, to),
      );
      let counted = 0;
      for (let each = from + 1; each <= middle; each += 1) if (isBusinessDay(each)) counted += 1;
      expect(businessDaysBetween(from, middle)).toBe(counted);
      const [a, b, c] = [from * 86_400 + 30_011, middle * 86_400 + 50_021, to * 86_400 + 70_031];
      expect(businessHoursBetween(a, b, zone) + businessHoursBetween(b, c, zone)).toBeCloseTo(
        businessHoursBetween(a, c, zone),
        7,
      );
    }),
  );
});
