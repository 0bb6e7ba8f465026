import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { funnelLimits, normalLimits } from "#shared/statistics/funnel-limits";
import { funnelPlot, type FunnelPlot, type UnitCounts } from "#shared/statistics/funnel-plot";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const names = z.array(z.string());
const programs = z.object({
  input: z.object({ unit: names, n: z.array(n), x: z.array(n) }),
  target: n,
  outside_95_interpolated_line: names,
  outside_99_8_interpolated_line: names,
  flag_95_by_tail: names,
  flag_99_8_by_tail: names,
  overdispersion: z.object({ tau2: n }),
});
const golden = readGolden(
  "funnel.json",
  z.object({ programs_common: programs, programs_overdispersed: programs }),
);

function plot(counts: UnitCounts, target?: number): FunnelPlot {
  return figure(funnelPlot(counts, target));
}

function countsOf(set: z.infer<typeof programs>): UnitCounts {
  return { numerators: set.input.x, denominators: set.input.n };
}

/** The reference's flags are exact ones; nine units at a time are judged without over-dispersion. */
function exactPoints(set: z.infer<typeof programs>): FunnelPlot["points"] {
  const parts = [
    [0, 9],
    [9, 16],
  ] as const;
  return parts.flatMap(([from, to]) => {
    const part = { numerators: set.input.x.slice(from, to), denominators: set.input.n.slice(from, to) };
    return plot(part, set.target).points.map((point) => ({ ...point, index: point.index + from }));
  });
}

describe("funnel plot", () => {
  it.each([golden.programs_common, golden.programs_overdispersed])(
    "marks the reference's units by their exact tail (target $target)",
    (set) => {
      const points = exactPoints(set);
      const named = (isNamed: (point: (typeof points)[number]) => boolean): string[] =>
        points.filter(isNamed).map((point) => set.input.unit[point.index] ?? "");
      expect(named((point) => point.unusualness !== "within")).toEqual(set.flag_95_by_tail);
      expect(named((point) => point.unusualness === "outside998")).toEqual(set.flag_99_8_by_tail);
      const beyond = (lower: "lower95" | "lower998", upper: "upper95" | "upper998"): string[] =>
        named(({ estimate, limits }) => estimate < limits[lower] || estimate > limits[upper]);
      expect(beyond("lower95", "upper95")).toEqual(set.outside_95_interpolated_line);
      expect(beyond("lower998", "upper998")).toEqual(set.outside_99_8_interpolated_line);
      for (const { index, n: of, estimate, limits } of points) {
        expect(of).toBe(set.input.n[index]);
        expect(estimate).toBe((set.input.x[index] ?? NaN) / of);
        expect(limits).toEqual(funnelLimits(of, set.target));
      }
    },
  );

  it("has the pooled share for a target, and exact limits where only chance makes units differ", () => {
    const set = golden.programs_common;
    const found = plot(countsOf(set));
    expectGolden(found.target, set.target);
    expect(found).toMatchObject({ method: "exact", missing: 0, overDispersion: { units: 16 } });
    expect(found.points.map((point) => point.direction).filter((side) => side !== null)).toEqual([
      "above",
      "below",
    ]);
  });

  it("widens the limits where units differ by more than chance, and marks by the wider ones", () => {
    const set = golden.programs_overdispersed;
    const found = plot(countsOf(set));
    expect(found.method).toBe("additive");
    for (const point of found.points) {
      const error = Math.sqrt((set.target * (1 - set.target)) / point.n + set.overdispersion.tau2);
      const expected = normalLimits(set.target, error);
      expectGolden(point.limits.lower95, expected.lower95);
      expectGolden(point.limits.upper998, expected.upper998);
      const isBeyond = (lower: number, upper: number): boolean =>
        point.estimate < lower || point.estimate > upper;
      expect(point.unusualness !== "within").toBe(isBeyond(expected.lower95, expected.upper95));
      expect(point.unusualness === "outside998").toBe(isBeyond(expected.lower998, expected.upper998));
      if (point.unusualness !== "within")
        expect(point.direction).toBe(point.estimate > set.target ? "above" : "below");
      else expect(point.direction).toBeNull();
    }
    const marked = found.points.filter((point) => point.unusualness !== "within").length;
    expect(marked).toBeLessThan(set.flag_95_by_tail.length);
    expect(marked).toBeGreaterThan(0);
  });

  it("marks units far beyond the widened limits, each on its side", () => {
    // Forty units of 100 at 40 or 60 in turn, and four that stand out; the pooled share is 0.5.
    const numerators = [...Array.from({ length: 40 }, (_, unit) => 40 + 20 * (unit % 2)), 99, 1, 77, 23];
    const found = plot({ numerators, denominators: numerators.map(() => 100) });
    expect(found).toMatchObject({ method: "additive", target: 0.5 });
    const { overDispersion } = found;
    if ("kind" in overDispersion) throw new Error(overDispersion.reason);
    // Every z is 2 but the four, which are drawn in to 2: φ = 4 and s² = 0.0025, so τ² = 0.0025 (44·4 − 43) / 43.
    expect(overDispersion.tau2).toBeCloseTo((0.0025 * (44 * 4 - 43)) / 43, 12);
    // One standard error is √0.0102: 0.49 is 4.8 of them, 0.27 is 2.7, and 0.1 is 1.
    expect(found.points.slice(40).map((point) => [point.unusualness, point.direction])).toEqual([
      ["outside998", "above"],
      ["outside998", "below"],
      ["outside95", "above"],
      ["outside95", "below"],
    ]);
    expect(found.points.slice(0, 40).every((point) => point.unusualness === "within")).toBe(true);
  });

  it("matches the example of its description", () => {
    const found = plot({ numerators: [9, 5, 4], denominators: [10, 10, 10] });
    expect(found.target).toBeCloseTo(0.6, 12);
    expect(found.points.map((point) => point.unusualness)).toEqual(["within", "within", "within"]);
    expect(found.overDispersion).toMatchObject({ kind: "insufficient" });
  });
});

