import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { clinicalCutOffs, reliableChange, reliableChangeIndex } from "#shared/statistics/reliable-change";
import { expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const worked = z.object({
  input: z.object({
    pre: n,
    post: n,
    sd_pre: n,
    reliability: n,
    mean_clinical: n,
    sd_clinical: n,
    mean_normal: n,
    sd_normal: n,
    direction: z.enum(["higher_is_better", "lower_is_better"]),
  }),
  SE: n,
  S_diff: n,
  RC: n,
  "threshold_points_1.96": n,
  cutoff_a: n,
  cutoff_b: n,
  cutoff_c: n,
});
const golden = readGolden("rci.json", z.object({ jacobson_truax_1991: worked, phq9_like: worked }));

function index(change: number, found: ReturnType<typeof reliableChange>): number {
  const value = reliableChangeIndex(change, figure(found));
  if (typeof value !== "number") throw new Error(value.reason);
  return value;
}

describe("reliable change", () => {
  it.each(Object.entries(golden))("gives the reference of %s", (_, { input, ...expected }) => {
    const found = reliableChange({ standardDeviation: input.sd_pre, reliability: input.reliability });
    expectGolden(figure(found).standardError, expected.SE);
    expectGolden(figure(found).ofDifference, expected.S_diff);
    expectGolden(figure(found).threshold, expected["threshold_points_1.96"]);
    expectGolden(index(input.post - input.pre, found), expected.RC);
    const cutOffs = figure(
      clinicalCutOffs({
        clinical: { mean: input.mean_clinical, standardDeviation: input.sd_clinical },
        normal: { mean: input.mean_normal, standardDeviation: input.sd_normal },
      }),
    );
    expectGolden(cutOffs.a, expected.cutoff_a);
    expectGolden(cutOffs.b, expected.cutoff_b);
    expectGolden(cutOffs.c, expected.cutoff_c);
  });

  it("matches the examples of their descriptions", () => {
    const found = figure(reliableChange({ standardDeviation: 7.5, reliability: 0.8 }));
    expect(found.standardError).toBeCloseTo(3.35, 2);
    expect(found.ofDifference).toBeCloseTo(4.74, 2);
    const clinical = { mean: 40, standardDeviation: 7.5 };
    const normal = { mean: 60, standardDeviation: 7.5 };
    expect(clinicalCutOffs({ clinical, normal })).toEqual({ a: 55, b: 45, c: 50 });
  });

  it.each([
    { name: "no spread", standardDeviation: 0, reliability: 0.8, reason: "The scores have no spread." },
    {
      name: "a spread that is missing",
      standardDeviation: NaN,
      reliability: 0.8,
      reason: "The scores have no spread.",
    },
    {
      name: "a reliability below 0",
      standardDeviation: 5,
      reliability: -0.01,
      reason: "The reliability is not between 0 and 1.",
    },
    {
      name: "a reliability above 1",
      standardDeviation: 5,
      reliability: 1.01,
      reason: "The reliability is not between 0 and 1.",
    },
    {
      name: "a reliability that is missing",
      standardDeviation: 5,
      reliability: NaN,
      reason: "The reliability is not between 0 and 1.",
    },
  ])("refuses $name", ({ standardDeviation, reliability, reason }) =>
    expect(reliableChange({ standardDeviation, reliability })).toEqual({ kind: "insufficient", reason }),
  );

  it("takes the ends of reliability", () => {
    const none = figure(reliableChange({ standardDeviation: 5, reliability: 0 }));
    expect(none.standardError).toBe(5);
    const perfect = figure(reliableChange({ standardDeviation: 5, reliability: 1 }));
    expect(perfect).toEqual({ standardError: 0, ofDifference: 0, threshold: 0 });
    expect(reliableChangeIndex(3, perfect)).toMatchObject({ kind: "insufficient" });
  });

  it("has no cut-offs without spread, and has them where one population has some", () => {
    const clinical = { mean: 15, standardDeviation: 0 };
    const refused = clinicalCutOffs({ clinical, normal: { mean: 5, standardDeviation: 0 } });
    expect(refused).toEqual({ kind: "insufficient", reason: "The scores have no spread." });
    const found = clinicalCutOffs({ clinical, normal: { mean: 5, standardDeviation: 2 } });
    expect(found).toEqual({ a: 15, b: 9, c: 15 });
  });

  it("takes equal means as higher being better, where nothing can tell", () => {
    const same = { mean: 10, standardDeviation: 2 };
    expect(clinicalCutOffs({ clinical: same, normal: same })).toEqual({ a: 14, b: 6, c: 10 });
  });

  it("turns its sign with the change and scales with the unit", () => {
    const spread = fc.double({ min: 0.5, max: 30, noNaN: true });
    const reliability = fc.double({ min: 0, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), spread, reliability, (change, standardDeviation, r) => {
        const found = reliableChange({ standardDeviation, reliability: r });
        const doubled = reliableChange({ standardDeviation: 2 * standardDeviation, reliability: r });
        expect(index(-change, found)).toBeCloseTo(-index(change, found), 9);
        expect(index(2 * change, doubled)).toBeCloseTo(index(change, found), 9);
        expect(Math.abs(index(change, found)) > 1.96).toBe(Math.abs(change) > figure(found).threshold);
      }),
    );
  });
});
