import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { binomialProbability } from "#shared/statistics/binomial-probability";
import {
  arcsineLimits,
  arcsineShare,
  funnelLimits,
  normalLimits,
  tailsOf,
  unusualness,
  type FunnelLimits,
} from "#shared/statistics/funnel-limits";
import { expectFinite, expectGolden, readGolden } from "../support/golden.js";

const n = z.number();
const numbers = z.array(n);
const lines = z.object({ p001: numbers, p025: numbers, p975: numbers, p999: numbers });
const programs = z.object({
  input: z.object({ n: numbers, x: numbers }),
  target: n,
  exact_interpolated: lines,
  normal: lines,
  tail: z.object({ p_lower: numbers, p_upper: numbers }),
});
const golden = readGolden(
  "funnel.json",
  z.object({
    limits_grid: z.array(lines.extend({ p0: n, n: numbers.length(13) })).length(4),
    "false_alarm_p0_0.6": z.object({
      rows: z
        .array(
          z.object({
            n,
            upper_line: n,
            false_alarm_upper_line: n,
            false_alarm_upper_tail: n,
            lower_line: n,
            false_alarm_lower_line: n,
          }),
        )
        .length(11),
    }),
    programs_common: programs,
    programs_overdispersed: programs,
  }),
);
const sets = [golden.programs_common, golden.programs_overdispersed];
const fields = [
  ["p001", "lower998"],
  ["p025", "lower95"],
  ["p975", "upper95"],
  ["p999", "upper998"],
] as const;

function expectLines(found: FunnelLimits, expected: z.infer<typeof lines>, index: number): void {
  for (const [theirs, ours] of fields) expectGolden(found[ours], expected[theirs][index]);
}

/** The chance that a unit of n cases whose true share is 0.6 shows a share that is picked out. */
function chanceOf(of: number, isPicked: (x: number) => boolean): number {
  let chance = 0;
  for (let x = 0; x <= of; x += 1) {
    if (isPicked(x)) chance += binomialProbability(x, of, { yes: 0.6, no: 0.4 });
  }
  return chance;
}

describe("exact funnel limits", () => {
  const grid = golden.limits_grid.flatMap((row) =>
    row.n.map((of, index) => ({ row, of, index, p0: row.p0 })),
  );

  it.each(grid)("are the reference's for $of cases at $p0", ({ row, of, index, p0 }) =>
    expectLines(funnelLimits(of, p0), row, index),
  );

  it.each(sets)("are the reference's for units of their own sizes (target $target)", (set) => {
    for (const [index, of] of set.input.n.entries()) {
      expectLines(funnelLimits(of, set.target), set.exact_interpolated, index);
    }
  });

  it("match the example of their description", () => {
    expect(funnelLimits(10, 0.6).lower95).toBeCloseTo(0.2299, 4);
    expect(funnelLimits(10, 0.6).upper95).toBeCloseTo(0.853, 4);
  });

  it.each([
    { n: 1, target: 0.5 },
    { n: 1, target: 0.001 },
    { n: 1, target: 0.999 },
    { n: 100_000, target: 0.5 },
  ])("are ordered shares for $n cases at $target", ({ n: of, target }) => {
    const found = funnelLimits(of, target);
    expectFinite(found);
    const ordered = [0, found.lower998, found.lower95, found.upper95, found.upper998, 1];
    for (const [index, share] of ordered.slice(1).entries()) {
      expect(share).toBeGreaterThanOrEqual(ordered[index] ?? NaN);
    }
  });

  it("have the probability of their tail, between counts by proportion", () => {
    // At 0.5 and n = 2 the tail 0.025 lies in the first count: 0.25 of probability, so α = 0.9 and the limit is cut at 0.
    expect(funnelLimits(2, 0.5).lower95).toBe(0);
    // 0.975 lies 0.225 into the last count's 0.25: (2 − 0.1) / 2.
    expect(funnelLimits(2, 0.5).upper95).toBeCloseTo(0.95, 12);
  });
});

