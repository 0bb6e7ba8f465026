import { describe, expect, it } from "vitest";
import { isoOfDay } from "#shared/calendar";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import {
  changedBetween,
  compareGroup,
  earlierView,
  type ComparisonWith,
} from "#shared/measures/analysis/compare";
import type { Grain, View } from "#shared/measures/definition";
import { isNotOver, isTooOpenToCompare } from "#shared/measures/analysis/period-over";
import { proportionResult } from "#shared/measures/counting/figure-results";
import type { GroupResult, Mark, MeanChangeResult, Result } from "#shared/measures/result";
import type { Quantile } from "#shared/statistics/curve-quantile";
import { on } from "../columns-of.js";

function view(from: string | null, to: string | null): View {
  const day = (text: string | null): number | null => (text === null ? null : on(text));
  return { from: day(from), to: day(to), by: [], every: null, where: [], asOf: 0 };
}

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

function group(result: Result, marks: readonly Mark[] = []): GroupResult {
  const counts = { initialPopulation: 50, excluded: {}, pending: 0, missing: {}, beside: {}, bounds: null };
  return { key: { program: "A" }, period: null, ...counts, result, marks };
}

function mean(value: number, sd: number | null, n: number): MeanChangeResult {
  const effectSize = { estimate: null, lower: null, upper: null, method: "d-av-bonett", reason: "" } as const;
  const means = { baselineMean: 15, lastMean: 15 + value, mean: value, sd, lower: null, upper: null };
  const share = { estimate: 0, lower: 0, upper: 1 };
  const lastScores = { withBaseline: n, withoutLast: 0, ...share, meanIfUnchanged: value };
  return { kind: "mean-change", instrument: "PHQ-9", n, ...means, method: "t", effectSize, lastScores };
}

const known = ["unfinished", "immature", "few", "imprecise", "prorated", "demo"] as const;
const grains = ["episode", "attendance", "person-week", "pair", "seat"] as const;

function compare(
  now: Result,
  then: Result | null,
  marks: readonly (Mark | "too open" | "falls" | Grain)[] = [],
) {
  const own = marks.filter((mark): mark is Mark => known.some((one) => one === mark));
  const earlier = {
    with: "previous",
    view: view("2025-01-01", "2025-02-01"),
    groups: then ? [group(then)] : [],
    isTooOpen: marks.includes("too open"),
    changed: null,
    grain: grains.find((grain) => marks.includes(grain)) ?? "episode",
    improvement: marks.includes("falls") ? "decrease" : "increase",
  } as const;
  return compareGroup(group(now, own), earlier);
}

