import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { scoreLimits, wilsonInterval } from "#shared/statistics/wilson-interval";
import { expectGolden, readGolden } from "../support/golden.js";

const golden = readGolden(
  "proportions.json",
  z.object({
    one: z
      .array(
        z.object({
          x: z.number(),
          n: z.number(),
          p: z.number(),
          wilson: z.tuple([z.number(), z.number()]),
          "wilson_99.8": z.tuple([z.number(), z.number()]),
        }),
      )
      .min(9),
  }),
);

function estimate(
  numerator: number,
  denominator: number,
): { lower: number; upper: number; estimate: number } {
  const found = wilsonInterval(numerator, denominator);
  if ("kind" in found) throw new Error(found.reason);
  return found;
}

describe("Wilson interval", () => {
  it("has reference values to compare with", () => expect(golden.one.length).toBeGreaterThanOrEqual(9));

  it.each(golden.one)("gives R's interval for $x of $n", ({ x, n, p, wilson }) => {
    const found = estimate(x, n);
    expectGolden(found.lower, wilson[0]);
    expectGolden(found.upper, wilson[1]);
    expectGolden(found.estimate, p);
  });

  it.each(golden.one)("gives R's 99.8% limits for $x of $n", ({ x, n, "wilson_99.8": wilson }) => {
    const { lower, upper } = scoreLimits(x, n, 3.090232306167813);
    expectGolden(lower, wilson[0]);
    expectGolden(upper, wilson[1]);
  });

  it("matches the examples of the limits", () =>
    expect(scoreLimits(0, 5, 3.0902).upper).toBeCloseTo(0.6563, 4));

  it("matches the example of its description", () => {
    expect(estimate(81, 263).lower).toBeCloseTo(0.2553, 4);
    expect(estimate(81, 263).upper).toBeCloseTo(0.3662, 4);
  });

  it.each([
    { name: "nobody", x: 0, n: 0, lower: null, upper: null },
    { name: "one, not met", x: 0, n: 1, lower: 0, upper: 0.793 },
    { name: "one, met", x: 1, n: 1, lower: 0.207, upper: 1 },
    { name: "none of 20", x: 0, n: 20, lower: 0, upper: 0.161 },
    { name: "20 of 20", x: 20, n: 20, lower: 0.839, upper: 1 },
  ])("has a stated answer for $name", ({ x, n, lower, upper }) => {
    const found = wilsonInterval(x, n);
    if (lower === null || upper === null) expect(found).toMatchObject({ kind: "insufficient" });
    else {
      expect(found).toMatchObject({ level: 0.95, method: "wilson" });
      expect(estimate(x, n).lower).toBeCloseTo(lower, 3);
      expect(estimate(x, n).upper).toBeCloseTo(upper, 3);
    }
  });

  it("holds the estimate, stays within 0 and 1, and mirrors with the complement", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const x = Math.round(n * share);
          const one = estimate(x, n);
          const other = estimate(n - x, n);
          expect(one.lower).toBeGreaterThanOrEqual(0);
          expect(one.upper).toBeLessThanOrEqual(1);
          expect(one.lower).toBeLessThanOrEqual(one.estimate);
          expect(one.upper).toBeGreaterThanOrEqual(one.estimate);
          expect(one.lower + other.upper).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});