describe("false alarms", () => {
  it.each(golden["false_alarm_p0_0.6"].rows)("of a true-average unit of $n are the reference's", (row) => {
    const { upper95, lower95 } = funnelLimits(row.n, 0.6);
    expectGolden(upper95, row.upper_line);
    expectGolden(lower95, row.lower_line);
    expectGolden(
      chanceOf(row.n, (x) => x / row.n > upper95),
      row.false_alarm_upper_line,
    );
    expectGolden(
      chanceOf(row.n, (x) => x / row.n < lower95),
      row.false_alarm_lower_line,
    );
    const isAbove = (x: number): boolean => {
      const tails = tailsOf(x, row.n, 0.6);
      return unusualness(tails) !== "within" && tails.above < tails.below;
    };
    expectGolden(chanceOf(row.n, isAbove), row.false_alarm_upper_tail);
  });

  it("by the tail are never more than 2.5% on a side", () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), share, (of, target) => {
        let above = 0;
        let below = 0;
        for (let x = 0; x <= of; x += 1) {
          const tails = tailsOf(x, of, target);
          const chance = binomialProbability(x, of, { yes: target, no: 1 - target });
          if (tails.above <= 0.025) above += chance;
          if (tails.below <= 0.025) below += chance;
        }
        expect(above).toBeLessThanOrEqual(0.025 + 1e-12);
        expect(below).toBeLessThanOrEqual(0.025 + 1e-12);
      }),
    );
  });
});

describe("tails", () => {
  it.each(sets)("are the reference's (target $target)", (set) => {
    for (const [index, of] of set.input.n.entries()) {
      const found = tailsOf(set.input.x[index] ?? NaN, of, set.target);
      expectGolden(found.below, set.tail.p_lower[index]);
      expectGolden(found.above, set.tail.p_upper[index]);
    }
  });

  it("match the example of their description, and hold everything for nobody", () => {
    const one = tailsOf(1, 1, 0.6);
    expect(one.below).toBe(1);
    expect(one.above).toBeCloseTo(0.6, 12);
    expect(tailsOf(0, 0, 0.6)).toEqual({ below: 1, above: 1 });
  });

  it.each([
    { below: 0.025, above: 0.98, expected: "outside95" },
    { below: 0.0250001, above: 0.98, expected: "within" },
    { below: 0.98, above: 0.025, expected: "outside95" },
    { below: 0.001, above: 0.9999, expected: "outside998" },
    { below: 0.0010001, above: 0.9999, expected: "outside95" },
    { below: 0.9999, above: 0.001, expected: "outside998" },
    { below: 0.6, above: 0.6, expected: "within" },
  ])("of $below and $above are $expected", ({ below, above, expected }) =>
    expect(unusualness({ below, above })).toBe(expected),
  );
});

describe("normal limits", () => {
  it.each(sets)("are the reference's (target $target)", (set) => {
    for (const [index, of] of set.input.n.entries()) {
      const standardError = Math.sqrt((set.target * (1 - set.target)) / of);
      expectLines(normalLimits(set.target, standardError), set.normal, index);
    }
  });

  it("match the example, are cut at 0 and 1, and have no width without spread", () => {
    expect(normalLimits(0.5, 0.1).lower95).toBeCloseTo(0.304, 4);
    expect(normalLimits(0.5, 0.1).upper95).toBeCloseTo(0.696, 4);
    expect(normalLimits(0.5, 1)).toEqual({ lower998: 0, lower95: 0, upper95: 1, upper998: 1 });
    expect(new Set(Object.values(normalLimits(0.5, 0)))).toEqual(new Set([0.5]));
  });
});

describe("arcsine limits", () => {
  it("match the example, are as many standard errors away as their names say, and are cut at 0 and 1", () => {
    expect(arcsineShare(0.5, 0)).toBeCloseTo(0.5, 12);
    const narrow = arcsineLimits(0.5, 0.1);
    expect(narrow.upper95).toBe(arcsineShare(0.5, 0.1 * 1.959963984540054));
    expect(narrow.upper998).toBe(arcsineShare(0.5, 0.1 * 3.090232306167813));
    expect(narrow.lower95).toBe(arcsineShare(0.5, -0.1 * 1.959963984540054));
    expect(narrow.lower998).toBe(arcsineShare(0.5, -0.1 * 3.090232306167813));
    for (const limit of Object.values(arcsineLimits(0.5, 0))) expect(limit).toBeCloseTo(0.5, 12);
    const wide = arcsineLimits(0.5, 2);
    expect(wide.lower998).toBe(0);
    expect(wide.upper998).toBe(1);
  });

  it("mirror with the complement", () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 0.5, noNaN: true }), (target, standardError) => {
        const one = arcsineLimits(target, standardError);
        const other = arcsineLimits(1 - target, standardError);
        expect(one.lower95).toBeCloseTo(1 - other.upper95, 9);
        expect(one.lower998).toBeCloseTo(1 - other.upper998, 9);
      }),
    );
  });
});
