import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { logRankTest, type GroupedObservations } from "#shared/statistics/log-rank";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";
import { aml, freireich, lung } from "./survival-sets.js";

const n = z.number();
const test = z.object({ n: z.array(n), observed: z.array(n), expected: z.array(n), chisq: n, df: n, p: n });
const golden = readGolden(
  "km.json",
  z.object({ logrank: z.object({ aml: test, freireich: test, lung_sex: test, lung_sex_peto: test }) }),
).logrank;

function grouped(
  set: { time: number[]; status: number[] },
  labels: readonly (string | number)[],
): GroupedObservations {
  const names = [...new Set(labels)].toSorted();
  return { times: set.time, kinds: set.status, groups: labels.map((label) => names.indexOf(label)) };
}

const sexes = grouped(lung, lung.sex);
const cases = [
  { name: "aml", observations: grouped(aml, aml.group), expected: golden.aml, method: "log-rank" },
  {
    name: "freireich",
    observations: grouped(freireich, freireich.group),
    expected: golden.freireich,
    method: "log-rank",
  },
  { name: "lung by sex", observations: sexes, expected: golden.lung_sex, method: "log-rank" },
  { name: "lung by sex, Peto", observations: sexes, expected: golden.lung_sex_peto, method: "peto-peto" },
] as const;

describe("log-rank test", () => {
  it.each(cases)("gives R's counts, chi-square and p of $name", ({ observations, expected, method }) => {
    const found = figure(logRankTest(observations, method));
    expect(found).toMatchObject({ n: expected.n, missing: 0, degreesOfFreedom: expected.df, method });
    for (const [group, observed] of expected.observed.entries()) {
      expectGolden(found.observed[group], observed);
      expectGolden(found.expected[group], expected.expected[group]);
    }
    expectGolden(found.chiSquare, expected.chisq);
    expectGolden(found.p, expected.p);
  });

  it("matches the example of its description", () => {
    const found = figure(logRankTest({ times: [1, 2, 3, 4], kinds: [1, 1, 1, 1], groups: [0, 0, 1, 1] }));
    expect(found.observed).toEqual([2, 2]);
    expect(found.expected[0]).toBeCloseTo(5 / 6, 12);
    // At 1: 2 of 4 at risk, variance 1/4; at 2: 1 of 3, variance 2/9; after that nobody of the first group.
    expect(found.chiSquare).toBeCloseTo((2 - 5 / 6) ** 2 / (1 / 4 + 2 / 9), 12);
  });
});

describe("degenerate input", () => {
  it.each([
    { name: "nobody", times: [], kinds: [], groups: [], reason: "Nobody is counted." },
    { name: "all missing", times: [NaN, NaN], kinds: [1, 1], groups: [0, 1], reason: "Nobody is counted." },
    {
      name: "one observation",
      times: [1],
      kinds: [1],
      groups: [0],
      reason: "Events could happen to one group only.",
    },
    { name: "all censored", times: [1, 2], kinds: [0, 0], groups: [0, 1], reason: "No event has happened." },
    {
      name: "competing events only",
      times: [1, 2],
      kinds: [2, 2],
      groups: [0, 1],
      reason: "No event has happened.",
    },
    {
      name: "one group",
      times: [1, 2],
      kinds: [1, 1],
      groups: [0, 0],
      reason: "Events could happen to one group only.",
    },
    {
      name: "a group that was gone before",
      times: [1, 2, 3],
      kinds: [0, 1, 1],
      groups: [0, 1, 1],
      reason: "Events could happen to one group only.",
    },
    {
      name: "all equal",
      times: [3, 3, 3],
      kinds: [1, 1, 1],
      groups: [0, 1, 1],
      reason: "The events leave nothing to tell the groups apart by.",
    },
  ])("refuses $name", ({ times, kinds, groups, reason }) =>
    expect(logRankTest({ times, kinds, groups })).toEqual({ kind: "insufficient", reason }),
  );

  it("counts those censored at the time of an event as at risk", () => {
    const found = figure(logRankTest({ times: [2, 2, 3, 3], kinds: [1, 0, 1, 0], groups: [0, 1, 1, 0] }));
    expect(found.expected[0]).toBeCloseTo(1 / 2 + 1 / 2, 12);
    expectFinite(found);
  });

  it("leaves a missing time out and counts it", () => {
    const observations = { times: [1, NaN, 2, 3, 4], kinds: [1, 1, 1, 1, 1], groups: [0, 1, 0, 1, 1] };
    expect(figure(logRankTest(observations))).toMatchObject({ n: [2, 2], missing: 1 });
  });

  it("passes over an empty group, as R does", () => {
    const labelled = { ...sexes, groups: Array.from(sexes.groups, (group) => group * 2) };
    const found = figure(logRankTest(labelled));
    expect(found.n).toEqual([138, 0, 90]);
    expect(found.degreesOfFreedom).toBe(1);
    expectGolden(found.chiSquare, golden.lung_sex.chisq);
  });
});