describe("marks where the limits are widened", () => {
  // Forty units of 100 at 55 or 75 in turn around 65%, which differ by more than chance, and one small unit.
  const numerators = Array.from({ length: 40 }, (_, unit) => 55 + 20 * (unit % 2));
  it.each([
    // P(0 of 3) at 65% = 0.35³ = 0.043: beyond the widened line at this size, which is normal, and still chance.
    { name: "over the line by the normal distribution alone", met: 0, of: 3, expected: "within" },
    // P(0 of 4) = 0.015 and P(0 of 7) = 0.00064.
    { name: "beyond 95% by both", met: 0, of: 4, expected: "outside95" },
    { name: "beyond 99.8% by both", met: 0, of: 7, expected: "outside998" },
    // P(X ≥ 80 of 100) = 0.0008, but the widened limits reach further.
    { name: "by its tail alone", met: 80, of: 100, expected: "within" },
  ])("$met of $of, $name, is $expected", ({ met, of, expected }) => {
    const denominators = [...numerators.map(() => 100), of];
    const found = plot({ numerators: [...numerators, met], denominators }, 0.65);
    expect(found.method).toBe("additive");
    const last = found.points.at(-1);
    expect(last?.unusualness).toBe(expected);
    expect(last?.direction).toBe(expected === "within" ? null : "below");
  });
});

describe("degenerate input", () => {
  const nobody = "No unit has a case.";
  const certain = "A target of 0% or 100% leaves nothing to chance.";
  it.each([
    { name: "no unit", numerators: [], denominators: [], target: undefined, reason: nobody },
    { name: "units without cases", numerators: [0, 0], denominators: [0, 0], target: 0.5, reason: nobody },
    {
      name: "units with numerators missing",
      numerators: [NaN],
      denominators: [10],
      target: 0.5,
      reason: nobody,
    },
    { name: "none met", numerators: [0, 0], denominators: [10, 12], target: undefined, reason: certain },
    { name: "all met", numerators: [10, 12], denominators: [10, 12], target: undefined, reason: certain },
    { name: "a target of 0", numerators: [5], denominators: [10], target: 0, reason: certain },
    { name: "a target of 1", numerators: [5], denominators: [10], target: 1, reason: certain },
  ])("refuses $name", ({ numerators, denominators, target, reason }) =>
    expect(funnelPlot({ numerators, denominators }, target)).toEqual({ kind: "insufficient", reason }),
  );

  it("leaves out units without cases, counts them, and keeps the places of the others", () => {
    const found = plot({ numerators: [5, 0, 6], denominators: [10, 0, 10] });
    expect(found.missing).toBe(1);
    expect(found.points.map((point) => point.index)).toEqual([0, 2]);
  });

  it.each([
    { name: "one unit", numerators: [5], denominators: [10] },
    { name: "all equal", numerators: [5, 5], denominators: [10, 10] },
    { name: "one case", numerators: [1, 0], denominators: [1, 1] },
  ])("marks nothing for $name", ({ numerators, denominators }) => {
    const found = plot({ numerators, denominators });
    expectFinite(found);
    expect(found.points.every((point) => point.unusualness === "within" && point.direction === null)).toBe(
      true,
    );
  });
});

describe("marks at their boundaries", () => {
  it.each([
    // At 0.5: P(X ≤ 1 of 8) = 9/256 = 0.035, P(X ≤ 1 of 9) = 10/512 = 0.0195; P(X = 0 of 10) = 1/1024 = 0.00098.
    { numerator: 1, denominator: 8, expected: "within", direction: null },
    { numerator: 1, denominator: 9, expected: "outside95", direction: "below" },
    { numerator: 0, denominator: 9, expected: "outside95", direction: "below" },
    { numerator: 0, denominator: 10, expected: "outside998", direction: "below" },
    { numerator: 7, denominator: 8, expected: "within", direction: null },
    { numerator: 8, denominator: 9, expected: "outside95", direction: "above" },
    { numerator: 10, denominator: 10, expected: "outside998", direction: "above" },
  ])("$numerator of $denominator at 50% is $expected", ({ numerator, denominator, expected, direction }) => {
    const [point] = plot({ numerators: [numerator], denominators: [denominator] }, 0.5).points;
    expect(point).toMatchObject({ unusualness: expected, direction });
  });

  it("mirror when what is counted is turned into its complement", () => {
    const unit = fc
      .tuple(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([of, share]): [number, number] => [Math.round(of * share), of]);
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (units) => {
        const denominators = units.map(([, of]) => of);
        const one = funnelPlot({ numerators: units.map(([met]) => met), denominators }, 0.625);
        const other = funnelPlot({ numerators: units.map(([met, of]) => of - met), denominators }, 0.375);
        const turned = { above: "below", below: "above" } as const;
        expect(figure(other).points.map((point) => point.unusualness)).toEqual(
          figure(one).points.map((point) => point.unusualness),
        );
        expect(figure(other).points.map((point) => point.direction)).toEqual(
          figure(one).points.map((point) => (point.direction === null ? null : turned[point.direction])),
        );
      }),
    );
  });
});
