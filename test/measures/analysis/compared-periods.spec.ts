import { describe, expect, it } from "vitest";
import { isoOfDay } from "#shared/calendar";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { changedBetween, earlierView, type ComparisonWith } from "#shared/measures/analysis/compare";
import { isNotOver, isTooOpenToCompare } from "#shared/measures/counting/period-over";
import { on } from "../columns-of.js";
import { view } from "./view-of-days.js";

describe("the period to compare with", () => {
  it.each<[string, string, ComparisonWith, string, string]>([
    ["2026-01-01", "2026-02-01", "previous", "2025-12-01", "2026-01-01"],
    ["2026-03-01", "2026-04-01", "previous", "2026-02-01", "2026-03-01"],
    ["2025-07-01", "2026-07-01", "previous", "2024-07-01", "2025-07-01"],
    ["2026-01-05", "2026-01-12", "previous", "2025-12-29", "2026-01-05"],
    ["2026-01-01", "2026-01-15", "previous", "2025-12-18", "2026-01-01"],
    ["2026-01-01", "2026-02-01", "year", "2025-01-01", "2025-02-01"],
    ["2024-02-29", "2024-03-01", "year", "2023-02-28", "2023-03-01"],
    ["2024-02-01", "2024-02-29", "year", "2023-02-01", "2023-03-01"],
    ["2024-02-01", "2024-03-01", "year", "2023-02-01", "2023-03-01"],
    ["2025-02-01", "2025-03-01", "year", "2024-02-01", "2024-03-01"],
    ["2025-02-01", "2025-02-28", "year", "2024-02-01", "2024-02-28"],
    ["2026-06-15", "2026-06-20", "year", "2025-06-15", "2025-06-20"],
    ["2026-03-01", "2026-03-29", "year", "2025-03-01", "2025-03-29"],
    ["2026-01-15", "2026-02-01", "previous", "2025-12-29", "2026-01-15"],
  ])("of %s to %s is, %s: %s to %s", (...[from, to, comparison, expectedFrom, expectedTo]) => {
    const earlier = earlierView(view(from, to), comparison);
    expect([isoOfDay(earlier?.from ?? 0), isoOfDay(earlier?.to ?? 0)]).toEqual([expectedFrom, expectedTo]);
  });

  it.each([
    [null, "2026-01-01"],
    ["2026-01-01", null],
    [null, null],
  ])("of %s to %s does not exist", (from, to) => {
    expect(earlierView(view(from, to), "previous")).toBeNull();
  });
});

describe("a chosen period as of 30 June", () => {
  it.each<[string, string | null, string | null, boolean, boolean]>([
    ["ended before", "2026-01-01", "2026-04-01", false, false],
    ["ended yesterday", "2026-06-01", "2026-06-30", false, false],
    ["twelve months that end with today", "2025-07-01", "2026-07-01", false, false],
    ["three months that end with today", "2026-04-01", "2026-07-01", false, false],
    ["some days that end with today", "2026-06-10", "2026-07-01", false, false],
    ["the running month on its last day", "2026-06-01", "2026-07-01", true, true],
    ["the running week", "2026-06-29", "2026-07-06", true, true],
    ["the running week up to today", "2026-06-29", "2026-07-01", false, false],
    ["24 days of which a twelfth lies ahead", "2026-06-09", "2026-07-03", true, false],
    ["24 days of which more lies ahead", "2026-06-10", "2026-07-04", true, true],
    ["half in the future", "2026-06-15", "2026-08-01", true, true],
    ["wholly in the future", "2026-08-01", "2026-09-01", true, true],
    ["the running year", "2026-01-01", "2027-01-01", true, true],
    ["twelve months with a twelfth ahead", "2025-08-01", "2026-08-01", true, true],
    ["twelve months with 30 days ahead", "2025-07-31", "2026-07-31", true, false],
    ["from a day on, without an end", "2026-06-15", null, false, false],
    ["all time", null, null, false, false],
    ["up to a day ahead, without a beginning", null, "2026-08-01", true, false],
  ])("%s: %s to %s", (...[, from, to, isMarked, isTooOpen]) => {
    expect(isNotOver(view(from, to), on("2026-06-30"))).toBe(isMarked);
    expect(isTooOpenToCompare(view(from, to), on("2026-06-30"))).toBe(isTooOpen);
  });

  it.each(["2026-06-01", "2026-06-15", "2026-06-29"])(
    "the twelve months up to the running one are marked and compared all month: %s",
    (today) => {
      expect(isNotOver(view("2025-07-01", "2026-07-01"), on(today))).toBe(true);
      expect(isTooOpenToCompare(view("2025-07-01", "2026-07-01"), on(today))).toBe(false);
    },
  );
});

describe("a goal that changed between two periods", () => {
  const changed = { ...accessWithin48h, restsOn: { what: "the access goal", changedOn: [on("2026-02-10")] } };
  it.each([
    {
      name: "within the later one",
      then: ["2026-01-01", "2026-02-01"],
      now: ["2026-02-01", "2026-03-01"],
      says: true,
    },
    {
      name: "within the earlier one",
      then: ["2026-02-01", "2026-03-01"],
      now: ["2026-03-01", "2026-04-01"],
      says: true,
    },
    {
      name: "on the first day of the earlier one",
      then: ["2026-02-10", "2026-03-01"],
      now: ["2026-03-01", "2026-04-01"],
      says: false,
    },
    {
      name: "the day after the later one",
      then: ["2026-01-01", "2026-02-01"],
      now: ["2026-02-01", "2026-02-10"],
      says: false,
    },
    {
      name: "before both",
      then: ["2026-03-01", "2026-04-01"],
      now: ["2026-04-01", "2026-05-01"],
      says: false,
    },
    {
      name: "after a period without a beginning, in one without an end",
      then: [null, "2026-01-01"],
      now: ["2026-01-01", null],
      says: true,
    },
  ] as const)("$name", ({ then, now, says }) => {
    const words = "the access goal changed on 10 Feb 2026";
    expect(changedBetween(changed, [view(then[0], then[1]), view(now[0], now[1])])).toBe(says ? words : null);
  });

  it("is none where a measure rests on no goal", () => {
    const views = [view("2026-01-01", "2026-02-01"), view("2026-02-01", "2026-03-01")] as const;
    const { restsOn: _, ...free } = changed;
    expect(changedBetween(free, views)).toBeNull();
  });
});
