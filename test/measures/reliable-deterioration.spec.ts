import { describe, expect, it } from "vitest";
import { reliableDeterioration } from "#shared/measures/reliable-deterioration";
import { classOf, endedOn, figuresOf, open, paired, scored } from "./symptom-stays.js";

describe("reliable deterioration", () => {
  it.each([
    { name: "PHQ-9 6 points worse", episode: paired("PHQ-9", 10, 16), expected: "met" },
    { name: "PHQ-9 5 points worse", episode: paired("PHQ-9", 10, 15), expected: "not_met/unchanged" },
    { name: "PHQ-9 without change", episode: paired("PHQ-9", 10, 10), expected: "not_met/unchanged" },
    { name: "PHQ-9 6 points better", episode: paired("PHQ-9", 16, 10), expected: "not_met/improved" },
    { name: "GAD-7 4 points worse", episode: paired("GAD-7", 8, 12), expected: "met" },
    { name: "GAD-7 3 points worse", episode: paired("GAD-7", 8, 11), expected: "not_met/unchanged" },
    { name: "WHO-5 10 points lower", episode: paired("WHO-5", 52, 42), expected: "met" },
    { name: "WHO-5 9 points lower", episode: paired("WHO-5", 52, 43), expected: "not_met/unchanged" },
    { name: "WHO-5 10 points higher", episode: paired("WHO-5", 42, 52), expected: "not_met/improved" },
    { name: "ORS 6.6 points lower", episode: paired("ORS", 20, 13.4), expected: "met" },
    { name: "ORS 6.5 points lower", episode: paired("ORS", 20, 13.5), expected: "not_met/unchanged" },
    { name: "PACS, without a threshold", episode: paired("PACS", 0, 30), expected: "outside" },
    {
      name: "an open stay",
      episode: { ...open, scores: scored("PHQ-9", [0, 5], [28, 20]) },
      expected: "pending/still_enrolled",
    },
    {
      name: "a stay without a last score",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 5]) }),
      expected: "missing/no_last",
    },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(classOf(reliableDeterioration, episode)).toBe(expected);
  });

  it("has improvement beside it, over the same people", () => {
    const group = figuresOf(reliableDeterioration, [
      paired("PHQ-9", 20, 10),
      paired("PHQ-9", 20, 9),
      paired("PHQ-9", 10, 20),
      endedOn(40),
    ]);
    expect(group).toMatchObject({
      result: { numerator: 1, denominator: 3 },
      bounds: { lower: 1 / 4, upper: 2 / 4 },
      beside: {
        "reliable-improvement": { numerator: 2, denominator: 3 },
        "no-reliable-change": { numerator: 0, denominator: 3 },
        completeness: { numerator: 3, denominator: 4 },
        "as-nhs-counts": { numerator: 1, denominator: 4 },
      },
    });
  });
});
