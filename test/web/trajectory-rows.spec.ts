import { describe, expect, it } from "vitest";
import { drawnWeeks } from "../../web/src/charts/trajectory-rows.js";
import { sampleInstrument } from "../../web/src/gallery/sample-charts.js";

interface StatedWeek {
  readonly n: number;
  readonly mean?: number;
  readonly limits?: readonly [number | null, number | null];
  readonly left?: number;
}

/** A single week as it is drawn; the sample instrument goes from 0 to 27. */
function drawn({ n, mean = 10, limits = [8, 12], left = 0 }: StatedWeek, isKnown = true) {
  const [lower, upper] = limits;
  const point = { week: 3, n, left, mean, lower, upper };
  const [week] = drawnWeeks([point], isKnown ? sampleInstrument : null);
  return week;
}

describe("a week of the course", () => {
  const cases: readonly {
    readonly name: string;
    readonly week: StatedWeek;
    readonly shown: number | null;
    readonly reach: readonly [number, number] | null;
    readonly words: string;
  }[] = [
    {
      name: "of four is too few to show",
      week: { n: 4 },
      ...{ shown: null, reach: null, words: "Week 3: too few to show, n 4" },
    },
    {
      name: "of nine has its count only",
      week: { n: 9, left: 2 },
      ...{ shown: null, reach: null, words: "Week 3: counts only, n 9, 2 had left" },
    },
    {
      name: "of ten is imprecise",
      week: { n: 10 },
      ...{ shown: 10, reach: [2, 2], words: "Week 3: mean 10.0 (8.0 to 12.0, imprecise), n 10" },
    },
    {
      name: "of thirty is plain",
      week: { n: 30, left: 5 },
      ...{ shown: 10, reach: [2, 2], words: "Week 3: mean 10.0 (8.0 to 12.0), n 30, 5 had left" },
    },
    {
      name: "has an interval within the scale, below",
      week: { n: 30, mean: 1, limits: [-0.8, 2.8] },
      ...{ shown: 1, words: "Week 3: mean 1.0 (0.0 to 2.8), n 30" },
      reach: [1, 2.8 - 1],
    },
    {
      name: "has an interval within the scale, above",
      week: { n: 30, mean: 26, limits: [23, 29] },
      ...{ shown: 26, reach: [3, 1], words: "Week 3: mean 26.0 (23.0 to 27.0), n 30" },
    },
    {
      name: "of equal scores has no interval",
      week: { n: 30, limits: [null, null] },
      ...{ shown: 10, reach: null, words: "Week 3: mean 10.0 (no interval), n 30" },
    },
  ];
  it.each(cases)("$name", ({ week, shown, reach, words }) =>
    expect(drawn(week)).toMatchObject({ shown, reach, words }),
  );

  it("of an instrument whose scale nobody has given keeps its interval", () => {
    expect(drawn({ n: 30, mean: 1, limits: [-0.8, 2.8] }, false)?.interval).toBe("−0.8 to 2.8");
  });
});
