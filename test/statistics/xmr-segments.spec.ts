import { describe, expect, it } from "vitest";
import type { ControlChart } from "#shared/statistics/control-chart";
import { xmrChart, type XmrOptions } from "#shared/statistics/xmr-chart";
import { figure } from "../support/golden.js";

function chart(
  values: ArrayLike<number | null>,
  options: XmrOptions = { improvement: "increase" },
): ControlChart {
  return figure(xmrChart(values, options));
}

describe("gaps", () => {
  it("are no points: the others keep their places", () => {
    const found = chart([4, null, 6, NaN, 5, 7, 4, null, 6]);
    expect(found).toMatchObject({ n: 6, gaps: 3 });
    expect(found.points.map((point) => point.index)).toEqual([0, 2, 4, 5, 6, 8]);
    expect(found.segments[0]?.centreLine).toBeCloseTo(32 / 6, 12);
  });

  it("have no moving range across them", () => {
    const found = chart([4, 6, null, 16, 15], { improvement: "increase", screening: false });
    expect(found.points.map((point) => point.movingRange)).toEqual([null, 2, null, 1]);
    expect(found.segments[0]?.movingRange).toBe(1.5);
  });

  it("do not end a run", () => {
    const found = chart([1, 2, 3, null, 4, 5, 6, 7, 6]);
    expect(found.points.slice(1, 6).map((point) => point.signal)).toEqual(Array(5).fill("trend"));
  });

  it.each([
    { name: "everywhere between", values: [4, null, 9, null, 2], centreLine: 5 },
    { name: "between equal neighbours", values: [4, 4, null, 8, 8], centreLine: 6 },
  ])("$name leave the limits without width, and nothing is marked", ({ values, centreLine }) => {
    const found = chart(values);
    expect(found.segments[0]).toMatchObject({
      centreLine,
      movingRange: 0,
      reason: "No two neighbouring points differ.",
    });
    for (const point of found.points) {
      expect(point).toMatchObject({
        upperProcessLimit: centreLine,
        lowerProcessLimit: centreLine,
        signal: null,
      });
    }
  });
});

describe("trial limits", () => {
  const eleven = [4, 6, 5, 7, 4, 6, 5, 4, 6, 7, 5];

  it.each([
    { name: "11 points", values: eleven, isTrial: true },
    { name: "12 points", values: [...eleven, 6], isTrial: false },
    { name: "11 points and a gap", values: [...eleven, null], isTrial: true },
  ])("are those of $name: $isTrial", ({ values, isTrial }) => {
    expect(chart(values).isTrial).toBe(isTrial);
    expect(chart(values).segments[0]?.isTrial).toBe(isTrial);
  });

  it("are asked of the last segment for the chart", () => {
    const found = chart([...eleven, 6, 5, 4], { improvement: "increase", baselines: [12] });
    expect(found.segments.map((segment) => segment.isTrial)).toEqual([false, true]);
    expect(found.isTrial).toBe(true);
  });
});

describe("baselines", () => {
  const low = [4, 6, 5, 7, 4, 6];
  const high = [14, 16, 15, 17, 14, 16];

  it("start limits, ranges and rules anew", () => {
    const found = chart([...low, ...high], { improvement: "increase", baselines: [6] });
    expect(found.segments.map((segment) => segment.start)).toEqual([0, 6]);
    expect(found.points[6]?.movingRange).toBeNull();
    expect(found.points[6]?.centreLine).toBeCloseTo(46 / 3, 12);
    expect(found.points.slice(6).map((point) => point.signal)).toEqual(
      chart(high).points.map((point) => point.signal),
    );
  });

  it("cut a run of 7 that lies across them", () => {
    const rising = [1, 2, 3, 4, 5, 6, 7, 6];
    expect(chart(rising).points[2]?.signal).toBe("trend");
    const cut = chart(rising, { improvement: "increase", baselines: [4] });
    expect(cut.points.every((point) => point.signal === null)).toBe(true);
  });

  it.each([
    { name: "none", baselines: [], starts: [0] },
    { name: "the first place", baselines: [0], starts: [0] },
    { name: "the same place twice, out of order", baselines: [9, 6, 9], starts: [0, 6, 9] },
    { name: "the last place", baselines: [11], starts: [0, 11] },
    { name: "a place beyond the series", baselines: [12], starts: [0] },
  ])("at $name make the segments of $starts", ({ baselines, starts }) => {
    const found = chart([...low, ...high], { improvement: "increase", baselines });
    expect(found.segments.map((segment) => segment.start)).toEqual(starts);
    expect(found.n).toBe(12);
  });

  it("at a gap start with the next point", () => {
    const found = chart([4, 6, null, 14, 16], { improvement: "increase", baselines: [2] });
    expect(found.segments.map((segment) => segment.start)).toEqual([0, 3]);
  });
});

describe("fixed limits", () => {
  const twelve = [4, 6, 5, 7, 4, 6, 5, 4, 6, 7, 5, 6];

  it("are those of the first points alone, and judge the later ones", () => {
    const fixed = chart([...twelve, 40, 41], { improvement: "increase", fixAfter: 12 });
    expect(fixed.segments[0]?.centreLine).toBe(chart(twelve).segments[0]?.centreLine);
    expect(fixed.segments[0]?.movingRange).toBe(chart(twelve).segments[0]?.movingRange);
    expect(fixed.points.slice(12).map((point) => point.signal)).toEqual(["outsideLimits", "outsideLimits"]);
    expect(fixed.points[13]?.movingRange).toBe(1);
    expect(fixed.isTrial).toBe(false);
  });

  it("need 12 points", () =>
    expect(xmrChart(twelve, { improvement: "increase", fixAfter: 11 })).toEqual({
      kind: "insufficient",
      reason: "Limits can't be fixed by fewer than 12 points.",
    }));
});
