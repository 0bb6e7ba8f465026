import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { binomialLowerTail, binomialUpperTail } from "#shared/statistics/binomial-tail";
import { clopperPearsonInterval } from "#shared/statistics/clopper-pearson-interval";
import { wilsonInterval } from "#shared/statistics/wilson-interval";
import { expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const golden = readGolden(
  "proportions.json",
  z.object({ one: z.array(z.object({ x: n, n, p: n, clopper_pearson: z.tuple([n, n]) })).min(9) }),
).one;

describe("Clopper–Pearson interval", () => {
  it.each(golden)("gives R's interval for $x of $n", ({ x, n: of, p, clopper_pearson: [lower, upper] }) => {
    const found = figure(clopperPearsonInterval(x, of));
    expectGolden(found.estimate, p);
    expectGolden(found.lower, lower);
    expectGolden(found.upper, upper);
    expect(found).toMatchObject({ level: 0.95, method: "clopper-pearson" });
  });

  it("matches the example of its description", () => {
    const found = figure(clopperPearsonInterval(0, 20));
    expect(found.lower).toBe(0);
    expect(found.upper).toBeCloseTo(0.1684, 4);
  });

  it.each([
    { name: "one, not met", x: 0, of: 1, lower: 0, upper: 0.975 },
    { name: "one, met", x: 1, of: 1, lower: 0.025, upper: 1 },
    { name: "none of 1000", x: 0, of: 1000, lower: 0, upper: 1 - 0.025 ** (1 / 1000) },
    { name: "all of 1000", x: 1000, of: 1000, lower: 0.025 ** (1 / 1000), upper: 1 },
  ])("has a stated answer for $name", ({ x, of, lower, upper }) => {
    const found = figure(clopperPearsonInterval(x, of));
    expect(found.lower).toBeCloseTo(lower, 12);
    expect(found.upper).toBeCloseTo(upper, 12);
  });

  it("refuses nobody", () =>
    expect(clopperPearsonInterval(0, 0)).toEqual({
      kind: "insufficient",
      reason: "Nobody is in the denominator.",
    }));

  it("ends where the tails are 2.5%, mirrors with the complement, and is wider than Wilson's", () => {
    const counts = fc
      .tuple(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([of, share]): [number, number] => [Math.min(of - 1, Math.max(1, Math.round(of * share))), of]);
    fc.assert(
      fc.property(counts, ([x, of]) => {
        const found = figure(clopperPearsonInterval(x, of));
        const mirror = figure(clopperPearsonInterval(of - x, of));
        const wilson = figure(wilsonInterval(x, of));
        expect(binomialUpperTail(x, of, found.lower)).toBeCloseTo(0.025, 9);
        expect(binomialLowerTail(x, of, found.upper)).toBeCloseTo(0.025, 9);
        expect(mirror.lower).toBeCloseTo(1 - found.upper, 12);
        expect(found.upper - found.lower).toBeGreaterThan(wilson.upper - wilson.lower);
      }),
    );
  });
});
