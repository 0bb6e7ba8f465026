import { describe, expect, it } from "vitest";
import * as z from "zod";
import { instrumentById } from "#shared/instruments/index";
import { reliableImprovement } from "#shared/measures/reliable-improvement";
import { readGolden } from "../support/golden.js";
import { classOf, endedOn, figuresOf, noonOf, open, paired, scored } from "./symptom-stays.js";

describe("reliable improvement", () => {
  it.each([
    { name: "PHQ-9 6 points better", episode: paired("PHQ-9", 16, 10), expected: "met" },
    { name: "PHQ-9 5 points better", episode: paired("PHQ-9", 16, 11), expected: "not_met/unchanged" },
    { name: "PHQ-9 without change", episode: paired("PHQ-9", 16, 16), expected: "not_met/unchanged" },
    { name: "PHQ-9 5 points worse", episode: paired("PHQ-9", 10, 15), expected: "not_met/unchanged" },
    { name: "PHQ-9 6 points worse", episode: paired("PHQ-9", 10, 16), expected: "not_met/worse" },
    { name: "GAD-7 4 points better", episode: paired("GAD-7", 12, 8), expected: "met" },
    { name: "GAD-7 3 points better", episode: paired("GAD-7", 12, 9), expected: "not_met/unchanged" },
    { name: "WHO-5 10 points higher: better", episode: paired("WHO-5", 28, 38), expected: "met" },
    { name: "WHO-5 10 points lower: worse", episode: paired("WHO-5", 52, 42), expected: "not_met/worse" },
    { name: "a baseline that is no case", episode: paired("PHQ-9", 8, 2), expected: "met" },
    { name: "PACS, without a threshold", episode: paired("PACS", 30, 0), expected: "outside" },
    { name: "BAM-USE, without a threshold", episode: paired("BAM-USE", 12, 0), expected: "outside" },
    {
      name: "an open stay that is better so far",
      episode: { ...open, scores: scored("PHQ-9", [0, 20], [28, 5]) },
      expected: "pending/still_enrolled",
    },
    {
      name: "no score near the start",
      episode: endedOn(40, { scores: scored("PHQ-9", [20, 20]) }),
      expected: "missing/no_baseline",
    },
    {
      name: "no later score",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
      expected: "missing/no_last",
    },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(classOf(reliableImprovement, episode)).toBe(expected);
  });

  it("waits until 14 days after discharge", () => {
    expect(classOf(reliableImprovement, paired("PHQ-9", 16, 10), noonOf(53))).toBe("pending/not_judged_yet");
    expect(classOf(reliableImprovement, paired("PHQ-9", 16, 10), noonOf(54))).toBe("met");
  });

  it("stands beside deterioration, no change, completeness, severity and the NHS denominator, with bounds", () => {
    const group = figuresOf(reliableImprovement, [
      paired("PHQ-9", 20, 10),
      paired("PHQ-9", 20, 18),
      paired("PHQ-9", 10, 20),
      endedOn(40),
      { ...open },
    ]);
    expect(group).toMatchObject({
      initialPopulation: 5,
      pending: 1,
      missing: { no_baseline: 1 },
      result: { kind: "proportion", numerator: 1, denominator: 3 },
      bounds: { lower: 1 / 4, upper: 2 / 4 },
      beside: {
        "reliable-deterioration": { numerator: 1, denominator: 3 },
        "no-reliable-change": { numerator: 1, denominator: 3 },
        completeness: { numerator: 3, denominator: 4 },
        "as-nhs-counts": { numerator: 1, denominator: 4 },
        "baseline-severity": { kind: "shares", denominator: 3 },
      },
    });
  });
});

const golden = readGolden(
  "rci.json",
  z.object({
    single_measure: z.array(
      z.object({
        first: z.number(),
        last: z.number(),
        caseness: z.number(),
        reliable: z.number(),
        direction: z.enum(["lower", "higher"]),
        class: z.string(),
      }),
    ),
  }),
);

describe("the golden rows of one measure", () => {
  it.each(golden.single_measure)("$first to $last, $direction is better: $class", (row) => {
    const id = row.direction === "lower" ? "PCL-5" : "WHO-5";
    expect(instrumentById(id)).toMatchObject({ caseness: row.caseness, reliableChange: row.reliable });
    const expected =
      row.class === "reliable_improvement"
        ? "met"
        : row.class === "reliable_deterioration"
          ? "not_met/worse"
          : "not_met/unchanged";
    expect(classOf(reliableImprovement, paired(id, row.first, row.last))).toBe(expected);
  });
});
