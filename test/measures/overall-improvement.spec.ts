import { describe, expect, it } from "vitest";
import * as z from "zod";
import { overallImprovement } from "#shared/measures/overall-improvement";
import { readGolden } from "../support/golden.js";
import type { StatedEpisode } from "./columns-of.js";
import { classOf, endedOn, figuresOf, listed, noonOf, open, scored } from "./symptom-stays.js";

type Pair = readonly [instrument: string, first: number, last: number];

function stay(...pairs: readonly Pair[]): StatedEpisode {
  return endedOn(40, {
    scores: pairs.flatMap(([instrument, first, last]) => scored(instrument, [0, first], [28, last])),
  });
}

function item(id: string, ...episodes: readonly StatedEpisode[]): unknown {
  const { result } = figuresOf(overallImprovement, episodes);
  return result.kind === "list" ? result.items.find((each) => each.id === id)?.result : result;
}

const [last] = scored("PHQ-9", [28, 9]);
if (!last) throw new Error("There is one.");

describe("overall improvement", () => {
  it.each([
    {
      name: "better on both",
      episode: stay(["PHQ-9", 18, 9], ["GAD-7", 14, 6]),
      expected: "counted/improved",
    },
    {
      name: "better on one, unchanged on the other",
      episode: stay(["PHQ-9", 18, 9], ["GAD-7", 14, 12]),
      expected: "counted/improved",
    },
    {
      name: "better on one, worse on the other",
      episode: stay(["PHQ-9", 18, 9], ["GAD-7", 8, 12]),
      expected: "counted/worse",
    },
    {
      name: "worse on one, unchanged on the other",
      episode: stay(["PHQ-9", 10, 16], ["GAD-7", 8, 8]),
      expected: "counted/worse",
    },
    {
      name: "a point short on both",
      episode: stay(["PHQ-9", 15, 10], ["GAD-7", 10, 7]),
      expected: "counted/unchanged",
    },
    {
      name: "one instrument only, at the threshold",
      episode: stay(["PHQ-9", 16, 10]),
      expected: "counted/improved",
    },
    {
      name: "a pair in one, a baseline in the other",
      episode: endedOn(40, { scores: [...scored("GAD-7", [0, 14]), ...scored("PHQ-9", [0, 18], [28, 9])] }),
      expected: "counted/improved",
    },
    {
      name: "a scale without a threshold adds nothing",
      episode: stay(["PACS", 0, 30], ["PHQ-9", 18, 9]),
      expected: "counted/improved",
    },
    {
      name: "a scale with a case cut alone has no class of change",
      episode: stay(["PSC-17", 20, 5]),
      expected: "counted/no_threshold",
    },
    { name: "only scales without any threshold", episode: stay(["PACS", 20, 5]), expected: "outside" },
    { name: "only a scale that looks back a year", episode: stay(["AUDIT", 20, 5]), expected: "outside" },
    {
      name: "baselines only",
      episode: endedOn(40, { scores: scored("PHQ-9", [0, 18]) }),
      expected: "missing/no_last",
    },
    {
      name: "late scores only",
      episode: endedOn(40, { scores: scored("PHQ-9", [20, 18]) }),
      expected: "missing/no_baseline",
    },
    {
      name: "still enrolled",
      episode: { ...open, scores: scored("PHQ-9", [0, 18], [28, 9]) },
      expected: "pending/still_enrolled",
    },
    { name: "still enrolled without a score", episode: open, expected: "outside" },
  ])("$name: $expected", ({ episode, expected }) => {
    expect(classOf(overallImprovement, episode)).toBe(expected);
  });

  it("waits until 14 days after discharge", () => {
    expect(classOf(overallImprovement, stay(["PHQ-9", 18, 9]), noonOf(53))).toBe("pending/not_judged_yet");
    expect(classOf(overallImprovement, stay(["PHQ-9", 18, 9]), noonOf(54))).toBe("counted/improved");
  });

  it("counts each person once, over those who have the class", () => {
    const episodes = [
      stay(["PHQ-9", 18, 9], ["GAD-7", 14, 6]),
      stay(["PHQ-9", 18, 9], ["GAD-7", 8, 12]),
      stay(["PHQ-9", 9, 9]),
      stay(["PSC-17", 20, 5]),
      endedOn(40),
    ];
    expect(item("improved", ...episodes)).toMatchObject({ numerator: 1, denominator: 3 });
    expect(item("worse", ...episodes)).toMatchObject({ numerator: 1, denominator: 3 });
    expect(item("unchanged", ...episodes)).toMatchObject({ numerator: 1, denominator: 3 });
    // Of three at caseness at the start; the second stays a case in anxiety.
    expect(item("recovered", ...episodes)).toMatchObject({ numerator: 2, denominator: 3 });
    expect(figuresOf(overallImprovement, episodes)).toMatchObject({
      initialPopulation: 5,
      missing: { no_baseline: 1 },
      beside: {
        "better-and-worse": { numerator: 1, denominator: 4 },
        completeness: { numerator: 4, denominator: 5 },
      },
    });
  });

  it.each([
    { name: "better on one alone", episode: stay(["PHQ-9", 18, 9]), expected: 0 },
    { name: "worse on one alone", episode: stay(["PHQ-9", 9, 18]), expected: 0 },
    { name: "both", episode: stay(["PHQ-9", 18, 9], ["GAD-7", 8, 12]), expected: 1 },
  ])("counts who is better on one and worse on another beside: $name", ({ episode, expected }) => {
    expect(figuresOf(overallImprovement, [episode]).beside["better-and-worse"]).toMatchObject({
      numerator: expected,
      denominator: 1,
    });
  });

  it.each([
    { name: "a pair", more: [], isMarked: false },
    {
      name: "a pair of which one has items filled in",
      more: [{ ...last, isProrated: true }],
      isMarked: true,
    },
  ])("is marked where a pair rests on items that are filled in: $name", ({ more, isMarked }) => {
    const scores = [...scored("PHQ-9", [0, 18]), ...(more.length > 0 ? more : [last])];
    expect(figuresOf(overallImprovement, [endedOn(40, { scores })]).marks.includes("prorated")).toBe(
      isMarked,
    );
  });

  it("says nothing of scales that look back further than a stay", () => {
    const episode = stay(["AUDIT", 20, 5], ["PHQ-9", 18, 9]);
    expect(listed(overallImprovement, episode)[0]?.details).toEqual({
      Pairs: "PHQ-9 18 to 9: reliably better",
    });
  });

  it("says every pair in words", () => {
    expect(listed(overallImprovement, stay(["GAD-7", 8, 12], ["PHQ-9", 18, 9]))[0]?.details).toEqual({
      Pairs: "GAD-7 8 to 12: reliably worse; PHQ-9 18 to 9: reliably better",
    });
  });
});

