import { describe, expect, it } from "vitest";
import type { View } from "#shared/measures/definition";
import type { MeanChangeResult, TrajectoryResult } from "#shared/measures/result";
import { symptomChange } from "#shared/measures/symptom-change";
import { quantileOfSorted } from "#shared/statistics/quantile";
import { columnsOf, evaluateStated, type StatedEpisode } from "./columns-of.js";
import { endedOn, everything, open, paired, scored } from "./symptom-stays.js";

const noLast = endedOn(40, { scores: scored("PHQ-9", [0, 18]) });
const noBaseline = endedOn(40, { scores: scored("PHQ-9", [28, 9]) });

function groupOf(episodes: readonly StatedEpisode[], view: Partial<View> = {}) {
  const found = evaluateStated(columnsOf({ episodes }), symptomChange, { ...everything, ...view });
  const [group] = found.groups.filter((each) => each.initialPopulation > 0);
  if (!group) throw new Error("no group");
  return group;
}

function changeOf(episodes: readonly StatedEpisode[]): MeanChangeResult {
  const { result } = groupOf(episodes);
  if (result.kind !== "mean-change") throw new Error(result.kind);
  return result;
}

function courseOf(episodes: readonly StatedEpisode[], view: Partial<View> = {}): TrajectoryResult["points"] {
  const course = groupOf(episodes, view).beside["trajectory"];
  if (course?.kind !== "trajectory") throw new Error(course?.kind ?? "no course");
  return course.points;
}

describe("people with a baseline and no last score", () => {
  it("are counted beside the change, as many as are missing for it, and could have made it smaller", () => {
    const episodes = [paired("PHQ-9", 18, 9), paired("PHQ-9", 12, 9), noLast, noBaseline];
    const group = groupOf([...episodes, { ...open, scores: scored("PHQ-9", [0, 15]) }]);
    expect(group.missing).toEqual({ no_baseline: 1, no_last: 1 });
    expect(group.result).toMatchObject({
      n: 2,
      mean: -6,
      lastScores: { withBaseline: 3, withoutLast: 1, estimate: 1 / 3, meanIfUnchanged: -4 },
    });
  });

  it("have a Wilson interval", () => {
    const nine = Array.from({ length: 9 }, () => paired("PHQ-9", 18, 9));
    const { lower, upper } = changeOf([...nine, noLast]).lastScores;
    expect([lower, upper].map((end) => end.toFixed(4))).toEqual(["0.0179", "0.4042"]);
  });

  it("are none where everybody has a last score", () => {
    expect(changeOf([paired("PHQ-9", 18, 9)]).lastScores).toMatchObject({
      withBaseline: 1,
      withoutLast: 0,
      estimate: 0,
      lower: 0,
      meanIfUnchanged: -9,
    });
  });

  it("make no figure where nobody has a last score", () => {
    expect(groupOf([noLast, noLast])).toMatchObject({
      missing: { no_last: 2 },
      result: { kind: "insufficient" },
    });
  });
});

describe("the quartiles of a week", () => {
  const totals = Array.from({ length: 61 }, (_, index) => (index * 5) % 28);
  const people = (count: number): readonly StatedEpisode[] =>
    totals.slice(0, count).map((total) => paired("PHQ-9", total, (total + 3) % 28));

  it("are of type 7, of all scores of the week, in weeks of more than 60 people", () => {
    const [first, last] = courseOf(people(61));
    const sorted = [...totals].sort((a, b) => a - b);
    expect(first).toMatchObject({
      n: 61,
      lowerQuartile: quantileOfSorted(sorted, 0.25),
      upperQuartile: quantileOfSorted(sorted, 0.75),
    });
    expect(first).toMatchObject({ week: 0, lowerQuartile: 6, upperQuartile: 20 });
    expect(last).toMatchObject({ week: 4, n: 61 });
    expect(last?.lowerQuartile).not.toBeNull();
  });

  it.each([
    { name: "around 0", lowest: -50, step: 1 },
    { name: "all below 0", lowest: -1000, step: 7 },
    { name: "around 100, where the usual totals end", lowest: 70, step: 1 },
    { name: "up to the largest that an instrument may have", lowest: -99_999, step: 3333.3 },
  ])("are right of totals $name", ({ lowest, step }) => {
    const own = totals.map((_, index) => Math.round((lowest + index * step) * 100) / 100);
    const [first] = courseOf(own.map((total) => paired("PHQ-9", total, total)));
    expect(first?.lowerQuartile).toBeCloseTo(quantileOfSorted(own, 0.25), 9);
    expect(first?.upperQuartile).toBeCloseTo(quantileOfSorted(own, 0.75), 9);
  });

  it("are not told of 60 people", () => {
    expect(courseOf(people(60))[0]).toMatchObject({ n: 60, lowerQuartile: null, upperQuartile: null });
  });

  it.each([
    { name: "by program", view: { by: ["program"] } },
    { name: "by year", view: { every: "year" } },
  ] as const)("are not kept $name, the means are the same", ({ view }) => {
    const whole = courseOf(people(61));
    expect(courseOf(people(61), view)).toEqual(
      whole.map((point) => ({ ...point, lowerQuartile: null, upperQuartile: null })),
    );
  });
});

