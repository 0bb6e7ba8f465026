import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  referenceRates,
  standardizedRatio,
  type StratumCounts,
} from "#shared/statistics/indirect-standardization";
import { byarInterval, poissonInterval } from "#shared/statistics/poisson-interval";
import { wilsonInterval } from "#shared/statistics/wilson-interval";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const pair = z.tuple([n, n]);
const golden = readGolden(
  "oe.json",
  z.object({
    reference_rates: z.array(n).length(8),
    overall: n,
    programs: z
      .array(
        z.object({
          program: z.string(),
          n_by_stratum: z.array(n),
          x_by_stratum: z.array(n),
          n,
          observed: n,
          expected: n,
          var_O_given_ref: n,
          oe: n,
          z: n,
          oe_ci_wilson_scaled: pair,
          oe_ci_byar_poisson: pair,
          oe_ci_exact_poisson: pair,
          risk_adjusted_rate: n,
          crude_rate: n,
        }),
      )
      .length(4),
  }),
);
const units = golden.programs.map((program) => ({ n: program.n_by_stratum, observed: program.x_by_stratum }));
const pool = figure(referenceRates(units));

describe("reference rates", () => {
  it("are R's", () => {
    for (const [stratum, rate] of golden.reference_rates.entries()) expectGolden(pool.rates[stratum], rate);
    expectGolden(pool.overall, golden.overall);
  });

  it("match the example of their description", () =>
    expect(
      referenceRates([
        { n: [2], observed: [1] },
        { n: [4], observed: [2] },
      ]),
    ).toEqual({ rates: [0.5], overall: 0.5 }));

  it.each([
    { name: "no unit", list: [] },
    { name: "units without anybody", list: [{ n: [0, 0], observed: [0, 0] }] },
  ])("refuse $name", ({ list }) =>
    expect(referenceRates(list)).toEqual({ kind: "insufficient", reason: "Nobody is in the pool." }),
  );

  it("have none in a stratum without anybody", () =>
    expect(figure(referenceRates([{ n: [0, 4], observed: [0, 1] }])).rates).toEqual([null, 0.25]));
});

describe("standardized ratio", () => {
  it.each(golden.programs.filter((program) => program.n >= 30))("is R's for program $program", (program) => {
    const found = figure(
      standardizedRatio({ n: program.n_by_stratum, observed: program.x_by_stratum }, pool),
    );
    expect(found).toMatchObject({
      n: program.n,
      observed: program.observed,
      level: 0.95,
      method: "wilson / expected",
    });
    expectGolden(found.expected, program.expected);
    expectGolden(found.estimate, program.oe);
    expectGolden(found.lower, program.oe_ci_wilson_scaled[0]);
    expectGolden(found.upper, program.oe_ci_wilson_scaled[1]);
    expectGolden(found.z, program.z);
    expectGolden((found.observed - found.expected) / found.z, Math.sqrt(program.var_O_given_ref));
    expectGolden(found.adjustedRate, program.risk_adjusted_rate);
    expectGolden(found.crudeRate, program.crude_rate);
    expect(found.effectOfMix).toBeCloseTo(program.expected / program.n - golden.overall, 12);
  });

  it.each(golden.programs)("has R's Poisson limits for program $program, were it rare", (program) => {
    const exact = poissonInterval(program.observed);
    expectGolden(exact.lower / program.expected, program.oe_ci_exact_poisson[0]);
    expectGolden(exact.upper / program.expected, program.oe_ci_exact_poisson[1]);
    const byar = byarInterval(program.observed);
    expectGolden(byar.lower / program.expected, program.oe_ci_byar_poisson[0]);
    expectGolden(byar.upper / program.expected, program.oe_ci_byar_poisson[1]);
    const wilson = figure(wilsonInterval(program.observed, program.n));
    expectGolden((wilson.lower * program.n) / program.expected, program.oe_ci_wilson_scaled[0]);
  });

  it("matches the example of its description", () => {
    const found = figure(standardizedRatio(units[0] ?? { n: [], observed: [] }, pool));
    expect(found.estimate).toBeCloseTo(1.0133, 4);
    expect(found.lower).toBeCloseTo(0.8682, 4);
    expect(found.upper).toBeCloseTo(1.1561, 4);
  });
});

