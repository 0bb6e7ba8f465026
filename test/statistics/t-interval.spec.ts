import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { momentsOf } from "#shared/statistics/moments";
import { tInterval, tIntervalOf } from "#shared/statistics/t-interval";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const scores = z.array(n.nullable());
const expected = z.object({
  n,
  mean_change_pre_minus_post: n,
  sd_diff: n,
  mean_change_ci_t: z.tuple([n, n]),
  t: n,
  p: n,
});
const withScores = expected.extend({ input: z.object({ pre: scores, post: scores }) });
const golden = readGolden(
  "effect_size.json",
  z.object({
    published_checks: z.record(z.string(), z.object({ computed: expected })),
    sleep: withScores,
    lakens2013: withScores,
    with_missing: withScores,
    all_equal_change: z.object({ pre: z.array(n), post: z.array(n) }),
  }),
);

/** Changes as the product counts them: last − first, NaN where either score is missing. */
function changes(input: { pre: (number | null)[]; post: (number | null)[] }): number[] {
  return input.pre.map((first, index) => (input.post[index] ?? NaN) - (first ?? NaN));
}

describe("mean with t interval", () => {
  it.each([
    { name: "sleep", set: golden.sleep, missing: 0 },
    { name: "lakens2013", set: golden.lakens2013, missing: 0 },
    { name: "with_missing", set: golden.with_missing, missing: 3 },
  ])("gives R's interval and p for the changes of $name", ({ set, missing }) => {
    const found = figure(tInterval(changes(set.input)));
    // The reference is first − last.
    expectGolden(found.estimate, -set.mean_change_pre_minus_post);
    expectGolden(found.lower, -set.mean_change_ci_t[1]);
    expectGolden(found.upper, -set.mean_change_ci_t[0]);
    expectGolden(found.standardDeviation, set.sd_diff);
    expectGolden(found.p, set.p);
    expect(found).toMatchObject({ n: set.n, missing, level: 0.95, method: "student t" });
  });

  it("has published examples to compare with", () =>
    expect(Object.keys(golden.published_checks)).toHaveLength(2));

  it.each(Object.values(golden.published_checks))(
    "gives the published interval from moments",
    ({ computed }) => {
      const found = tIntervalOf({
        n: computed.n,
        mean: computed.mean_change_pre_minus_post,
        variance: computed.sd_diff ** 2,
        missing: 0,
      });
      expectGolden(found.lower, computed.mean_change_ci_t[0]);
      expectGolden(found.upper, computed.mean_change_ci_t[1]);
      expectGolden(found.p, computed.p);
    },
  );

  it("matches the example of its description", () => {
    const found = figure(tInterval([1, 2, 3]));
    expect(found.estimate).toBe(2);
    expect(found.lower).toBeCloseTo(-0.4841, 4);
    expect(found.upper).toBeCloseTo(4.4841, 4);
    expect(found).not.toHaveProperty("reason");
  });

  const alike = "All values are equal.";
  const one = "One value has no spread.";
  it.each([
    { name: "one value", values: [4], estimate: 4, deviation: null, missing: 0, reason: one },
    {
      name: "one value and one missing",
      values: [NaN, 4],
      estimate: 4,
      deviation: null,
      missing: 1,
      reason: one,
    },
    { name: "all equal", values: [-5, -5, -5], estimate: -5, deviation: 0, missing: 0, reason: alike },
    { name: "all 0", values: [0, 0], estimate: 0, deviation: 0, missing: 0, reason: alike },
    {
      name: "equal but for the last bit",
      values: [0.3 - 0.1, 0.2],
      estimate: 0.2,
      deviation: 0,
      missing: 0,
      reason: alike,
    },
    {
      name: "R's equal change",
      values: changes(golden.all_equal_change),
      estimate: -5,
      deviation: 0,
      missing: 0,
      reason: alike,
    },
  ])("gives the mean and no interval for $name", ({ values, estimate, deviation, missing, reason }) => {
    const found = figure(tInterval(values));
    expectFinite(found);
    expect(found.estimate).toBeCloseTo(estimate, 12);
    expect(found).toMatchObject({ lower: null, upper: null, p: null, missing, reason });
    expect(found.standardDeviation).toBe(deviation);
  });

  it.each([
    { name: "nobody", values: [] },
    { name: "all missing", values: [NaN, NaN] },
  ])("refuses $name", ({ values }) =>
    expect(tInterval(values)).toEqual({ kind: "insufficient", reason: "No value is counted." }),
  );

  it("sees a spread just above what floating point leaves", () => {
    expect(momentsOf([1, 1 + 2e-12])?.variance).toBeGreaterThan(0);
    expect(momentsOf([1, 1 + 5e-13])?.variance).toBe(0);
    expect(momentsOf([-1, -1 - 2e-12])?.variance).toBeGreaterThan(0);
    expect(momentsOf([-1, -1 - 5e-13])?.variance).toBe(0);
    // One unit in the last place of numbers between 2³¹ and 2³² is 2⁻²¹.
    expect(momentsOf([3e9, 3e9 + 2 ** -21])?.variance).toBe(0);
  });

  it("matches the example of the moments", () =>
    expect(momentsOf([2, 4, 9])).toEqual({ n: 3, mean: 5, variance: 13, missing: 0 }));

  const values = fc.array(fc.integer({ min: -27, max: 27 }), { minLength: 3, maxLength: 40 });

  it("shifts with the values, scales with their unit and does not depend on order", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (list, shift) => {
        fc.pre(new Set(list).size > 1);
        const found = figure(tInterval(list));
        const moved = figure(tInterval(list.toReversed().map((value) => 3 * value + shift)));
        expect(moved.estimate).toBeCloseTo(3 * found.estimate + shift, 9);
        expect(moved.lower).toBeCloseTo(3 * (found.lower ?? NaN) + shift, 9);
        expect(moved.upper).toBeCloseTo(3 * (found.upper ?? NaN) + shift, 9);
      }),
    );
  });

  it("mirrors with the sign, and its p agrees with its interval", () => {
    fc.assert(
      fc.property(values, (list) => {
        fc.pre(new Set(list).size > 1);
        const found = figure(tInterval(list));
        const turned = figure(tInterval(list.map((value) => -value)));
        expect(turned.lower).toBeCloseTo(-(found.upper ?? NaN), 9);
        expect(turned.p).toBeCloseTo(found.p ?? NaN, 12);
        expect((found.p ?? 1) < 0.05).toBe((found.lower ?? 0) > 0 || (found.upper ?? 0) < 0);
      }),
    );
  });
});