describe("a figure against the period before", () => {
  it("is higher where the whole interval of the difference lies above 0", () => {
    const found = compare(proportionResult(56, 70), proportionResult(48, 80));
    expect(found.verdict).toBe("higher");
    expect(found.difference?.lower).toBeCloseTo(0.0524, 4);
    expect(found.difference?.upper).toBeCloseTo(0.3339, 4);
    expect(found.sentence).toBe(
      "+20.0 points against 60.0% in the period before (95% interval +5.2 points to +33.4 points): higher.",
    );
  });

  it.each([
    { name: "higher", now: [56, 70], then: [48, 80], marks: [], change: "improvement" },
    {
      name: "higher, where a fall is better",
      now: [56, 70],
      then: [48, 80],
      marks: ["falls"],
      change: "concern",
    },
    { name: "lower", now: [48, 80], then: [56, 70], marks: [], change: "concern" },
    {
      name: "lower, where a fall is better",
      now: [48, 80],
      then: [56, 70],
      marks: ["falls"],
      change: "improvement",
    },
    { name: "the same", now: [10, 20], then: [10, 20], marks: [], change: null },
    { name: "of too few", now: [9, 9], then: [1, 90], marks: [], change: null },
  ] as const)(
    "is an improvement or a concern by the way that is better: $name",
    ({ now, then, marks, change }) => {
      const found = compare(proportionResult(now[0], now[1]), proportionResult(then[0], then[1]), marks);
      expect(found.change).toBe(change);
    },
  );

  it.each([
    { name: "lower", now: [48, 80], then: [56, 70], verdict: "lower" },
    { name: "the same", now: [10, 20], then: [10, 20], verdict: "cannot-tell" },
    { name: "9 people now", now: [9, 9], then: [1, 90], verdict: "too-few" },
    { name: "9 people then", now: [1, 90], then: [9, 9], verdict: "too-few" },
    { name: "10 people on either side", now: [10, 10], then: [0, 10], verdict: "higher" },
  ] as const)("of $name is $verdict", ({ now, then, verdict }) => {
    expect(compare(proportionResult(now[0], now[1]), proportionResult(then[0], then[1])).verdict).toBe(
      verdict,
    );
  });

  it("is too few where nobody was there before", () => {
    expect(compare(proportionResult(5, 50), null)).toMatchObject({ verdict: "too-few", difference: null });
  });

  it("is not compared while the group is immature", () => {
    expect(compare(proportionResult(5, 50), proportionResult(40, 50), ["immature"]).verdict).toBe(
      "not-compared",
    );
  });

  it.each([
    { grain: "attendance", rows: "rows of one person" },
    { grain: "person-week", rows: "weeks of one person" },
    { grain: "seat", rows: "seats of one session" },
  ] as const)("of $rows has no verdict, however far apart", ({ grain, rows }) => {
    expect(compare(proportionResult(5600, 7000), proportionResult(4800, 8000), [grain])).toMatchObject({
      verdict: "cannot-tell",
      difference: null,
      sentence: `+20.0 points against 60.0% in the period before; not judged, as ${rows} resemble each other.`,
    });
    expect(compare(proportionResult(5, 9), proportionResult(48, 80), [grain]).verdict).toBe("too-few");
  });

  it("of pairs, one to a person, has its verdict", () => {
    expect(compare(proportionResult(56, 70), proportionResult(48, 80), ["pair"]).verdict).toBe("higher");
  });

  it("shows on which side of zero a bound lies that rounds to it", () => {
    const { difference, sentence } = compare(proportionResult(5390, 10_000), proportionResult(5250, 10_000));
    expect(difference?.lower).toBeCloseTo(0.000169, 5);
    expect(sentence).toBe(
      "+1.4 points against 52.5% in the period before (95% interval +0.02 points to +2.8 points): higher.",
    );
  });

  it("is not compared while the period is too far from over", () => {
    expect(compare(proportionResult(5, 50), proportionResult(40, 50), ["too open"])).toMatchObject({
      verdict: "not-compared",
      difference: null,
      sentence: "Not compared with the period before: the period is not over.",
    });
  });

  it("of means is Welch's interval", () => {
    // By hand: standard error 1.28591, 66.48 degrees of freedom, 97.5% point of t 1.9963.
    const found = compare(mean(-6, 5, 40), mean(-3, 6, 35));
    expect(found).toMatchObject({ verdict: "lower", difference: { estimate: -3, method: "welch" } });
    expect(found.difference?.lower).toBeCloseTo(-5.567, 3);
    expect(found.difference?.upper).toBeCloseTo(-0.433, 3);
  });

  it("of means without spread has no interval", () => {
    expect(compare(mean(-6, null, 40), mean(-3, 6, 35))).toMatchObject({
      verdict: "cannot-tell",
      difference: null,
    });
    expect(compare(mean(-6, 0, 40), mean(-3, 0, 35)).difference).toBeNull();
  });
});

