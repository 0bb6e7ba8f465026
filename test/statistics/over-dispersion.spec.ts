import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { arcsineShare, normalLimits } from "#shared/statistics/funnel-limits";
import { overDispersion, type OverDispersion, type UnitScores } from "#shared/statistics/over-dispersion";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const numbers = z.array(n);
const interval = z.object({ lower: numbers, upper: numbers });
const programs = z.object({
  input: z.object({ n: numbers, x: numbers }),
  target: n,
  overdispersion: z.object({
    z: numbers,
    winsor_lo: n,
    winsor_hi: n,
    phi: n,
    phi_unwinsorised: n,
    tau2: n,
    multiplicative_95: interval,
    additive_95: interval,
    additive_99_8: interval,
  }),
  FunnelPlotR_arcsine: z.object({
    z: numbers,
    phi: n,
    tau2: n,
    unadjusted: z.object({ ll95: numbers, ul95: numbers, ll998: numbers, ul998: numbers }),
    adjusted: z.object({ odll95: numbers, odul95: numbers, odll998: numbers, odul998: numbers }),
  }),
});
const golden = readGolden(
  "funnel.json",
  z.object({ programs_common: programs, programs_overdispersed: programs }),
);
const sets = [
  { name: "programs_common", set: golden.programs_common, isOverDispersed: false },
  { name: "programs_overdispersed", set: golden.programs_overdispersed, isOverDispersed: true },
];

/** The package rounds its z to six digits. */
const roundedScores = [
  ["ll95", -1.959964],
  ["ul95", 1.959964],
  ["ll998", -3.090232],
  ["ul998", 3.090232],
] as const;

/** Scores on the scale of shares. */
function scoresOf({ input, target }: z.infer<typeof programs>): {
  scores: number[];
  standardErrors: number[];
} {
  const standardErrors = input.n.map((of) => Math.sqrt((target * (1 - target)) / of));
  const scores = input.x.map(
    (x, index) => (x / (input.n[index] ?? NaN) - target) / (standardErrors[index] ?? NaN),
  );
  return { scores, standardErrors };
}

/** Scores on the arcsine scale. */
function arcsineScoresOf({ input, target }: z.infer<typeof programs>): {
  scores: number[];
  standardErrors: number[];
} {
  const standardErrors = input.n.map((of) => 1 / (2 * Math.sqrt(of)));
  const angle = (share: number): number => Math.asin(Math.sqrt(share));
  const scores = input.x.map(
    (x, index) => (angle(x / (input.n[index] ?? NaN)) - angle(target)) / (standardErrors[index] ?? NaN),
  );
  return { scores, standardErrors };
}

function found(units: UnitScores): OverDispersion {
  return figure(overDispersion(units));
}

