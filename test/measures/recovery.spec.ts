import { describe, expect, it } from "vitest";
import { recovery } from "#shared/measures/recovery";
import { classOf, endedOn, figuresOf, open, paired, scored } from "./symptom-stays.js";

describe("recovery", () => {
  it.each([
    { name: "PHQ-9 10 to 9: one point across the cut", episode: paired("PHQ-9", 10, 9), expected: "met" },
    { name: "PHQ-9 20 to 10: still at the cut", episode: paired("PHQ-9", 20, 10), expected: "not_met" },
    { name: "PHQ-9 9 to 3: no case", episode: paired("PHQ-9", 9, 3), expected: "excluded/not_a_case" },
    { name: "GAD-7 8 to 7", episode: paired("GAD-7", 8, 7), expected: "met" },
    { name: "GAD-7 7 to 3: no case", episode: paired("GAD-7", 7, 3), expected: "excluded/not_a_case" },
    { name: "PCL-5 33 to 32", episode: paired("PCL-5", 33, 32), expected: "met" },
    { name: "PCL-5 32 to 22: no case", episode: paired("PCL-5", 32, 22), expected: "excluded/not_a_case" },
    { name: "WHO-5 50 to 52: a case up to 50", episode: paired("WHO-5", 50, 52), expected: "met" },
    { name: "WHO-5 40 to 50", episode: paired("WHO-5", 40, 50), expected: "not_met" },
    { name: "WHO-5 52 to 80: no case", episode: paired("WHO-5", 52, 80), expected: "excluded/not_a_case" },
    {
      name: "PSC-17 15 to 14, without a reliable change",
      episode: paired("PSC-17", 15, 14),
      expected: "met",
    },
    { name: "PACS, without caseness", episode: paired("PACS", 30, 0), expected: "outside" },
    {
      name: "an open stay",
      episode: { ...open, scores: scored("PHQ-9", [0, 20], [28, 0]) },
      expected: "pending/still_enrolled",
    },
    {
      name: "a case without a last score",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
      expected: "missing/no_last",
    },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(classOf(recovery, episode)).toBe(expected);
  });

  it("divides as NHS does by all who ended but those who were no case", () => {
    const group = figuresOf(recovery, [
      paired("PHQ-9", 20, 8),
      paired("PHQ-9", 20, 12),
      paired("PHQ-9", 8, 2),
      endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
      endedOn(40),
    ]);
    expect(group).toMatchObject({
      excluded: { not_a_case: 1 },
      missing: { no_baseline: 1, no_last: 1 },
      result: { numerator: 1, denominator: 2 },
      bounds: { lower: 1 / 4, upper: 3 / 4 },
      beside: {
        "as-nhs-counts": { numerator: 1, denominator: 4 },
        completeness: { numerator: 2, denominator: 4 },
      },
    });
  });
});
