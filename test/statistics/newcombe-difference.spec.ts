import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { newcombeDifference, type DifferenceEstimate } from "#shared/statistics/newcombe-difference";
import { wilsonInterval } from "#shared/statistics/wilson-interval";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const count = z.int();
const golden = readGolden(
  "proportions.json",
  z.object({
    difference: z
      .array(
        z.object({
          x1: count,
          n1: count,
          x2: count,
          n2: count,
          diff: z.number(),
          newcombe10: z.tuple([z.number(), z.number()]),
          "Epi_ci.pd_Nc": z.tuple([z.number(), z.number()]),
        }),
      )
      .min(6),
  }),
).difference;

function difference(one: [number, number], other: [number, number]): DifferenceEstimate {
  return figure(newcombeDifference(wilsonInterval(...one), wilsonInterval(...other)));
}

describe("Newcombe difference", () => {
  it.each(golden)("gives the reference for $x1 of $n1 less $x2 of $n2", (row) => {
    const found = difference([row.x1, row.n1], [row.x2, row.n2]);
    expectGolden(found.estimate, row.diff);
    expectGolden(found.lower, row.newcombe10[0]);
    expectGolden(found.upper, row.newcombe10[1]);
    expectGolden(found.lower, row["Epi_ci.pd_Nc"][0]);
    expectGolden(found.upper, row["Epi_ci.pd_Nc"][1]);
  });

  // Table II of Newcombe 1998, printed to four digits (test/golden/proportions.json, notes).
  it.each([
    { one: [56, 70], other: [48, 80], lower: 0.0524, upper: 0.3339 },
    { one: [9, 10], other: [3, 10], lower: 0.1705, upper: 0.809 },
    { one: [6, 7], other: [2, 7], lower: 0.0582, upper: 0.8062 },
    { one: [5, 56], other: [0, 29], lower: -0.0381, upper: 0.1926 },
    { one: [0, 10], other: [0, 20], lower: -0.1611, upper: 0.2775 },
    { one: [0, 10], other: [0, 10], lower: -0.2775, upper: 0.2775 },
    { one: [10, 10], other: [0, 20], lower: 0.6791, upper: 1 },
    { one: [10, 10], other: [0, 10], lower: 0.6075, upper: 1 },
  ] as const)("gives the paper's interval for $one less $other", ({ one, other, lower, upper }) => {
    const found = difference([...one], [...other]);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it("matches the example of its description", () => {
    const found = difference([56, 70], [48, 80]);
    expect(found).toMatchObject({ level: 0.95, method: "newcombe" });
    expect(found.estimate).toBeCloseTo(0.2, 12);
    expect(found.lower).toBeCloseTo(0.0524, 4);
    expect(found.upper).toBeCloseTo(0.3339, 4);
  });

  it.each([
    { name: "nobody in the first group", one: 0, other: 4 },
    { name: "nobody in the second group", one: 4, other: 0 },
  ])("refuses $name, with the reason", ({ one, other }) => {
    const found = newcombeDifference(wilsonInterval(0, one), wilsonInterval(0, other));
    expect(found).toEqual({ kind: "insufficient", reason: "Nobody is in the denominator." });
  });

  it.each([
    { name: "one against one, equal", one: [1, 1], other: [1, 1], estimate: 0, lower: -0.793, upper: 0.793 },
    { name: "one against one, opposite", one: [1, 1], other: [0, 1], estimate: 1, lower: -0.122, upper: 1 },
    { name: "none against none", one: [0, 10], other: [0, 10], estimate: 0, lower: -0.2775, upper: 0.2775 },
    { name: "all against none", one: [10, 10], other: [0, 10], estimate: 1, lower: 0.6075, upper: 1 },
  ] as const)("has a stated answer for $name", ({ one, other, estimate, lower, upper }) => {
    const found = difference([...one], [...other]);
    expectFinite(found);
    expect(found.estimate).toBe(estimate);
    expect(found.lower).toBeCloseTo(lower, 3);
    expect(found.upper).toBeCloseTo(upper, 3);
  });

  it("turns its sign with the order, holds the estimate and stays within −1 and 1", () => {
    const group = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]): [number, number] => [Math.round(n * share), n]);
    fc.assert(
      fc.property(group, group, (one, other) => {
        const found = difference(one, other);
        const turned = difference(other, one);
        expect(found.lower).toBeCloseTo(-turned.upper, 12);
        expect(found.upper).toBeCloseTo(-turned.lower, 12);
        expect(found.lower).toBeLessThanOrEqual(found.estimate);
        expect(found.upper).toBeGreaterThanOrEqual(found.estimate);
        expect(found.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found.upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("mirrors when what is counted is turned into its complement", () => {
    const found = difference([7, 10], [3, 12]);
    const complement = difference([3, 10], [9, 12]);
    expect(found.lower).toBeCloseTo(-complement.upper, 12);
    expect(found.upper).toBeCloseTo(-complement.lower, 12);
  });
});
