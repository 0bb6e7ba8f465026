import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { assuranceOf, type ControlChart, type ControlPoint } from "#shared/statistics/control-chart";
import { xmrChart, type XmrOptions } from "#shared/statistics/xmr-chart";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const line = z.union([n.nullable(), z.array(n.nullable())]);
const golden = readGolden(
  "xmr.json",
  z.object({
    series: z.record(
      z.string(),
      z.object({
        input: z.object({
          y: z.array(n),
          improvement_direction: z.enum(["increase", "decrease"]),
          target: n.nullable(),
          screen_outliers: z.boolean(),
          fix_after_n_points: z.null(),
          rebase_at_index_1based: z.array(n).nullable(),
        }),
        expected: z.object({
          mean: line,
          lower_limit: line,
          upper_limit: line,
          mean_moving_range: line,
          outside_limits: z.array(z.boolean().nullable()),
          near_limits: z.array(z.boolean().nullable()),
          rule: z.array(z.string()),
          point_type: z.array(z.string()),
          last_point_variation: z.string(),
          assurance: z.string().optional(),
        }),
      }),
    ),
  }),
).series;
const series = Object.entries(golden).filter(([name]) => name !== "constant");

const signalOfRule: Readonly<Record<string, string>> = {
  "Common Cause": "none",
  "Above UCL": "outsideLimits up",
  "Below LCL": "outsideLimits down",
  "7 Point Trend (Increasing)": "trend up",
  "7 Point Trend (Decreasing)": "trend down",
  "2 in 3 Above CL": "twoOfThree up",
  "2 in 3 Below CL": "twoOfThree down",
  "7 Points Above CL": "shift up",
  "7 Points Below CL": "shift down",
};
const verdictOfType: Readonly<Record<string, string>> = {
  common_cause: "commonCause",
  special_cause_improvement: "improvement",
  special_cause_concern: "concern",
};
const assuranceOfType: Readonly<Record<string, string>> = { inconsistent: "hitOrMiss" };

function chart(
  values: ArrayLike<number | null>,
  options: XmrOptions = { improvement: "increase" },
): ControlChart {
  return figure(xmrChart(values, options));
}

function at(values: z.infer<typeof line>, index: number): number | null {
  return Array.isArray(values) ? (values[index] ?? null) : values;
}

function isNear(point: ControlPoint): boolean {
  return (
    (point.value > point.upperNearLimit || point.value < point.lowerNearLimit) &&
    point.signal !== "outsideLimits"
  );
}

describe("XmR reference values", () => {
  it("covers every series of the file", () => expect(series).toHaveLength(12));

  it.each(series)("gives NHSRplotthedots' chart of %s", (_, { input, expected }) => {
    const found = chart(input.y, {
      improvement: input.improvement_direction,
      screening: input.screen_outliers,
      ...(input.target === null ? {} : { target: input.target }),
      baselines: (input.rebase_at_index_1based ?? []).map((index) => index - 1),
    });
    expect(found.n).toBe(input.y.length);
    const ranges = found.segments.flatMap((segment) => Array<number>(segment.n).fill(segment.movingRange));
    for (const [index, point] of found.points.entries()) {
      expect(point.value).toBe(input.y[index]);
      expectGolden(point.centreLine, at(expected.mean, index));
      expectGolden(point.lowerProcessLimit, at(expected.lower_limit, index));
      expectGolden(point.upperProcessLimit, at(expected.upper_limit, index));
      expectGolden(ranges[index], at(expected.mean_moving_range, index));
      expect(point.signal === "outsideLimits").toBe(expected.outside_limits[index]);
      expect(isNear(point)).toBe(expected.near_limits[index]);
      const signal = point.signal === null ? "none" : `${point.signal} ${point.direction ?? ""}`;
      expect(signal).toBe(signalOfRule[expected.rule[index] ?? ""]);
      expect(point.verdict).toBe(verdictOfType[expected.point_type[index] ?? ""]);
    }
    expect(found.verdict).toBe(verdictOfType[expected.last_point_variation]);
    expect(found.assurance).toBe(expected.assurance ? assuranceOfType[expected.assurance] : null);
  });

  it("departs from the reference on a constant series: limits equal the mean, no signal", () => {
    const constant = golden["constant"];
    expect(constant?.expected.upper_limit).toBeNull();
    const found = chart(constant?.input.y ?? []);
    expectFinite(found);
    expect(found.segments).toMatchObject([{ movingRange: 0, screened: 0, reason: "All values are equal." }]);
    for (const point of found.points) {
      expect(point).toMatchObject({
        centreLine: 5,
        lowerProcessLimit: 5,
        upperProcessLimit: 5,
        signal: null,
      });
    }
  });
});

