import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { benjaminiHochberg } from "#shared/statistics/benjamini-hochberg";
import { expectGolden, readGolden } from "../support/golden.js";

const golden = readGolden(
  "proportions.json",
  z.object({ multiplicity: z.object({ p: z.array(z.number()).length(10), bh: z.array(z.number()) }) }),
).multiplicity;

describe("Benjamini–Hochberg adjustment", () => {
  it("gives R's values", () => {
    for (const [index, value] of benjaminiHochberg(golden.p).entries()) expectGolden(value, golden.bh[index]);
  });

  it("matches the example of its description", () => {
    const found = benjaminiHochberg([0.01, 0.04, 0.03]);
    expect(found[0]).toBeCloseTo(0.03, 12);
    expect(found[1]).toBeCloseTo(0.04, 12);
    expect(found[2]).toBeCloseTo(0.04, 12);
  });

  it.each([
    { name: "none", values: [], adjusted: [] },
    { name: "one", values: [0.03], adjusted: [0.03] },
    { name: "all equal", values: [0.04, 0.04], adjusted: [0.04, 0.04] },
    { name: "all 1", values: [1, 1, 1], adjusted: [1, 1, 1] },
    { name: "some that would exceed 1", values: [0.9, 0.6], adjusted: [0.9, 0.9] },
  ])("has a stated answer for $name", ({ values, adjusted }) =>
    expect(benjaminiHochberg(values)).toEqual(adjusted),
  );

  it("keeps the order of the values, never falls below them, and does not depend on theirs in the list", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
        const found = benjaminiHochberg(values);
        for (const [index, value] of values.entries()) {
          expect(found[index]).toBeGreaterThanOrEqual(value);
          expect(found[index]).toBeLessThanOrEqual(1);
          for (const [other, another] of values.entries()) {
            if (value < another) expect(found[index]).toBeLessThanOrEqual(found[other] ?? NaN);
          }
        }
        expect(benjaminiHochberg(values.toReversed())).toEqual(found.toReversed());
      }),
    );
  });
});
