import { describe, expect, it } from "vitest";
import { drawnWeeks } from "../../web/src/charts/trajectory-rows.js";
import { courseRows } from "../../web/src/charts/course-rows.js";
import { fullTrajectory, sampleInstrument } from "../../web/src/gallery/sample-charts.js";
import { change } from "./sample-groups.js";

interface StatedWeek {
  readonly n: number;
  readonly mean?: number;
  readonly limits?: readonly [number | null, number | null];
  readonly left?: number;
  readonly quartiles?: readonly [number, number] | null;
}

/** A single week as it is drawn; the sample instrument goes from 0 to 27. */
function drawn({ n, mean = 10, limits = [8, 12], left = 0, quartiles = null }: StatedWeek, isKnown = true) {
  const [lower, upper] = limits;
  const middle = { lowerQuartile: quartiles?.[0] ?? null, upperQuartile: quartiles?.[1] ?? null };
  const point = { week: 3, n, left, mean, lower, upper, ...middle };
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

  it("of many tells the middle half", () => {
    const found = drawn({ n: 61, quartiles: [6, 14.25] });
    expect(found).toMatchObject({ quartiles: [6, 14.25], middleHalf: "6.0 to 14.3" });
    expect(found?.words).toBe("Week 3: mean 10.0 (8.0 to 12.0), middle half 6.0 to 14.3, n 61");
    expect(drawn({ n: 60 })).toMatchObject({ quartiles: null, middleHalf: "–" });
  });

  it("of too few has no middle half, whatever was computed", () =>
    expect(drawn({ n: 9, quartiles: [6, 14] })).toMatchObject({ quartiles: null, middleHalf: "–" }));

  it("of an instrument whose scale nobody has given keeps its interval", () => {
    expect(drawn({ n: 30, mean: 1, limits: [-0.8, 2.8] }, false)?.interval).toBe("−0.8 to 2.8");
  });
});

describe("the table of a course", () => {
  const weeks = drawnWeeks(fullTrajectory.slice(0, 2), sampleInstrument);
  const cellsOf = (found: ReturnType<typeof change>) =>
    courseRows(weeks, found).map(({ name, mean, n, people }) => [name, mean, n, people]);

  it("has every week, the change, who has no last score, and the change had they not changed", () =>
    expect(cellsOf(change(30, 16, 10, 4, 10))).toEqual([
      ["Week 0", "16.2", 118, { week: 0 }],
      ["Week 1", "15.1", 107, { week: 1 }],
      ["Change from first to last score", "−6.0", 30, "with a last score"],
      ["With a baseline, no last score: 25.0%", "–", 10, "without a last score"],
      ["Change if those without a last score had not changed", "−4.5", 40, null],
    ]));

  it("opens no rows where nobody is without", () =>
    expect(cellsOf(change(30, 16, 10, 4)).slice(3)).toEqual([
      ["With a baseline, no last score: 0%", "–", 0, null],
      ["Change if those without a last score had not changed", "−6.0", 30, null],
    ]));

  it("has its numbers for a file, unrounded: means, the change, and the share without a last score", () => {
    const [week, , changed, lacking, supposed] = courseRows(weeks, change(30, 16, 10, 4, 10));
    expect(week?.figure).toMatchObject({ estimate: fullTrajectory[0]?.mean, n: 118, unit: "points" });
    expect(changed?.figure).toMatchObject({ estimate: -6, n: 30, unit: "points" });
    expect(lacking?.figure).toMatchObject({ estimate: 0.25, numerator: 10, n: 40, unit: "share" });
    expect(supposed?.figure).toEqual({ estimate: -4.5, n: 40, unit: "points" });
    const few = courseRows(weeks, change(9, 16, 10, 4, 1)).slice(2);
    expect(few.map(({ figure }) => figure)).toEqual([
      { n: 9, unit: "points" },
      { numerator: 1, n: 10, unit: "share" },
      { n: 10, unit: "points" },
    ]);
  });

  it("tells counts only below ten pairs", () =>
    expect(cellsOf(change(9, 16, 10, 4, 1)).slice(2)).toEqual([
      ["Change from first to last score", "too few to show", 9, "with a last score"],
      ["With a baseline, no last score", "–", 1, "without a last score"],
      ["Change if those without a last score had not changed", "too few to show", 10, null],
    ]));
});
