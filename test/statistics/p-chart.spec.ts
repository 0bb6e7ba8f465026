import { describe, expect, it } from "vitest";
import * as z from "zod";
import { pChart } from "#shared/statistics/p-chart";
import { runsAnalysis } from "#shared/statistics/runs-analysis";
import { expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const line = z.array(n.nullable());
const expected = z.object({
  p: line,
  centre: n,
  ucl: line,
  lcl: line,
  ucl_2sd: line,
  lcl_2sd: line,
  sigma_signal: z.array(z.boolean()),
  longest_run: n,
  longest_run_max: n,
  n_crossings: n,
  n_crossings_min: n,
  runs_signal: z.boolean(),
});
const golden = readGolden(
  "pchart.json",
  z.object({
    sets: z.record(
      z.string(),
      z.object({
        input: z.object({ r: z.array(n), n: z.array(n) }),
        p: expected,
        p_prime: expected,
        p_prime_screened: expected,
        check: z.object({ pbar: n, sigma_z_mr: n }),
      }),
    ),
  }),
).sets;
const sets = Object.entries(golden);
const charts = sets.flatMap(([name, set]) => [
  { name, set, kind: "p", values: set.p, options: { limits: "p" } as const },
  { name, set, kind: "p′", values: set.p_prime, options: { limits: "p-prime" } as const },
  {
    name,
    set,
    kind: "p′, screened",
    values: set.p_prime_screened,
    options: { limits: "p-prime", screening: true } as const,
  },
]);

/** σ_z as qicharts2's own limits have it: the file's check value counts a range across the gap, the limits do not. */
function sigmaZ(set: (typeof charts)[number]["set"]): number {
  const of = set.input.n[0] ?? NaN;
  const { pbar } = set.check;
  if (!set.input.n.includes(0)) return set.check.sigma_z_mr;
  return ((set.p_prime.ucl[0] ?? NaN) - pbar) / (3 * Math.sqrt((pbar * (1 - pbar)) / of));
}

describe("p chart reference values", () => {
  it("covers every set of the file", () => expect(sets).toHaveLength(4));

  it.each(charts)("gives qicharts2's $kind chart of $name", ({ set, values, options }) => {
    const counts = { numerators: set.input.r, denominators: set.input.n };
    const found = figure(pChart(counts, { improvement: "increase", ...options }));
    expect(found.method).toBe(options.limits);
    expect(found.gaps).toBe(values.p.filter((share) => share === null).length);
    expectGolden(found.segments[0]?.centreLine, set.check.pbar);
    expectGolden(found.segments[0]?.sigmaZ, sigmaZ(set));
    for (const point of found.points) {
      expectGolden(point.value, values.p[point.index]);
      expectGolden(point.centreLine, values.centre);
      expectGolden(point.upperProcessLimit, values.ucl[point.index]);
      expectGolden(point.lowerProcessLimit, values.lcl[point.index]);
      expectGolden(point.upperNearLimit, values.ucl_2sd[point.index]);
      expectGolden(point.lowerNearLimit, values.lcl_2sd[point.index]);
      expect(point.signal === "outsideLimits").toBe(values.sigma_signal[point.index]);
      expect(point.denominator).toBe(set.input.n[point.index]);
    }
    expect(found.points).toHaveLength(values.p.filter((share) => share !== null).length);
  });

  it.each(charts)("gives qicharts2's runs of $name ($kind)", ({ values }) =>
    expect(
      runsAnalysis(
        values.p.map((share) => share ?? NaN),
        values.centre,
      ),
    ).toEqual({
      longestRun: values.longest_run,
      longestRunLimit: values.longest_run_max,
      crossings: values.n_crossings,
      crossingsLimit: values.n_crossings_min,
      isSignal: values.runs_signal,
    }),
  );

  it("takes p′ limits by itself where σ_z exceeds 1.2", () => {
    const methods = sets.map(([name, { input }]) => [
      name,
      figure(pChart({ numerators: input.r, denominators: input.n }, { improvement: "increase" })).method,
    ]);
    expect(Object.fromEntries(methods)).toEqual({
      nhs_accidents: "p-prime",
      completion_small: "p",
      access_zero_and_full: "p",
      one_denominator_zero: "p",
    });
  });
});
