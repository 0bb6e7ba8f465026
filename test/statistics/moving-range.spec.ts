import { describe, expect, it } from "vitest";
import { movingRanges, type MovingRanges, type PlacedValue } from "#shared/statistics/moving-range";

/** The ranges of a series without gaps but for null. */
function rangesOf(values: readonly (number | null)[], screening: boolean): MovingRanges {
  const points = values.map((value, index) => ({ index, value }));
  return movingRanges(
    points.filter((point): point is PlacedValue => point.value !== null),
    screening,
  );
}

const example = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];

describe("mean moving range", () => {
  it.each([
    { name: "no value", values: [], screening: true, mean: 0, screened: 0 },
    { name: "one value", values: [3], screening: true, mean: 0, screened: 0 },
    { name: "all equal", values: [3, 3, 3], screening: true, mean: 0, screened: 0 },
    { name: "the example, screened", values: example, screening: true, mean: 1, screened: 2 },
    { name: "the example, not screened", values: example, screening: false, mean: 32 / 17, screened: 0 },
    {
      name: "one wide range",
      values: [0, 10, 0, 10, 0, 10, 0, 10, 61],
      screening: true,
      mean: 10,
      screened: 1,
    },
    {
      name: "one step that is all the spread",
      values: [5, 5, 5, 5, 5, 8],
      screening: true,
      mean: 0.6,
      screened: 0,
    },
  ])("of $name", ({ values, screening, mean, screened }) => {
    const found = rangesOf(values, screening);
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.screened).toBe(screened);
    expect(found.ranges).toHaveLength(values.length);
    expect(found.ranges[0] ?? null).toBeNull();
  });

  it.each([
    // With 9 ranges of 1 and one of r the bound is r = 3.267 (9 + r) / 10, so r = 29.403 / 6.733 = 4.36700.
    { step: 4.3669, screened: 0 },
    { step: 4.3671, screened: 1 },
  ])("keeps a range below 3.267 means and leaves out one above: $step", ({ step, screened }) => {
    const values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1 + step];
    expect(rangesOf(values, true).screened).toBe(screened);
  });

  it("leaves out a range of exactly 3.267 means", () => {
    // Ranges of 3.267, 0.733, 0 and 0 have the mean 1.
    expect(rangesOf([0, 3.267, 4, 4, 4], true).screened).toBe(1);
  });

  it("has no range across a gap", () => {
    const found = rangesOf([4, 6, null, 16, 15, null, null, 2], false);
    expect(found.ranges).toEqual([null, 2, null, 1, null]);
    expect(found.mean).toBe(1.5);
  });
});
