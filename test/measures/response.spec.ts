import { describe, expect, it } from "vitest";
import * as z from "zod";
import { remission } from "#shared/measures/remission";
import { response } from "#shared/measures/response";
import { readGolden } from "../support/golden.js";
import { classOf, endedOn, figuresOf, noonOf, open, paired, scored } from "./symptom-stays.js";

describe("response", () => {
  it.each([
    { name: "PHQ-9 20 to 10: half", episode: paired("PHQ-9", 20, 10), expected: "met" },
    { name: "PHQ-9 20 to 11", episode: paired("PHQ-9", 20, 11), expected: "not_met" },
    { name: "PHQ-9 15 to 7: half of 15 is 7.5", episode: paired("PHQ-9", 15, 7), expected: "met" },
    { name: "PHQ-9 15 to 8", episode: paired("PHQ-9", 15, 8), expected: "not_met" },
    { name: "PHQ-9 10 to 5: a case at the cut", episode: paired("PHQ-9", 10, 5), expected: "met" },
    { name: "PHQ-9 9 to 0: no case", episode: paired("PHQ-9", 9, 0), expected: "excluded/not_a_case" },
    { name: "GAD-7 8 to 4", episode: paired("GAD-7", 8, 4), expected: "met" },
    { name: "GAD-7 7 to 3: no case", episode: paired("GAD-7", 7, 3), expected: "excluded/not_a_case" },
    {
      name: "PHQ-9 with one item missing, sums 10 to 5: 11.25 to 5.63, half of it before it is rounded",
      episode: endedOn(40, {
        scores: scored("PHQ-9", [0, 11.25], [28, 5.63]).map((score) => ({ ...score, isProrated: true })),
      }),
      expected: "met",
    },
    { name: "PHQ-9 12 to 20", episode: paired("PHQ-9", 12, 20), expected: "not_met" },
    { name: "WHO-5, without a rule of response", episode: paired("WHO-5", 20, 80), expected: "outside" },
    { name: "PACS, without caseness", episode: paired("PACS", 20, 5), expected: "outside" },
    {
      name: "an open stay that began at caseness",
      episode: { ...open, scores: scored("PHQ-9", [0, 20], [28, 5]) },
      expected: "pending/still_enrolled",
    },
    {
      name: "an open stay that began below: excluded goes before pending",
      episode: { ...open, scores: scored("PHQ-9", [0, 9]) },
      expected: "excluded/not_a_case",
    },
    {
      name: "no case and no last score: excluded goes before missing",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 9]) }),
      expected: "excluded/not_a_case",
    },
    {
      name: "a case without a last score",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
      expected: "missing/no_last",
    },
    {
      name: "no baseline",
      episode: endedOn(40, { scores: scored("PHQ-9", [20, 20]) }),
      expected: "missing/no_baseline",
    },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(classOf(response, episode)).toBe(expected);
  });

  it("waits until 14 days after discharge", () => {
    expect(classOf(response, paired("PHQ-9", 20, 10), noonOf(53))).toBe("pending/not_judged_yet");
    expect(classOf(response, paired("PHQ-9", 20, 10), noonOf(54))).toBe("met");
  });

  it("leaves those who were no case out of every denominator", () => {
    const group = figuresOf(response, [
      paired("PHQ-9", 20, 10),
      paired("PHQ-9", 20, 15),
      paired("PHQ-9", 9, 2),
      endedOn(40),
    ]);
    expect(group).toMatchObject({
      initialPopulation: 4,
      excluded: { not_a_case: 1 },
      missing: { no_baseline: 1 },
      result: { numerator: 1, denominator: 2 },
      bounds: { lower: 1 / 3, upper: 2 / 3 },
      beside: {
        completeness: { numerator: 2, denominator: 3 },
        "as-nhs-counts": { numerator: 1, denominator: 3 },
        "baseline-severity": { denominator: 2 },
      },
    });
  });
});

const golden = readGolden(
  "rci.json",
  z.object({
    response_remission: z.object({
      rows: z.array(
        z.object({
          first: z.number(),
          last: z.number(),
          response_50pct: z.boolean(),
          remission_lt5: z.boolean(),
          eligible_baseline_ge10: z.boolean(),
        }),
      ),
    }),
  }),
);

describe("the golden rows of response and remission", () => {
  it.each(golden.response_remission.rows)("PHQ-9 $first to $last", (row) => {
    const classed = (isMet: boolean): string =>
      row.eligible_baseline_ge10 ? (isMet ? "met" : "not_met") : "excluded/not_a_case";
    const episode = paired("PHQ-9", row.first, row.last);
    expect(classOf(response, episode)).toBe(classed(row.response_50pct));
    expect(classOf(remission, episode)).toBe(classed(row.remission_lt5));
  });
});