describe("over-dispersion", () => {
  it.each(sets)("is the reference's for $name", ({ set, isOverDispersed }) => {
    const { scores, standardErrors } = scoresOf(set);
    const expected = set.overdispersion;
    const result = found({ scores, standardErrors });
    for (const [index, score] of scores.entries()) {
      expect(Math.abs(score - (expected.z[index] ?? NaN))).toBeLessThan(1e-12);
    }
    expectGolden(result.winsorizedAt.lower, expected.winsor_lo);
    expectGolden(result.winsorizedAt.upper, expected.winsor_hi);
    expectGolden(result.phi, expected.phi);
    expectGolden(result.tau2, expected.tau2);
    expectGolden(
      scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length,
      expected.phi_unwinsorised,
    );
    expect(result).toMatchObject({ units: 16, isOverDispersed });
    for (const [index, standardError] of standardErrors.entries()) {
      const additive = normalLimits(set.target, Math.sqrt(standardError ** 2 + result.tau2));
      expectGolden(additive.lower95, expected.additive_95.lower[index]);
      expectGolden(additive.upper95, expected.additive_95.upper[index]);
      expectGolden(additive.lower998, expected.additive_99_8.lower[index]);
      expectGolden(additive.upper998, expected.additive_99_8.upper[index]);
      const multiplicative = normalLimits(set.target, standardError * Math.sqrt(result.phi));
      expectGolden(multiplicative.lower95, expected.multiplicative_95.lower[index]);
      expectGolden(multiplicative.upper95, expected.multiplicative_95.upper[index]);
    }
  });

  it.each(sets)("is FunnelPlotR's on the arcsine scale for $name", ({ set }) => {
    const { scores, standardErrors } = arcsineScoresOf(set);
    const expected = set.FunnelPlotR_arcsine;
    const result = found({ scores, standardErrors });
    for (const [index, score] of scores.entries()) expectGolden(score, expected.z[index], 1e-9);
    expectGolden(result.phi, expected.phi);
    expectGolden(result.tau2, expected.tau2);
    for (const [index, standardError] of standardErrors.entries()) {
      const widened = Math.sqrt(standardError ** 2 + result.tau2);
      for (const [key, score] of roundedScores) {
        expectGolden(arcsineShare(set.target, score * standardError), expected.unadjusted[key][index]);
        expectGolden(arcsineShare(set.target, score * widened), expected.adjusted[`od${key}`][index]);
      }
    }
  });

  it("matches the example of its description", () => {
    const result = found({
      scores: [3, -3, 3, -3, 3, -3, 3, -3, 3, -3],
      standardErrors: Array<number>(10).fill(1),
    });
    expect(result).toMatchObject({ units: 10, phi: 9, tau2: 9, isOverDispersed: true });
  });

  it.each([
    { name: "no unit", count: 0 },
    { name: "one unit", count: 1 },
    { name: "9 units", count: 9 },
  ])("is not judged for $name", ({ count }) =>
    expect(
      overDispersion({ scores: Array<number>(count).fill(4), standardErrors: Array<number>(count).fill(1) }),
    ).toEqual({
      kind: "insufficient",
      reason: "Fewer than 10 units.",
    }),
  );

  it("is none where all units lie on the target", () => {
    const result = found({ scores: Array<number>(10).fill(0), standardErrors: Array<number>(10).fill(1) });
    expectFinite(result);
    expect(result).toMatchObject({ phi: 0, tau2: 0, p: 1, isOverDispersed: false });
  });

  it.each([
    // Ten equal squares of s² add up to 10 s²; the 95% point of chi-square with 10 degrees is 18.30704.
    { square: 1.8307, isOverDispersed: false },
    { square: 1.8308, isOverDispersed: true },
  ])("begins where the drawn-in squares have a p of 5%: $square", ({ square, isOverDispersed }) => {
    const score = Math.sqrt(square);
    const scores = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? score : -score));
    expect(found({ scores, standardErrors: Array<number>(10).fill(1) }).isOverDispersed).toBe(
      isOverDispersed,
    );
  });

  it("draws in what stands out: one unit far away does not widen the limits for all", () => {
    const scores = [0.5, -0.5, 1, -1, 0.2, -0.2, 0.7, -0.7, 0.1, -0.1, 0.3, 40];
    expect(found({ scores, standardErrors: scores.map(() => 1) }).isOverDispersed).toBe(false);
  });

  it("does not depend on order; its variance scales with the square of the standard errors", () => {
    const score = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 10, maxLength: 30 }), (scores) => {
        const standardErrors = scores.map((_, index) => 0.1 + index / 100);
        const one = found({ scores, standardErrors });
        const other = found({
          scores: scores.toReversed(),
          standardErrors: standardErrors.toReversed().map((error) => 2 * error),
        });
        expect(other.phi).toBeCloseTo(one.phi, 9);
        expect(other.tau2).toBeCloseTo(4 * one.tau2, 9);
        expect(other.isOverDispersed).toBe(one.isOverDispersed);
      }),
    );
  });
});
