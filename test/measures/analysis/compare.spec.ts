import { describe, expect, it } from "vitest";
import { compareGroup } from "#shared/measures/analysis/compare";
import type { Grain } from "#shared/measures/definition";
import { proportionResult } from "#shared/measures/counting/figure-results";
import type { GroupResult, Mark, MeanChangeResult, Result } from "#shared/measures/result";
import type { Quantile } from "#shared/statistics/curve-quantile";
import { view } from "./view-of-days.js";

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
    followed: [40, 40],
  });
  const shares = (denominator: number): Result => ({ kind: "shares", denominator, shares: [] });

  it("of waits is told beside the earlier median, without its curve", () => {
    const found = compare(curve(30), curve(40));
    expect(found).toMatchObject({ verdict: "cannot-tell", difference: null, change: null });
    expect(found.sentence).toBe("Median in the period before: 40 h (36 h – 45 h).");
    expect(found.result).toEqual({ ...curve(40), curve: [], followed: [] });
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
    expect(found.result).toEqual(proportionResult(30, 40));
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
