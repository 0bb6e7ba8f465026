import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ControlChart } from "#shared/statistics/control-chart";
import { pChart, type Counts, type PChartOptions } from "#shared/statistics/p-chart";
import { expectFinite, figure } from "../support/golden.js";

function chart(
  pairs: readonly (readonly [number, number])[],
  options: PChartOptions = { improvement: "increase" },
): ControlChart {
  return figure(pChart(countsOf(pairs), options));
}

function countsOf(pairs: readonly (readonly [number, number])[]): Counts {
  return { numerators: pairs.map(([numerator]) => numerator), denominators: pairs.map(([, of]) => of) };
}

describe("the change to p′ limits", () => {
  // At p̄ = 0.5 and n = 100 the standard error is 0.05: shares 0.5 ± d alternate, so σ_z = 2d / 0.05 / 1.128.
  const wave = (d: number): [number, number][] =>
    Array.from({ length: 12 }, (_, index) => [50 + (index % 2 === 0 ? d : -d), 100]);

  it.each([
    { d: 3.384, method: "p" },
    { d: 3.385, method: "p-prime" },
  ])("lies at a σ_z of 1.2, which is still p: $d", ({ d, method }) => {
    const found = chart(wave(d));
    expect(found.method).toBe(method);
    expect(found.segments[0]?.sigmaZ).toBeCloseTo((2 * d) / 5 / 1.128, 9);
    const widening = method === "p" ? 1 : (found.segments[0]?.sigmaZ ?? NaN);
    expect(found.points[0]?.upperProcessLimit).toBeCloseTo(0.5 + 0.15 * widening, 9);
  });

  it("is made for each segment, and the chart says so if any is", () => {
    const found = chart([...wave(1), ...wave(10)], { improvement: "increase", baselines: [12] });
    expect(found.segments.map((segment) => segment.method)).toEqual(["p", "p-prime"]);
    expect(found.method).toBe("p-prime");
    const turned = chart([...wave(10), ...wave(1)], { improvement: "increase", baselines: [12] });
    expect(turned.segments.map((segment) => segment.method)).toEqual(["p-prime", "p"]);
    expect(turned.method).toBe("p-prime");
  });

  it("screens only when asked to", () => {
    const pairs: [number, number][] = [...wave(3), [95, 100], ...wave(3)];
    const plain = chart(pairs);
    const screened = chart(pairs, { improvement: "increase", screening: true });
    expect(plain.segments[0]?.screened).toBe(0);
    expect(screened.segments[0]?.screened).toBe(2);
    expect(screened.segments[0]?.sigmaZ).toBeLessThan(plain.segments[0]?.sigmaZ ?? 0);
  });
});

