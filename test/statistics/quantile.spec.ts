import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { binomialLowerTail } from "#shared/statistics/binomial-tail";
import { quantile, quantileOfCounts } from "#shared/statistics/quantile";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const numbers = z.union([z.array(z.number()), z.number().transform((value) => [value])]);
const golden = readGolden(
  "quantile.json",
  z.object({
    probs: z.array(z.number()).min(9),
    sets: z.record(z.string(), z.object({ x: numbers, type7: numbers })),
  }),
);
const cases = Object.entries(golden.sets).flatMap(([name, { x, type7 }]) =>
  golden.probs.map((p, index) => ({ name, x, p, expected: type7[index] })),
);

describe("quantile of type 7", () => {
  it("has reference values to compare with", () => expect(cases.length).toBe(7 * 9));

  it.each(cases)("gives R's quantile $p of $name", ({ x, p, expected }) => {
    expectGolden(figure(quantile(x, p)).estimate, expected);
    expectGolden(figure(quantile(x.toReversed(), p)).estimate, expected);
  });

  it.each(cases)("gives R's quantile $p of how often each value occurs in $name", ({ x, p, expected }) => {
    const counts = new Map<number, number>();
    for (const value of x) counts.set(value, (counts.get(value) ?? 0) + 1);
    expectGolden(quantileOfCounts(counts, p), expected);
  });

  it("matches the example of its description", () => {
    const found = figure(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5));
    expect(found).toEqual({
      estimate: 5.5,
      lower: 2,
      upper: 9,
      level: 0.95,
      method: "type 7, order statistics",
      n: 10,
      missing: 0,
    });
  });

  it.each([
    { name: "nobody", values: [] },
    { name: "all missing", values: [NaN, NaN] },
  ])("refuses $name", ({ values }) =>
    expect(quantile(values, 0.5)).toEqual({ kind: "insufficient", reason: "No value is counted." }),
  );

  it.each([
    { name: "one value", values: [7], p: 0.5, estimate: 7, lower: null, upper: null },
    { name: "one value and one missing", values: [NaN, 7], p: 0.5, estimate: 7, lower: null, upper: null },
    { name: "all equal, 5", values: [3, 3, 3, 3, 3], p: 0.5, estimate: 3, lower: null, upper: null },
    { name: "all equal, 6", values: [3, 3, 3, 3, 3, 3], p: 0.5, estimate: 3, lower: 3, upper: 3 },
    { name: "the least", values: [4, 2, 9, 1, 5, 6, 7, 8], p: 0, estimate: 1, lower: null, upper: 1 },
    { name: "the greatest", values: [4, 2, 9, 1, 5, 6, 7, 8], p: 1, estimate: 9, lower: 9, upper: null },
    { name: "5 values", values: [1, 2, 3, 4, 5], p: 0.5, estimate: 3, lower: null, upper: null },
    { name: "6 values", values: [1, 2, 3, 4, 5, 6], p: 0.5, estimate: 3.5, lower: 1, upper: 6 },
    {
      name: "a high quantile",
      values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      p: 0.9,
      estimate: 9.1,
      lower: 7,
      upper: null,
    },
  ])("has a stated answer for $name", ({ values, p, estimate, lower, upper }) => {
    const found = figure(quantile(values, p));
    expectFinite(found);
    expect(found.estimate).toBeCloseTo(estimate, 12);
    expect(found.lower).toBe(lower);
    expect(found.upper).toBe(upper);
  });

  it("counts what is missing", () =>
    expect(figure(quantile([NaN, 2, NaN, 4], 0.5))).toMatchObject({ estimate: 3, n: 2, missing: 2 }));
});

describe("laws", () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 60 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it("shifts and scales with the values", () => {
    fc.assert(
      fc.property(values, share, (list, p) => {
        const found = figure(quantile(list, p));
        const moved = figure(
          quantile(
            list.map((value) => 2 * value + 5),
            p,
          ),
        );
        expect(moved.estimate).toBeCloseTo(2 * found.estimate + 5, 9);
        expect(moved.lower).toBe(found.lower === null ? null : 2 * found.lower + 5);
      }),
    );
  });

  it("is the mirror of the complement when the sign is turned", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 0.5, 0.75), (list, p) => {
        const found = figure(quantile(list, p));
        const turned = figure(
          quantile(
            list.map((value) => -value),
            1 - p,
          ),
        );
        expect(turned.estimate).toBeCloseTo(-found.estimate, 9);
        expect((turned.lower ?? NaN) + (found.upper ?? NaN)).toEqual(found.upper === null ? NaN : 0);
        expect(turned.lower === null).toBe(found.upper === null);
      }),
    );
  });

  it("lies between the ends of an interval that holds at least 95%, and no shorter one by rank does on either side", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0.1, 0.25, 0.5, 0.9), (n, p) => {
        const ranks = Array.from({ length: n }, (_, index) => index + 1);
        const { lower, upper } = figure(quantile(ranks, p));
        if (lower !== null) expect(binomialLowerTail(lower - 1, n, p)).toBeLessThanOrEqual(0.025);
        expect(binomialLowerTail(lower ?? 0, n, p)).toBeGreaterThan(0.025);
        if (upper !== null) expect(1 - binomialLowerTail(upper - 1, n, p)).toBeLessThanOrEqual(0.025 + 1e-12);
        expect(1 - binomialLowerTail((upper ?? n + 1) - 2, n, p)).toBeGreaterThan(0.025);
      }),
    );
  });
});