describe("the sentence of a mean change", () => {
  it.each([
    {
      name: "falls more",
      now: mean(-6, 5, 40),
      then: mean(-3, 6, 35),
      says: "−3.0 points against −3.0 in the period before (95% interval −5.6 points to −0.4 points): lower.",
    },
    {
      name: "falls less",
      now: mean(1, 5, 40),
      then: mean(-3, 6, 35),
      says: "+4.0 points against −3.0 in the period before (95% interval +1.4 points to +6.6 points): higher.",
    },
    {
      name: "is the same",
      now: mean(2, 5, 40),
      then: mean(2, 5, 40),
      says: "+0.0 points against +2.0 in the period before (95% interval −2.2 points to +2.2 points): can't be told from chance.",
    },
    {
      name: "has no spread",
      now: mean(-6, 5, 40),
      then: mean(-3, null, 35),
      says: "The difference from the period before has no interval.",
    },
  ])("that $name", ({ now, then, says }) => expect(compare(now, then).sentence).toBe(says));
});

describe("a figure of another kind", () => {
  const quantile = (estimate: number | null): Quantile =>
    estimate === null
      ? { estimate, lower: null, upper: null, reason: "not reached" }
      : { estimate, lower: estimate - 4, upper: estimate + 5 };
  const curve = (median: number | null, n = 40): Result => ({
    ...{ kind: "time-to-event", unit: "hours", n, events: 20, competing: 5, censored: n - 25 },
    ...{ median: quantile(median), p90: quantile(null) },
    curve: [{ time: 30, atRisk: 40, estimate: 0.5, lower: 0.4, upper: 0.6 }],
  });
  const shares = (denominator: number): Result => ({ kind: "shares", denominator, shares: [] });

  it("of waits is told beside the earlier median, without its curve", () => {
    const found = compare(curve(30), curve(40));
    expect(found).toMatchObject({ verdict: "cannot-tell", difference: null, change: null });
    expect(found.sentence).toBe("Median in the period before: 40 h (36 h – 45 h).");
    expect(found.result).toEqual({ ...curve(40), curve: [] });
  });

  it("of waits of which half never ended says so", () => {
    expect(compare(curve(30), curve(null)).sentence).toBe("The median was not reached in the period before.");
  });

  it("of shares of a whole is not tested, and too few below ten", () => {
    const sentence = "This kind of figure is not tested against the period before.";
    expect(compare(shares(10), shares(10))).toMatchObject({ verdict: "cannot-tell", sentence });
    expect(compare(shares(9), shares(10)).verdict).toBe("too-few");
    expect(compare(shares(10), shares(9)).verdict).toBe("too-few");
  });

  it.each([
    { name: "a share and a mean", now: proportionResult(20, 40), then: mean(-3, 6, 35) },
    { name: "a mean and a share", now: mean(-3, 6, 35), then: proportionResult(20, 40) },
    { name: "a wait and a share", now: curve(30), then: proportionResult(20, 40) },
    { name: "a share and a wait", now: proportionResult(20, 40), then: curve(30) },
    { name: "a mean and a wait", now: mean(-3, 6, 35), then: curve(30) },
  ])("is not tested against yet another: $name", ({ now, then }) => {
    expect(compare(now, then).sentence).toBe("This kind of figure is not tested against the period before.");
  });
});

describe("what a group is compared with", () => {
  const earlier = {
    with: "year",
    isTooOpen: false,
    changed: null,
    grain: "episode",
    improvement: "increase",
  } as const;

  it("is the earlier group of the same key, whatever stands before it", () => {
    const other = { ...group(proportionResult(1, 40)), key: { program: "B" } };
    const found = compareGroup(group(proportionResult(20, 40)), {
      ...earlier,
      view: view("2025-01-01", "2025-02-01"),
      groups: [other, group(proportionResult(30, 40))],
    });
    expect(found.result).toMatchObject({ numerator: 30 });
    expect(found).toMatchObject({ with: "year", from: "2025-01-01", to: "2025-02-01" });
  });

  it("says no days where the earlier period has none", () => {
    const found = compareGroup(group(proportionResult(20, 40)), {
      ...earlier,
      view: view(null, null),
      groups: [],
    });
    expect(found).toMatchObject({ from: "", to: "" });
  });
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