describe("who of a course has left", () => {
  /** Weekly scores up to the fourteenth week after the baseline; discharged so many days after it, or not at all. */
  const weekly = (until: number, dischargedAfter: number | null): StatedEpisode => {
    const scores = Array.from({ length: until + 1 }, (_, week): [number, number] => [7 * week, 18 - week]);
    const stated = { scores: scored("PHQ-9", ...scores) };
    return dischargedAfter === null ? { ...open, ...stated } : endedOn(dischargedAfter, stated);
  };
  it.each([
    { name: "on the last day of week 5", day: 35, from: 6 },
    { name: "a day before it", day: 34, from: 5 },
    { name: "on the first day of week 6", day: 36, from: 6 },
  ])("discharged $name: from week $from on", ({ day, from }) => {
    const points = courseOf([weekly(12, 84), weekly(5, day)]);
    expect(points.map(({ left }) => left)).toEqual(
      points.map(({ week }) => (week >= from ? 1 : 0) + (week >= 13 ? 1 : 0)),
    );
    expect(points.map(({ n }) => n)).toEqual(points.map(({ week }) => (week <= 5 ? 2 : 1)));
  });
  it("is nobody while all stay", () => {
    const later = { asOf: everything.asOf };
    const [first] = courseOf([weekly(4, 28)], later);
    expect(first).toMatchObject({ week: 0, n: 1, left: 0, mean: 18, lower: null, upper: null });
  });
});

describe("the mean of a week", () => {
  const of = (...totals: readonly number[]) => courseOf(totals.map((total) => paired("PHQ-9", total, 9)))[0];
  it("has an interval where scores differ, and none of one person or of equal scores", () => {
    const differing = of(18, 12, 15);
    expect(differing).toMatchObject({ n: 3, mean: 15 });
    // t with 2 degrees of freedom: 4.302653 standard errors of 3 / sqrt(3).
    expect([differing?.lower, differing?.upper].map((end) => end?.toFixed(4))).toEqual(["7.5476", "22.4524"]);
    expect(of(18)).toMatchObject({ n: 1, mean: 18, lower: null, upper: null });
    expect(of(12, 12)).toMatchObject({ n: 2, mean: 12, lower: null, upper: null });
  });
});

it("holds of each week its latest score, up to the fourteenth, with how many had left by then", () => {
  const long = endedOn(100, {
    scores: scored("PHQ-9", [0, 18], [1, 17], [7, 15], [8, 14], [98, 6], [99, 3]),
  });
  const short = endedOn(40, { scores: scored("PHQ-9", [0, 12], [28, 9]) });
  expect(courseOf([long, short]).map(({ week, n, left, mean }) => [week, n, left, mean])).toEqual([
    [0, 2, 0, 15],
    [1, 1, 0, 15],
    [2, 1, 0, 14],
    [4, 1, 0, 9],
    [14, 1, 1, 6],
  ]);
  const left = endedOn(97, { scores: scored("PHQ-9", [0, 12], [28, 9]) });
  expect(courseOf([long, left]).at(-1)).toMatchObject({ week: 14, left: 1 });
  const there = endedOn(98, { scores: scored("PHQ-9", [0, 12], [28, 9]) });
  expect(courseOf([long, there]).at(-1)).toMatchObject({ week: 14, left: 0 });
});
