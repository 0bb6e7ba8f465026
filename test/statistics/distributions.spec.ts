import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { binomialProbability, deviance, stirlingError } from "#shared/statistics/binomial-probability";
import { binomialLowerTail, binomialUpperTail } from "#shared/statistics/binomial-tail";
import { incompleteBeta } from "#shared/statistics/incomplete-beta";
import { chiSquareTail, lowerGamma, upperGamma } from "#shared/statistics/incomplete-gamma";
import { studentQuantile, studentTail } from "#shared/statistics/student-t";

const n = z.number();
const golden = z
  .object({
    stirling_error: z.array(z.object({ x: n, value: n })).min(12),
    incomplete_beta: z.array(z.object({ x: n, a: n, b: n, value: n })).min(10),
    student_tail: z.array(z.object({ t: n, df: n, value: n })).min(12),
    student_quantile_975: z.array(z.object({ df: n, value: n })).min(13),
    chi_square_tail: z.array(z.object({ x: n, df: n, value: n })).min(13),
    gamma_tail: z.array(z.object({ x: n, a: n, lower: n, upper: n })).min(9),
    binomial: z.array(z.object({ x: n, n, p: n, probability: n, lower: n, upper: n })).min(12),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/distributions.json", import.meta.url), "utf8")));

/** Relative to the expected value, and never looser than the tolerance itself. */
function expectClose(found: number, expected: number, tolerance: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe("Stirling's error and the deviance", () => {
  it.each(golden.stirling_error)("gives the exact value at $x", ({ x, value }) =>
    expect(Math.abs(stirlingError(x) - value)).toBeLessThan(2e-15),
  );

  it("matches the examples", () => {
    expect(stirlingError(1)).toBeCloseTo(0.0810614667953273, 14);
    expect(deviance(2, 1)).toBeCloseTo(2 * Math.log(2) - 1, 15);
    expect(deviance(3, 3)).toBe(0);
  });

  it("keeps its digits near the mean, where x ln x cancels", () => {
    // With x = mean (1 + e) the deviance is mean (e²/2 − e³/6 + …).
    const e = 2 ** -20;
    expectClose(deviance(1000 * (1 + e), 1000), 1000 * (e ** 2 / 2 - e ** 3 / 6 + e ** 4 / 12), 1e-12);
  });

  it("has one value on both sides of the change of formula", () => {
    // v = 0.1 where x / mean = 11 / 9.
    const at = (11 / 9) * 100;
    expectClose(deviance(at * (1 - 1e-12), 100), deviance(at * (1 + 1e-12), 100), 1e-10);
  });
});

describe("binomial distribution", () => {
  it.each(golden.binomial)("gives the exact probability and tails of $x of $n at $p", (row) => {
    const chances = { yes: row.p, no: 1 - row.p };
    expectClose(binomialProbability(row.x, row.n, chances), row.probability, 1e-13);
    expectClose(binomialLowerTail(row.x, row.n, row.p), row.lower, 1e-12);
    expectClose(binomialUpperTail(row.x, row.n, row.p), row.upper, 1e-12);
  });

  it.each([
    { name: "0 of 0", x: 0, n: 0, yes: 0.3, at: 1, lower: 1, upper: 1 },
    { name: "0 of 3 at no chance", x: 0, n: 3, yes: 0, at: 1, lower: 1, upper: 1 },
    { name: "1 of 3 at no chance", x: 1, n: 3, yes: 0, at: 0, lower: 1, upper: 0 },
    { name: "3 of 3 at no chance", x: 3, n: 3, yes: 0, at: 0, lower: 1, upper: 0 },
    { name: "0 of 3 at certainty", x: 0, n: 3, yes: 1, at: 0, lower: 0, upper: 1 },
    { name: "2 of 3 at certainty", x: 2, n: 3, yes: 1, at: 0, lower: 0, upper: 1 },
    { name: "3 of 3 at certainty", x: 3, n: 3, yes: 1, at: 1, lower: 1, upper: 1 },
    { name: "0 of 0 at certainty", x: 0, n: 0, yes: 1, at: 1, lower: 1, upper: 1 },
  ])("has a stated answer for $name", ({ x, n: of, yes, at, lower, upper }) => {
    expect(binomialProbability(x, of, { yes, no: 1 - yes })).toBe(at);
    expect(binomialLowerTail(x, of, yes)).toBe(lower);
    expect(binomialUpperTail(x, of, yes)).toBe(upper);
  });

  it("keeps its digits where a chance is next to 0 or to 1", () => {
    const [yes, tries] = [1e-12, 1e6];
    // (1 − 10⁻¹²) to the power of 10⁶, by the series of its logarithm.
    expectClose(
      binomialProbability(0, tries, { yes, no: 1 - yes }),
      Math.exp(-tries * (yes + yes ** 2 / 2)),
      1e-13,
    );
    expectClose(binomialProbability(1, 1, { yes, no: 1 - yes }), yes, 1e-13);
  });

  it("counts fewer than none as impossible and more than all as certain", () => {
    expect(binomialLowerTail(-1, 5, 0.5)).toBe(0);
    expect(binomialLowerTail(6, 5, 0.5)).toBe(1);
    expect(binomialUpperTail(6, 5, 0.5)).toBe(0);
    expect(binomialUpperTail(-1, 5, 0.5)).toBe(1);
  });

  it("adds up: both tails share the one probability", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (of, place, yes) => {
          const x = Math.round(of * place);
          const at = binomialProbability(x, of, { yes, no: 1 - yes });
          expect(binomialLowerTail(x, of, yes) + binomialUpperTail(x, of, yes) - at).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});

describe("incomplete beta function", () => {
  it.each(golden.incomplete_beta)("gives the exact value of I_$x($a, $b)", ({ x, a, b, value }) =>
    expectClose(incompleteBeta({ x, complement: 1 - x }, a, b), value, 1e-12),
  );

  it("is 0 at 0 and 1 at 1", () => {
    expect(incompleteBeta({ x: 0, complement: 1 }, 2, 3)).toBe(0);
    expect(incompleteBeta({ x: 1, complement: 0 }, 2, 3)).toBe(1);
  });

  it("mirrors with its complement", () => {
    const size = fc.double({ min: 0.25, max: 200, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        const one = incompleteBeta({ x, complement: 1 - x }, a, b);
        const other = incompleteBeta({ x: 1 - x, complement: x }, b, a);
        expect(one + other).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("Student's t", () => {
  it.each(golden.student_tail)("gives the exact tail above $t with $df degrees", ({ t, df, value }) =>
    expectClose(studentTail(t, df), value, 1e-12),
  );

  it.each(golden.student_quantile_975)("gives the exact 97.5% point with $df degrees", ({ df, value }) =>
    expectClose(studentQuantile(df), value, 1e-12),
  );

  it("matches the examples, and halves at 0", () => {
    expect(studentTail(1, 1)).toBeCloseTo(0.25, 15);
    expect(studentQuantile(9)).toBeCloseTo(2.2621571627982, 12);
    expect(studentTail(0, 4)).toBe(0.5);
    expect(studentTail(-1, 1)).toBeCloseTo(0.75, 15);
  });
});

describe("incomplete gamma function and chi-square", () => {
  it.each(golden.gamma_tail)("gives the exact tails of $x with a = $a", ({ x, a, lower, upper }) => {
    expectClose(lowerGamma(a, x), lower, 1e-12);
    expectClose(upperGamma(a, x), upper, 1e-12);
  });

  it.each(golden.chi_square_tail)(
    "gives the exact chi-square tail of $x with $df degrees",
    ({ x, df, value }) => expectClose(chiSquareTail(x, df), value, 1e-12),
  );

  it("matches the examples, and has the whole above 0", () => {
    expect(upperGamma(1, 0.5)).toBeCloseTo(Math.exp(-0.5), 14);
    expect(lowerGamma(1, 2.5)).toBeCloseTo(1 - Math.exp(-2.5), 14);
    expect(chiSquareTail(3, 2)).toBeCloseTo(Math.exp(-1.5), 14);
    expect([upperGamma(2, 0), lowerGamma(2, 0), chiSquareTail(0, 1)]).toEqual([1, 0, 1]);
  });
});