const golden = readGolden(
  "rci.json",
  z.object({
    nhs_two_measures: z.object({
      rows: z.array(
        z.object({
          phq_first: z.number(),
          phq_last: z.number(),
          gad_first: z.number(),
          gad_last: z.number(),
          case_first: z.boolean(),
          reliable_improvement: z.boolean(),
          reliable_deterioration: z.boolean(),
          recovery: z.boolean(),
        }),
      ),
    }),
  }),
);

describe("the golden rows of the NHS rule over two measures", () => {
  it.each(golden.nhs_two_measures.rows)(
    "PHQ-9 $phq_first to $phq_last, GAD-7 $gad_first to $gad_last",
    (row) => {
      const episode = stay(["GAD-7", row.gad_first, row.gad_last], ["PHQ-9", row.phq_first, row.phq_last]);
      const isMixed =
        (row.phq_first - row.phq_last >= 6 && row.gad_last - row.gad_first >= 4) ||
        (row.phq_last - row.phq_first >= 6 && row.gad_first - row.gad_last >= 4);
      expect(item("improved", episode)).toMatchObject({ estimate: row.reliable_improvement ? 1 : 0 });
      // The one difference, stated in measures: worse on any is worse, though better on the other.
      expect(item("worse", episode)).toMatchObject({
        estimate: row.reliable_deterioration || isMixed ? 1 : 0,
      });
      expect(item("recovered", episode)).toMatchObject(
        row.case_first ? { estimate: row.recovery ? 1 : 0 } : { kind: "insufficient" },
      );
    },
  );
});
