import { describe, expect, it } from "vitest";
import type { CurvePointResponse } from "#shared/contract/results";
import {
  followedAt,
  followedWordsAt,
  heightAt,
  joinCurves,
  rowsAt,
  turnedOver,
} from "../../web/src/answers/curve-rows.js";
import { binsOfCurve } from "../../web/src/charts/distribution-bins.js";

function step(time: number, estimate: number, atRisk: number): CurvePointResponse {
  return { time, estimate, atRisk, lower: estimate - 0.05, upper: estimate + 0.05 };
}
const started = [step(12, 0.2, 10), step(48, 0.5, 8), step(100, 0.6, 4)];
const gaveUp = [step(60, 0.1, 5), step(200, 0.3, 2)];

describe("the height of a step curve", () => {
  it.each([
    [0, 0],
    [11.9, 0],
    [12, 0.2],
    [47.9, 0.2],
    [48, 0.5],
    [1000, 0.6],
  ])("at %d is %d", (time, height) => {
    expect(heightAt(started, time)).toBe(height);
  });

  it("is 0 for a curve without steps", () => {
    expect(heightAt([], 10)).toBe(0);
  });
});

describe("how many are still followed", () => {
  const followed = [10, 8, 8, 3];
  it.each([
    { name: "at the start", unit: "days", time: 0, count: 10, words: "10" },
    { name: "at a day", unit: "days", time: 3, count: 3, words: "3" },
    { name: "at a day in hours", unit: "hours", time: 48, count: 8, words: "8" },
    { name: "after the last of them", unit: "days", time: 4, count: 0, words: "0" },
    { name: "between days, which nobody tells", unit: "hours", time: 47, count: null, words: "–" },
    { name: "after the year that is told", unit: "days", time: 367, count: null, words: "–" },
  ] as const)("$name", ({ unit, time, count, words }) => {
    expect(followedAt({ unit, followed }, time)).toBe(count);
    expect(followedWordsAt({ unit, followed }, time)).toBe(words);
  });
  it("on no curve is not told", () => {
    expect(followedWordsAt(undefined, 0)).toBe("–");
  });
});

describe("curves on one axis", () => {
  const rows = joinCurves([started, gaveUp], 120, [24, 500]);

  it("have a row at every step and asked time up to the end, and none after it", () => {
    expect(rows.map((row) => row.time)).toEqual([0, 12, 24, 48, 60, 100, 120]);
  });

  it("carry each curve on between its own steps", () => {
    expect(rows.map((row) => row.heights.map((height) => height.estimate))).toEqual([
      [0, 0],
      [0.2, 0],
      [0.2, 0],
      [0.5, 0],
      [0.5, 0.1],
      [0.6, 0.1],
      [0.6, 0.1],
    ]);
  });

  it("are stated at other times by the step before", () => {
    expect(rowsAt(rows, [30]).map((row) => [row.time, row.heights[0]?.estimate])).toEqual([[30, 0.2]]);
  });

  it("turn over with their bands", () => {
    const height = turnedOver({ time: 1, heights: [{ estimate: 0.2, lower: 0.1, upper: 0.4, atRisk: 3 }] })
      .heights[0];
    expect(height).toEqual({ estimate: 0.8, lower: 0.6, upper: 0.9, atRisk: 3 });
  });
});

describe("the bars of a distribution", () => {
  const bins = binsOfCurve(started, { width: 24, until: 120, write: String });

  it("hold an event at the very goal in the bar that ends there", () => {
    expect(bins.map((bin) => bin.share)).toEqual([0.2, 0.3, 0, 0, expect.closeTo(0.1, 10)]);
    expect(bins.slice(0, 2).reduce((sum, bin) => sum + bin.share, 0)).toBeCloseTo(heightAt(started, 48), 10);
  });

  it("hold an event at 0 in the first bar", () => {
    expect(binsOfCurve([step(0, 0.4, 9)], { width: 12, until: 12, write: String })[0]?.share).toBe(0.4);
  });
});