describe("degenerate input", () => {
  it.each([
    { name: "no value", values: [] },
    { name: "all missing", values: [null, NaN, null] },
  ])("refuses $name", ({ values }) =>
    expect(xmrChart(values, { improvement: "increase" })).toEqual({
      kind: "insufficient",
      reason: "No point has a value.",
    }),
  );

  it.each([
    { name: "one value", values: [4], limits: [4, 4], reason: "One point has no spread." },
    { name: "all equal", values: [4, 4, 4], limits: [4, 4], reason: "All values are equal." },
    { name: "all 0", values: [0, 0], limits: [0, 0], reason: "All values are equal." },
    { name: "two values", values: [4, 6], limits: [5 - 5.32, 5 + 5.32], reason: undefined },
  ])("gives a stated answer for $name", ({ values, limits, reason }) => {
    const found = chart(values, { improvement: "increase", target: 100 });
    expectFinite(found);
    expect(found.points[0]?.lowerProcessLimit).toBeCloseTo(limits[0] ?? NaN, 12);
    expect(found.points[0]?.upperProcessLimit).toBeCloseTo(limits[1] ?? NaN, 12);
    expect(found.points.every((point) => point.signal === null)).toBe(true);
    expect(found.segments[0]?.reason).toBe(reason);
    expect(found.assurance).toBe(values.length === 1 ? null : "fail");
  });

  it("takes values that differ by the last bit only as equal", () =>
    expect(chart([0.2, 0.3 - 0.1, 0.2]).segments[0]).toMatchObject({
      reason: "All values are equal.",
      movingRange: 0,
    }));

  it("leaves out extreme moving ranges unless told not to", () => {
    // 15 ranges of 1, one of 8 and one of 9: their mean is 32 / 17, and 1 without the two.
    const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(chart(values).segments[0]).toMatchObject({ movingRange: 1, screened: 2 });
    const told = chart(values, { improvement: "increase", screening: true });
    expect(told.segments[0]).toMatchObject({ movingRange: 1, screened: 2 });
    const all = chart(values, { improvement: "increase", screening: false });
    expect(all.segments[0]?.movingRange).toBeCloseTo(32 / 17, 12);
    expect(all.segments[0]?.screened).toBe(0);
  });

  it("matches the example of its description", () => {
    const found = chart([4, 6, 5]);
    expect(found).toMatchObject({ method: "xmr", n: 3, gaps: 0, isTrial: true, verdict: "commonCause" });
    expect(found.segments[0]).toMatchObject({
      start: 0,
      n: 3,
      centreLine: 5,
      movingRange: 1.5,
      method: "xmr",
    });
    expect(found.points[0]?.lowerProcessLimit).toBeCloseTo(1.01, 12);
    expect(found.points[0]?.upperProcessLimit).toBeCloseTo(8.99, 12);
    expect(found.points.map((point) => point.movingRange)).toEqual([null, 2, 1]);
  });
});

describe("verdict and assurance", () => {
  it.each([
    { improvement: "increase", last: 40, verdict: "improvement" },
    { improvement: "increase", last: -40, verdict: "concern" },
    { improvement: "decrease", last: 40, verdict: "concern" },
    { improvement: "decrease", last: -40, verdict: "improvement" },
    { improvement: "decrease", last: 5, verdict: "commonCause" },
  ] as const)(
    "the last point at $last is $verdict where an $improvement is better",
    ({ improvement, last, verdict }) =>
      expect(chart([4, 6, 5, 7, 4, 6, 5, 4, 6, 7, 5, 6, last], { improvement }).verdict).toBe(verdict),
  );

  const lines = {
    centreLine: 5,
    lowerProcessLimit: 2,
    upperProcessLimit: 8,
    lowerNearLimit: 3,
    upperNearLimit: 7,
  };
  it.each([
    { target: 8, increase: "hitOrMiss", decrease: "hitOrMiss" },
    { target: 8.01, increase: "fail", decrease: "pass" },
    { target: 2, increase: "hitOrMiss", decrease: "hitOrMiss" },
    { target: 1.99, increase: "pass", decrease: "fail" },
    { target: 5, increase: "hitOrMiss", decrease: "hitOrMiss" },
  ] as const)("a target of $target is $increase or $decrease", ({ target, increase, decrease }) => {
    expect(assuranceOf([lines], target, "increase")).toBe(increase);
    expect(assuranceOf([lines], target, "decrease")).toBe(decrease);
    const wider = { ...lines, lowerProcessLimit: 1, upperProcessLimit: 9 };
    expect(assuranceOf([lines, wider], target, "increase")).toBe("hitOrMiss");
  });

  it("is asked of the last segment", () => {
    const options = { improvement: "increase", target: 10 } as const;
    const low = [4, 6, 5, 7, 4, 6];
    expect(chart(low, { ...options, target: 20 }).assurance).toBe("fail");
    expect(chart([...low, 24, 26, 25, 27], { ...options, baselines: [6] }).assurance).toBe("pass");
  });
});

describe("laws", () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 40 });

  it("shifts and scales with the values, and signals stay", () => {
    fc.assert(
      fc.property(values, (list) => {
        const one = chart(list);
        const other = chart(list.map((value) => 4 * value + 3));
        expect(other.points.map((point) => point.signal)).toEqual(one.points.map((point) => point.signal));
        for (const [index, point] of one.points.entries()) {
          expect(other.points[index]?.upperProcessLimit).toBeCloseTo(4 * point.upperProcessLimit + 3, 8);
        }
      }),
    );
  });

  it("mirrors with the sign, and what was better is worse", () => {
    fc.assert(
      fc.property(values, (list) => {
        const one = chart(list, { improvement: "increase" });
        const other = chart(
          list.map((value) => -value),
          { improvement: "decrease" },
        );
        expect(other.points.map((point) => point.verdict)).toEqual(one.points.map((point) => point.verdict));
        expect(other.points.map((point) => point.signal)).toEqual(one.points.map((point) => point.signal));
      }),
    );
  });
});
