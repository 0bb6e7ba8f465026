import { describe, expect, it } from "vitest";
import { kaplanMeier, quantileOfSurvival } from "#shared/statistics/kaplan-meier";
import { CENSORED, EVENT } from "#shared/statistics/risk-table";
import { lengthOfStay } from "#shared/measures/length-of-stay";
import { at, observe, on, type StatedEpisode } from "./columns-of.js";
import { groupOf, placeOf } from "./stand-on.js";

const AS_OF = at("2026-06-01T15:00:00Z");
const admittedOn = on("2026-01-05");
const started: StatedEpisode = {
  admittedOn,
  firstSessionOn: admittedOn,
  firstSessionAt: at("2026-01-05T15:00:00Z"),
};

/** A stay of so many days. */
function stayed(days: number, more: StatedEpisode = {}): StatedEpisode {
  const dischargedOn = admittedOn + days;
  return {
    ...started,
    dischargedOn,
    endedAt: dischargedOn * 86_400 + 106_000,
    dischargeReason: "completed",
    ...more,
  };
}

describe("bands of finished stays", () => {
  it.each([
    { name: "the day of admission", episode: stayed(0), expected: "under_2_weeks" },
    { name: "13 days", episode: stayed(13), expected: "under_2_weeks" },
    { name: "14 days", episode: stayed(14), expected: "2_to_12_weeks" },
    { name: "15 days", episode: stayed(15), expected: "2_to_12_weeks" },
    { name: "42 days", episode: stayed(42), expected: "2_to_12_weeks" },
    { name: "83 days", episode: stayed(83), expected: "2_to_12_weeks" },
    { name: "84 days", episode: stayed(84), expected: "2_to_12_weeks" },
    { name: "85 days", episode: stayed(85), expected: "over_12_weeks" },
    {
      name: "40 days, left against advice",
      episode: stayed(40, { dischargeReason: "against_advice" }),
      expected: "2_to_12_weeks",
    },
    { name: "a stay that is still open", episode: started, expected: null },
    { name: "a discharge before admission", episode: stayed(-3), expected: "under_2_weeks" },
  ])("$name", ({ episode, expected }) => {
    expect(observe(lengthOfStay, "bands", placeOf(episode, AS_OF))).toBe(expected);
  });
});

it("is the Kaplan–Meier median with its interval, open stays censored", () => {
  const days = [3, 9, 14, 20, 21, 28, 35, 42, 42, 49, 56, 60];
  const episodes = [
    ...days.map((each) => stayed(each)),
    started,
    started,
    { ...started, admittedOn: on("2026-05-20") },
  ];
  const censoredAt = [147, 147, 12];
  const survival = kaplanMeier({
    times: [...days, ...censoredAt],
    kinds: [...days.map(() => EVENT), ...censoredAt.map(() => CENSORED)],
  });
  if ("kind" in survival) throw new Error(survival.kind);
  const { result, beside, marks } = groupOf(lengthOfStay, AS_OF, { episodes });
  expect(result).toMatchObject({
    kind: "time-to-event",
    unit: "days",
    n: 15,
    events: 12,
    competing: 0,
    censored: 3,
  });
  if (result.kind !== "time-to-event") throw new Error(result.kind);
  const expected = quantileOfSurvival(survival, 0.5);
  expect(result.median.estimate).toBe(expected.estimate);
  expect(result.median.lower).toBe(expected.lower);
  expect(result.median.upper).toBe(expected.upper);
  for (const [index, point] of result.curve.entries()) {
    const { estimate, lower, upper } = survival.curve[index] ?? { estimate: 0, lower: 0, upper: 0 };
    expect(point.estimate).toBeCloseTo(1 - estimate, 10);
    expect(point.lower).toBeCloseTo(1 - (upper ?? 0), 10);
    expect(point.upper).toBeCloseTo(1 - (lower ?? 0), 10);
  }
  expect(beside["bands"]).toMatchObject({
    denominator: 12,
    shares: [{ numerator: 2 }, { numerator: 10 }, { numerator: 0 }],
  });
  expect(marks).toEqual(["immature", "imprecise"]);
});

it("is mature once every planned end is past", () => {
  const planned = { plannedEndAt: AS_OF };
  expect(groupOf(lengthOfStay, AS_OF, { episodes: [stayed(30, planned)] }).marks).not.toContain("immature");
  expect(groupOf(lengthOfStay, AS_OF - 1, { episodes: [stayed(30, planned)] }).marks).toContain("immature");
});
