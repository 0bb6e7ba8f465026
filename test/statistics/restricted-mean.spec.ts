import { describe, expect, it } from "vitest";
import * as z from "zod";
import { kaplanMeier, type Survival } from "#shared/statistics/kaplan-meier";
import { restrictedMean } from "#shared/statistics/restricted-mean";
import type { Observations } from "#shared/statistics/risk-table";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";
import { observations } from "./survival-sets.js";

const n = z.number();
const golden = readGolden(
  "km.json",
  z.object({
    km: z.record(z.string(), z.object({ n, rmst: z.object({ tau: n, rmst: n, se: n }) })),
    rmst_difference: z.object({ rmst: z.array(n), se: z.array(n), diff_f_minus_m: n, se_diff: n }),
  }),
);

function survivalOf(found: Observations | undefined): Survival {
  return figure(kaplanMeier(found ?? { times: [], kinds: [] }));
}

describe("restricted mean reference values", () => {
  it.each(Object.entries(golden.km))("gives R's restricted mean of %s", (name, expected) => {
    const found = figure(restrictedMean(survivalOf(observations[name]), expected.rmst.tau));
    expectGolden(found.estimate, expected.rmst.rmst);
    expectGolden(found.standardError, expected.rmst.se);
    expect(found).toMatchObject({ n: expected.n, until: expected.rmst.tau, method: "restricted mean" });
    expectGolden(found.lower, expected.rmst.rmst - 1.959963984540054 * expected.rmst.se);
    expectGolden(found.upper, expected.rmst.rmst + 1.959963984540054 * expected.rmst.se);
  });

  it("gives R's difference of restricted means", () => {
    const [male, female] = [observations["lung_male"], observations["lung_female"]].map((each) =>
      figure(restrictedMean(survivalOf(each), 730)),
    );
    const difference = golden.rmst_difference;
    expectGolden((female?.estimate ?? NaN) - (male?.estimate ?? NaN), difference.diff_f_minus_m);
    expectGolden(Math.hypot(female?.standardError ?? NaN, male?.standardError ?? NaN), difference.se_diff);
  });
});

describe("restricted mean", () => {
  const four = survivalOf({ times: [1, 2, 3, 4], kinds: [1, 1, 1, 1] });

  it("matches the example of its description", () =>
    expect(figure(restrictedMean(four, 3)).estimate).toBeCloseTo(2.25, 12));

  it("counts up to the end of the follow-up and no further", () => {
    expect(figure(restrictedMean(four, 4)).estimate).toBeCloseTo(2.5, 12);
    expect(restrictedMean(four, 4.001)).toEqual({
      kind: "insufficient",
      reason: "Nobody was observed for that long.",
    });
  });

  it.each([
    { name: "all censored", times: [5, 6], kinds: [0, 0], until: 5, estimate: 5 },
    { name: "all equal", times: [3, 3], kinds: [1, 1], until: 3, estimate: 3 },
    { name: "one event", times: [3], kinds: [1], until: 3, estimate: 3 },
    { name: "before the first event", times: [3, 4], kinds: [1, 1], until: 2, estimate: 2 },
  ])("gives a stated answer without spread for $name", ({ times, kinds, until, estimate }) => {
    const found = figure(restrictedMean(survivalOf({ times, kinds }), until));
    expectFinite(found);
    expect(found).toMatchObject({ estimate, lower: estimate, upper: estimate, standardError: 0 });
  });

  it("has the standard error of a plain mean (with n) when everyone is seen to the end", () => {
    // The variance of 1, 2, 3, 4 with n in the denominator is 1.25.
    expect(figure(restrictedMean(four, 4)).standardError).toBeCloseTo(Math.sqrt(1.25 / 4), 12);
  });
});
