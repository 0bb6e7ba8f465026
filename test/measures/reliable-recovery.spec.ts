import { describe, expect, it } from "vitest";
import * as z from "zod";
import { recovery } from "#shared/measures/recovery";
import { reliableRecovery } from "#shared/measures/reliable-recovery";
import { readGolden } from "../support/golden.js";
import { classOf, endedOn, open, paired, scored } from "./symptom-stays.js";

describe("reliable recovery", () => {
  it.each([
    { name: "PHQ-9 15 to 9: both", episode: paired("PHQ-9", 15, 9), expected: "met" },
    { name: "PHQ-9 14 to 9: 5 points only", episode: paired("PHQ-9", 14, 9), expected: "not_met" },
    { name: "PHQ-9 20 to 10: still at the cut", episode: paired("PHQ-9", 20, 10), expected: "not_met" },
    { name: "PHQ-9 10 to 4", episode: paired("PHQ-9", 10, 4), expected: "met" },
    { name: "PHQ-9 9 to 3: no case", episode: paired("PHQ-9", 9, 3), expected: "excluded/not_a_case" },
    { name: "GAD-7 11 to 7", episode: paired("GAD-7", 11, 7), expected: "met" },
    { name: "GAD-7 10 to 7", episode: paired("GAD-7", 10, 7), expected: "not_met" },
    { name: "WHO-5 50 to 60", episode: paired("WHO-5", 50, 60), expected: "met" },
    { name: "WHO-5 50 to 56", episode: paired("WHO-5", 50, 56), expected: "not_met" },
    { name: "PSC-17, without a reliable change", episode: paired("PSC-17", 20, 2), expected: "outside" },
    { name: "GBO-1, without caseness", episode: paired("GBO-1", 2, 9), expected: "outside" },
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
    expect(classOf(reliableRecovery, episode)).toBe(expected);
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
        direction: z.enum(["lower", "higher"]),
        recovery: z.boolean(),
        reliable_recovery: z.boolean(),
      }),
    ),
  }),
);

describe("the golden rows of one measure", () => {
  it.each(golden.single_measure)("$first to $last, $direction is better", (row) => {
    const episode = paired(row.direction === "lower" ? "PCL-5" : "WHO-5", row.first, row.last);
    const isCase = row.direction === "lower" ? row.first >= row.caseness : row.first <= row.caseness;
    const classed = (isMet: boolean): string =>
      isCase ? (isMet ? "met" : "not_met") : "excluded/not_a_case";
    expect(classOf(recovery, episode)).toBe(classed(row.recovery));
    expect(classOf(reliableRecovery, episode)).toBe(classed(row.reliable_recovery));
  });
});