describe("degenerate input", () => {
  it.each([
    { name: "no point", counts: countsOf([]), reason: "No point has a value." },
    {
      name: "all missing",
      counts: countsOf([
        [0, 0],
        [NaN, NaN],
      ]),
      reason: "No point has a value.",
    },
    { name: "numerators missing", counts: countsOf([[NaN, 9]]), reason: "No point has a value." },
    {
      name: "4.9 cases a point",
      counts: countsOf([...Array<[number, number]>(9).fill([2, 5]), [2, 4]]),
      reason: "Fewer than 5 cases a point on average.",
    },
    {
      name: "4 cases a point beside gaps",
      counts: countsOf([
        [2, 4],
        [0, 0],
        [3, 4],
      ]),
      reason: "Fewer than 5 cases a point on average.",
    },
  ])("refuses $name", ({ counts, reason }) =>
    expect(pChart(counts, { improvement: "increase" })).toEqual({ kind: "insufficient", reason }),
  );

  it("takes 5 cases a point, gaps not counted", () => {
    expect(chart(Array<[number, number]>(4).fill([2, 5])).n).toBe(4);
    expect(
      chart([
        [2, 5],
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ n: 1, gaps: 2 });
  });

  it("takes a count of nobody for a gap", () =>
    expect(
      chart([
        [2, 5],
        [4, 0],
        [3, 5],
      ]).points.map((point) => point.index),
    ).toEqual([0, 2]));

  it("says where each segment starts", () => {
    const found = chart(Array<[number, number]>(6).fill([4, 8]), {
      improvement: "increase",
      baselines: [2, 4],
    });
    expect(found.segments.map((segment) => segment.start)).toEqual([0, 2, 4]);
  });

  it.each([
    { name: "one point", pairs: [[5, 10]], reason: undefined, upper: 0.5 + 3 * Math.sqrt(0.025), signals: 0 },
    {
      name: "none ever",
      pairs: [
        [0, 10],
        [0, 20],
      ],
      reason: "All values are equal.",
      upper: 0,
      signals: 0,
    },
    {
      name: "all always",
      pairs: [
        [10, 10],
        [20, 20],
      ],
      reason: "All values are equal.",
      upper: 1,
      signals: 0,
    },
    {
      name: "equal shares of unequal numbers",
      pairs: [
        [5, 10],
        [10, 20],
      ],
      reason: undefined,
      upper: 0.5 + 3 * Math.sqrt(0.025),
      signals: 0,
    },
  ] as const)("gives a stated answer for $name", ({ pairs, reason, upper, signals }) => {
    const found = chart([...pairs], { improvement: "increase", target: 0.99 });
    expectFinite(found);
    expect(found.points[0]?.upperProcessLimit).toBeCloseTo(upper, 12);
    expect(found.segments[0]?.reason).toBe(reason);
    expect(found.points.filter((point) => point.signal !== null)).toHaveLength(signals);
  });

  it("takes a point of a single case", () =>
    expect(
      chart([
        [1, 1],
        [5, 10],
        [6, 10],
      ]).points[0],
    ).toMatchObject({ value: 1, denominator: 1 }));

  it("matches the example of its description", () => {
    const found = chart([
      [4, 6],
      [6, 8],
      [5, 7],
      [0, 0],
      [8, 9],
      [7, 8],
    ]);
    expect(found.segments[0]?.centreLine).toBeCloseTo(30 / 38, 12);
    expect(found).toMatchObject({ n: 5, gaps: 1, isTrial: true, method: "p" });
    expect(found.points.map((point) => point.index)).toEqual([0, 1, 2, 4, 5]);
  });

  it.each([
    { points: 11, isTrial: true },
    { points: 12, isTrial: false },
  ])("has trial limits with $points points: $isTrial", ({ points, isTrial }) =>
    expect(chart(Array<[number, number]>(points).fill([5, 10])).isTrial).toBe(isTrial),
  );
});

describe("signals, verdict and assurance", () => {
  const steady = Array.from({ length: 12 }, (_, index): [number, number] => [50 + (index % 2), 100]);

  it("judges each share against the limits of its own denominator", () => {
    const found = chart([...steady, [8, 10], [68, 100]], { improvement: "increase", limits: "p" });
    // 8 of 10 is within three of its wide standard errors, 68 of 100 is not within its own.
    expect(found.points.slice(12).map((point) => point.signal)).toEqual([null, "outsideLimits"]);
    expect(found.verdict).toBe("improvement");
    expect(found.points[13]?.direction).toBe("up");
  });

  it("finds a trend in the shares as they are drawn", () => {
    const rising = [45, 46, 48, 50, 52, 54, 55].map((numerator): [number, number] => [numerator, 100]);
    expect(chart(rising).points.map((point) => point.signal)).toEqual(Array(7).fill("trend"));
  });

  it("finds a shift and two of three", () => {
    const found = chart(
      [
        [40, 100],
        [38, 100],
        [40, 100],
        [38, 100],
        [40, 100],
        [38, 100],
        [40, 100],
        [48, 100],
        [56, 100],
        [48, 100],
        [56, 100],
        [44, 100],
      ],
      { improvement: "decrease", limits: "p" },
    );
    expect(
      found.points.slice(0, 7).every((point) => point.signal === "shift" && point.verdict === "improvement"),
    ).toBe(true);
    expect(found.points.slice(7).map((point) => point.signal)).toEqual([
      null,
      "twoOfThree",
      null,
      "twoOfThree",
      null,
    ]);
    expect(found.points[8]?.verdict).toBe("concern");
  });

  it.each([
    { target: 0.9, assurance: "fail" },
    { target: 0.6, assurance: "hitOrMiss" },
    { target: 0.1, assurance: "pass" },
  ])("meets a target of $target: $assurance", ({ target, assurance }) =>
    expect(chart(steady, { improvement: "increase", target }).assurance).toBe(assurance),
  );

  it("has no assurance without a target or from one point", () => {
    expect(chart(steady).assurance).toBeNull();
    expect(chart([[5, 10]], { improvement: "increase", target: 1 }).assurance).toBeNull();
  });

  it("gives distances in standard errors", () => {
    const found = chart(
      [
        [50, 100],
        [60, 100],
        [40, 100],
      ],
      { improvement: "increase" },
    );
    expect(found.points.map((point) => point.movingRange?.toFixed(6) ?? null)).toEqual([
      null,
      "2.000000",
      "4.000000",
    ]);
  });
});

describe("laws", () => {
  const pair = fc
    .tuple(fc.integer({ min: 5, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([of, share]): [number, number] => [Math.round(of * share), of]);
  const pairs = fc.array(pair, { minLength: 1, maxLength: 30 });

  it("keeps its limits within 0 and 1 and around the centre line", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        for (const point of chart(list).points) {
          expect(point.lowerProcessLimit).toBeGreaterThanOrEqual(0);
          expect(point.upperProcessLimit).toBeLessThanOrEqual(1);
          expect(point.lowerProcessLimit).toBeLessThanOrEqual(point.lowerNearLimit);
          expect(point.upperProcessLimit).toBeGreaterThanOrEqual(point.upperNearLimit);
          expect(point.lowerNearLimit).toBeLessThanOrEqual(point.centreLine);
        }
      }),
    );
  });

  it("mirrors when what is counted is turned into its complement, and what was better is worse", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const one = chart(list, { improvement: "increase" });
        const other = chart(
          list.map(([numerator, of]) => [of - numerator, of]),
          { improvement: "decrease" },
        );
        expect(other.points.map((point) => point.verdict)).toEqual(one.points.map((point) => point.verdict));
        expect(other.points.map((point) => point.signal)).toEqual(one.points.map((point) => point.signal));
        for (const [index, point] of one.points.entries()) {
          expect(other.points[index]?.lowerProcessLimit).toBeCloseTo(1 - point.upperProcessLimit, 9);
        }
      }),
    );
  });
});