describe("degenerate input", () => {
  const half = { rates: [0.5], overall: 0.5 };
  it.each([
    { name: "nobody", unit: { n: [], observed: [] }, reference: half, reason: "Fewer than 30 people." },
    {
      name: "29 people",
      unit: { n: [29], observed: [20] },
      reference: half,
      reason: "Fewer than 30 people.",
    },
    {
      name: "R's program C, 16 people",
      unit: units[2] ?? { n: [], observed: [] },
      reference: pool,
      reason: "Fewer than 30 people.",
    },
    {
      name: "4.9 expected",
      unit: { n: [49], observed: [9] },
      reference: { rates: [0.1], overall: 0.1 },
      reason: "Fewer than 5 are expected.",
    },
    {
      name: "none expected",
      unit: { n: [40], observed: [0] },
      reference: { rates: [0], overall: 0 },
      reason: "Fewer than 5 are expected.",
    },
    {
      name: "a stratum that the pool lacks",
      unit: { n: [20, 20], observed: [9, 9] },
      reference: { rates: [0.5, null], overall: 0.5 },
      reason: "The pool has nobody in one of the strata.",
    },
    {
      name: "more strata than the pool",
      unit: { n: [20, 20], observed: [9, 9] },
      reference: half,
      reason: "The pool has nobody in one of the strata.",
    },
  ])("refuses $name", ({ unit, reference, reason }) =>
    expect(standardizedRatio(unit, reference)).toEqual({ kind: "insufficient", reason }),
  );

  it("takes 30 people, 5 expected, and a stratum without a rate that nobody is in", () => {
    expect(figure(standardizedRatio({ n: [30], observed: [15] }, half)).estimate).toBe(1);
    expect(
      figure(standardizedRatio({ n: [40], observed: [5] }, { rates: [0.125], overall: 0.125 })).expected,
    ).toBe(5);
    const open = { rates: [0.5, null], overall: 0.5 };
    expect(figure(standardizedRatio({ n: [40, 0], observed: [20, 0] }, open)).estimate).toBe(1);
  });

  it.each([
    { name: "none observed", observed: 0, estimate: 0 },
    { name: "all observed", observed: 40, estimate: 2 },
  ])("has an interval for $name", ({ observed, estimate }) => {
    const found = figure(standardizedRatio({ n: [40], observed: [observed] }, half));
    expectFinite(found);
    expect(found.estimate).toBe(estimate);
    expect(found.lower).toBeLessThanOrEqual(estimate);
    expect(found.upper).toBeGreaterThanOrEqual(estimate);
  });

  it("has a z of 0 where the pool leaves nothing to chance", () =>
    expect(figure(standardizedRatio({ n: [40], observed: [39] }, { rates: [1], overall: 1 })).z).toBe(0));
});

describe("laws", () => {
  const stratum = fc
    .tuple(fc.integer({ min: 20, max: 60 }), fc.double({ min: 0.3, max: 0.9, noNaN: true }))
    .map(([of, share]): [number, number] => [of, Math.round(of * share)]);
  const unit = fc.array(stratum, { minLength: 3, maxLength: 3 }).map((strata): StratumCounts => ({
    n: strata.map(([of]) => of),
    observed: strata.map(([, met]) => met),
  }));

  it("is 1 for the pool as a whole, and the expected counts of all units add up to the observed", () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 5 }), (list) => {
        const rates = figure(referenceRates(list));
        const ratios = list.map((each) => figure(standardizedRatio(each, rates)));
        const total = (pick: (ratio: (typeof ratios)[number]) => number): number =>
          ratios.reduce((sum, ratio) => sum + pick(ratio), 0);
        expect(total((ratio) => ratio.expected)).toBeCloseTo(
          total((ratio) => ratio.observed),
          8,
        );
      }),
    );
  });

  it("is the crude ratio when there is one stratum, with no effect of mix", () => {
    fc.assert(
      fc.property(stratum, stratum, ([n1, x1], [n2, x2]) => {
        fc.pre(n1 >= 30);
        const rates = figure(
          referenceRates([
            { n: [n1], observed: [x1] },
            { n: [n2], observed: [x2] },
          ]),
        );
        const found = standardizedRatio({ n: [n1], observed: [x1] }, rates);
        fc.pre(!("kind" in found));
        expect(found.adjustedRate).toBeCloseTo(x1 / n1, 10);
        expect(found.effectOfMix).toBeCloseTo(0, 10);
      }),
    );
  });

  it("does not change when strata of one rate are merged or put in another order", () => {
    fc.assert(
      fc.property(stratum, stratum, ([n1, x1], [n2, x2]) => {
        const two = standardizedRatio(
          { n: [n1, n2], observed: [x1, x2] },
          { rates: [0.4, 0.4], overall: 0.5 },
        );
        const one = standardizedRatio({ n: [n1 + n2], observed: [x1 + x2] }, { rates: [0.4], overall: 0.5 });
        const turned = standardizedRatio(
          { n: [n2, n1], observed: [x2, x1] },
          { rates: [0.4, 0.4], overall: 0.5 },
        );
        expect(turned).toEqual(two);
        expect(figure(one).estimate).toBeCloseTo(figure(two).estimate, 12);
        expect(figure(one).z).toBeCloseTo(figure(two).z, 10);
      }),
    );
  });
});
