import { describe, expect, it } from "vitest";
import { remission } from "#shared/measures/remission";
import { classOf, endedOn, figuresOf, open, paired, scored } from "./symptom-stays.js";

describe("remission", () => {
  it.each([
    { name: "PHQ-9 20 to 4", episode: paired("PHQ-9", 20, 4), expected: "met" },
    { name: "PHQ-9 20 to 5: at the cut", episode: paired("PHQ-9", 20, 5), expected: "not_met" },
    { name: "PHQ-9 20 to 4.5, prorated", episode: paired("PHQ-9", 20, 4.5), expected: "met" },
    { name: "PHQ-9 10 to 0: a case at the cut", episode: paired("PHQ-9", 10, 0), expected: "met" },
    { name: "PHQ-9 9 to 0: no case", episode: paired("PHQ-9", 9, 0), expected: "excluded/not_a_case" },
    { name: "PHQ-A 12 to 4", episode: paired("PHQ-A", 12, 4), expected: "met" },
    { name: "QIDS-SR16 15 to 5", episode: paired("QIDS-SR16", 15, 5), expected: "met" },
    { name: "QIDS-SR16 15 to 6", episode: paired("QIDS-SR16", 15, 6), expected: "not_met" },
    { name: "GAD-7, without a remission cut", episode: paired("GAD-7", 15, 0), expected: "outside" },
    { name: "WHO-5, without a remission cut", episode: paired("WHO-5", 10, 100), expected: "outside" },
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
    expect(classOf(remission, episode)).toBe(expected);
  });

  it("has the NHS denominator and completeness beside it", () => {
    const group = figuresOf(remission, [paired("PHQ-9", 20, 3), paired("PHQ-9", 20, 8), endedOn(40)]);
    expect(group).toMatchObject({
      result: { numerator: 1, denominator: 2 },
      beside: {
        "as-nhs-counts": { numerator: 1, denominator: 3 },
        completeness: { numerator: 2, denominator: 3 },
      },
    });
  });
});
