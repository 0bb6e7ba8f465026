import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  dayOf,
  instantOf,
  instantOfLocal,
  instantOfLocalMidnight,
  isoOfDay,
  isoOfInstant,
  localDayOfInstant,
  localSecondsOf,
  nextPeriod,
  offsetSeconds,
  periodBounds,
  periodLengthOf,
  periodOfDay,
  previousPeriod,
  weekdayOf,
} from "#shared/calendar";

const zone = "America/Chicago";

function day(text: string): number {
  return dayOf(text) ?? Number.NaN;
}

test.each([
  "2026-02-30",
  "2026-13-01",
  "2026-00-10",
  "2026-1-1",
  "01/02/2026",
  "45292",
  "0",
  "",
  "2025-02-29",
])("%j is no date", (text) => {
  expect(dayOf(text)).toBeNull();
});

test("days and dates turn into each other, as Date has them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 700_000 }), (number) => {
      const iso = new Date(number * 86_400_000).toISOString();
      if (!/^\d{4}-/.test(iso)) return;
      expect(isoOfDay(number)).toBe(iso.slice(0, 10));
      expect(dayOf(iso.slice(0, 10))).toBe(number);
      expect(weekdayOf(number) % 7).toBe(new Date(number * 86_400_000).getUTCDay());
    }),
  );
});

test.each([
  ["2026-02-10", "2026-W07", "2026-02", "2026-Q1", "2026"],
  ["2025-12-29", "2026-W01", "2025-12", "2025-Q4", "2025"],
  ["2027-01-03", "2026-W53", "2027-01", "2027-Q1", "2027"],
])("the periods of %s", (text, ...labels) => {
  expect(
    (["week", "month", "quarter", "year"] as const).map((length) => periodOfDay(day(text), length)),
  ).toEqual(labels);
});

test("a day lies within the bounds of its period, and the next one begins where it ends", () => {
  const lengths = fc.constantFrom("week", "month", "quarter", "year");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), lengths, (number, length) => {
      const label = periodOfDay(number, length as "week");
      const { from, to } = periodBounds(label);
      expect(from <= number && number < to).toBe(true);
      expect(periodLengthOf(label)).toBe(length);
      expect(periodBounds(nextPeriod(label)).from).toBe(to);
      expect(previousPeriod(nextPeriod(label))).toBe(label);
    }),
  );
});

test.each(["2025-W53", "2026-W00", "2026-13", "2026-Q5", "26"])("%s is no period", (label) => {
  expect(periodLengthOf(label)).toBeNull();
  expect(() => periodBounds(label)).toThrow(RangeError);
});

test.each([
  ["2026-03-02T09:30:00-06:00", "2026-03-02T15:30:00Z"],
  ["2026-03-02T09:30Z", "2026-03-02T09:30:00Z"],
  ["2026-03-02 09:30:59.999+0530", "2026-03-02T04:00:59Z"],
])("the instant %s", (text, iso) => {
  expect(isoOfInstant(instantOf(text) ?? 0)).toBe(iso);
});

test.each([
  "2026-03-02T09:30",
  "2026-02-30T09:30Z",
  "2026-03-02T24:00Z",
  "2026-03-02T09:60Z",
  "2026-03-02",
  "x",
])("%j is no instant", (text) => {
  expect(instantOf(text)).toBeNull();
});

const changes = [
  [zone, "2024-03-10T08:00:00Z"],
  [zone, "2024-11-03T07:00:00Z"],
  ["America/Santiago", "2024-09-08T04:00:00Z"],
  ["Asia/Kathmandu", "1985-12-31T18:30:00Z"],
  ["Australia/Lord_Howe", "2024-04-06T15:00:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00Z"],
  ["Africa/Casablanca", "2024-03-10T02:00:00Z"],
] as const;

/** What the platform's clock shows in a zone, as the seconds that it is ahead of UTC. */
function shownOffset(instant: number, name: string): number {
  const shown = new Date(instant * 1000).toLocaleString("sv-SE", { timeZone: name });
  return (localSecondsOf(shown.replace(" ", "T")) ?? Number.NaN) - instant;
}

test.each(changes)("the offset of %s is the platform's around the change of %s", (name, changed) => {
  const at = instantOf(changed) ?? Number.NaN;
  expect(shownOffset(at - 1, name)).not.toBe(shownOffset(at, name));
  const nearby = fc.integer({ min: -3 * 86_400, max: 3 * 86_400 });
  const instants = [at - 1, at, ...fc.sample(nearby, { numRuns: 60, seed: 1 }).map((shift) => at + shift)];
  for (const instant of instants) expect(offsetSeconds(instant, name)).toBe(shownOffset(instant, name));
});

test("clocks skip a time in spring and show one twice in autumn", () => {
  expect(instantOfLocal(localSecondsOf("2024-03-10T02:30") ?? 0, zone)).toEqual({ kind: "skipped" });
  expect(instantOfLocal(localSecondsOf("2024-11-03T01:30") ?? 0, zone)).toEqual({
    kind: "twice",
    earlier: instantOf("2024-11-03T01:30-05:00"),
    later: instantOf("2024-11-03T01:30-06:00"),
  });
  expect(instantOfLocal(localSecondsOf("2024-03-10T03:30") ?? 0, zone)).toEqual({
    kind: "exact",
    instant: instantOf("2024-03-10T03:30-05:00"),
  });
});

test("a local day begins at its midnight, or when clocks skip that", () => {
  expect(isoOfInstant(instantOfLocalMidnight(day("2024-03-11"), zone))).toBe("2024-03-11T05:00:00Z");
  expect(isoOfInstant(instantOfLocalMidnight(day("2024-09-08"), "America/Santiago"))).toBe(
    "2024-09-08T04:00:00Z",
  );
  const zones = fc.constantFrom(
    zone,
    "America/Santiago",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Australia/Lord_Howe",
  );
  fc.assert(
    fc.property(fc.integer({ min: 15_500, max: 21_000 }), zones, (number, name) => {
      const start = instantOfLocalMidnight(number, name);
      if (name === "Pacific/Apia" && isoOfDay(number) === "2011-12-30") return;
      expect(localDayOfInstant(start, name)).toBe(number);
      expect(localDayOfInstant(start - 1, name)).toBe(
        number - 1 - (name === "Pacific/Apia" && isoOfDay(number) === "2011-12-31" ? 1 : 0),
      );
    }),
  );
});
