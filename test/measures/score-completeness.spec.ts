import { describe, expect, it } from "vitest";
import { scoreCompleteness } from "#shared/measures/score-completeness";
import type { StatedEpisode } from "./columns-of.js";
import { classOf, endedOn, figuresOf, noonOf, open, paired, scored } from "./symptom-stays.js";

describe("score completeness", () => {
  it.each([
    { name: "a pair", episode: paired("PHQ-9", 20, 10), expected: "met" },
    { name: "a pair of a scale without thresholds", episode: paired("PACS", 20, 10), expected: "met" },
    {
      name: "a baseline alone",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
      expected: "not_met/no_last",
    },
    {
      name: "a last score alone",
      episode: endedOn(40, { scores: scored("PHQ-9", [28, 20]) }),
      expected: "not_met/no_baseline",
    },
    {
      name: "two scores 13 days apart",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [13, 10]) }),
      expected: "not_met/no_last",
    },
    {
      name: "two scores 14 days apart",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [14, 10]) }),
      expected: "met",
    },
    {
      name: "a week's stay, scored again after it",
      episode: endedOn(7, { scores: scored("PHQ-9", [0, 20], [14, 10]) }),
      expected: "met",
    },
    {
      name: "an open stay",
      episode: { ...open, scores: scored("PHQ-9", [0, 20]) },
      expected: "pending/still_enrolled",
    },
    {
      name: "a stay that never started",
      episode: endedOn(40, {
        firstSessionAt: -2147483648,
        firstSessionOn: -2147483648,
        scores: scored("PHQ-9", [0, 20]),
      }),
      expected: "outside",
    },
    { name: "a scale that is no outcome", episode: paired("DAST-10", 6, 2), expected: "outside" },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(classOf(scoreCompleteness, episode)).toBe(expected);
  });

  it("waits until 14 days after discharge", () => {
    const episode = endedOn(40, { scores: scored("PHQ-9", [0, 20]) });
    expect(classOf(scoreCompleteness, episode, noonOf(53))).toBe("pending/not_judged_yet");
    expect(classOf(scoreCompleteness, episode, noonOf(54))).toBe("not_met/no_last");
  });

  it("counts stays without any score, baselines in their window, and scores per month of stay", () => {
    const scores = scored("PHQ-9", [-1, 20], [0, 19], [20, 15], [40, 10], [41, 9]);
    const group = figuresOf(scoreCompleteness, [endedOn(40, { scores }), endedOn(19), { ...open }]);
    expect(group).toMatchObject({
      initialPopulation: 3,
      pending: 1,
      missing: {},
      result: { numerator: 1, denominator: 2 },
      beside: {
        "baseline-in-window": { numerator: 1, denominator: 2 },
        "scores-per-person-month": { kind: "rate", unit: "scores per person-month", events: 3 },
      },
    });
    const rate = group.beside["scores-per-person-month"];
    expect(rate?.kind === "rate" ? rate.amount : 0).toBeCloseTo((41 + 20) / 30.4375, 12);
  });

  it("stands beside that of people who completed and of people who left unplanned", () => {
    const scoredTwice = (reason: string): StatedEpisode => ({
      ...paired("PHQ-9", 20, 10),
      dischargeReason: reason,
    });
    const without = (reason: string): StatedEpisode => endedOn(20, { dischargeReason: reason });
    const { beside } = figuresOf(scoreCompleteness, [
      ...["completed", "completed", "against_advice", "transferred_lower", ""].map(scoredTwice),
      ...["completed", "against_advice", "no_show", "other", "", "moved", "administrative"].map(without),
      ...["transferred_higher"].map(without),
    ]);
    expect(beside).toMatchObject({
      "pair-of-completed": { numerator: 2, denominator: 3 },
      "pair-of-left": { numerator: 2, denominator: 6 },
    });
  });
});