describe("strata", () => {
  it("change nothing when there is only one", () => {
    const found = logRankTest({ ...sexes, strata: Array.from(sexes.groups, () => 7) });
    expect(found).toEqual(logRankTest(sexes));
  });

  it("add up the differences and variances of separate tests", () => {
    const halves = Array.from(sexes.groups, (_, index) => index % 2);
    const parts = [0, 1].map((half) => {
      const of = <Value>(list: ArrayLike<Value>): Value[] =>
        Array.from(list).filter((_, index) => index % 2 === half);
      return figure(
        logRankTest({ times: of(sexes.times), kinds: of(sexes.kinds), groups: of(sexes.groups) }),
      );
    });
    let difference = 0;
    let variance = 0;
    for (const { observed, expected, chiSquare } of parts) {
      const own = (observed[0] ?? NaN) - (expected[0] ?? NaN);
      difference += own;
      variance += own ** 2 / chiSquare;
    }
    const found = figure(logRankTest({ ...sexes, strata: halves }));
    expect(found.chiSquare).toBeCloseTo(difference ** 2 / variance, 9);
    expect(found.n).toEqual([138, 90]);
  });

  it("see no difference where a stratum explains it all", () => {
    // Within each stratum both groups have the same times; group 1 is mostly in the slow one.
    const fast = { times: [1, 2, 1, 2, 1, 2], groups: [0, 0, 0, 0, 1, 1] };
    const slow = { times: [8, 9, 8, 9, 8, 9], groups: [1, 1, 1, 1, 0, 0] };
    const all = {
      times: [...fast.times, ...slow.times],
      kinds: Array<number>(12).fill(1),
      groups: [...fast.groups, ...slow.groups],
    };
    expect(figure(logRankTest(all)).chiSquare).toBeGreaterThan(0.5);
    const strata = all.times.map((time) => Number(time > 5));
    expect(figure(logRankTest({ ...all, strata })).chiSquare).toBeCloseTo(0, 12);
  });
});

describe("laws", () => {
  const row = fc.record({
    time: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom(0, 1, 1),
    group: fc.constantFrom(0, 1, 2),
  });
  const rows = fc.array(row, { minLength: 6, maxLength: 60 });
  type Rows = { time: number; kind: number; group: number }[];
  const split = (list: Rows): GroupedObservations => ({
    times: list.map((each) => each.time),
    kinds: list.map((each) => each.kind),
    groups: list.map((each) => each.group),
  });

  it("does not depend on order, on the unit of time or on the numbers of the groups", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("log-rank" as const, "peto-peto" as const), (list, method) => {
        const one = logRankTest(split(list), method);
        fc.pre(!("kind" in one));
        const turned = list
          .toReversed()
          .map((each) => ({ ...each, time: each.time * 24, group: 2 - each.group }));
        const other = figure(logRankTest(split(turned), method));
        expect(other.chiSquare).toBeCloseTo(one.chiSquare, 8);
        expect(other.degreesOfFreedom).toBe(one.degreesOfFreedom);
        const [here, there] = [one, other].map(({ n: sizes }) => sizes.filter((size) => size > 0));
        expect(there).toEqual(here?.toReversed());
      }),
    );
  });

  it("expects as many events as there are, whatever the groups", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const found = logRankTest(split(list));
        fc.pre(!("kind" in found));
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
        expect(sum(found.expected)).toBeCloseTo(sum(found.observed), 9);
        expect(found.p).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
        expectFinite(found);
      }),
    );
  });
});
