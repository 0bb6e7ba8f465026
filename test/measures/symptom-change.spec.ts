import { describe, expect, it } from "vitest";
import { instantOfLocalMidnight } from "#shared/calendar";
import { symptomChange } from "#shared/measures/symptom-change";
import { at, on, type StatedEpisode } from "./columns-of.js";
import { classOf, endedOn, figuresOf, listed, noonOf, open, paired, scored } from "./symptom-stays.js";

const pair = scored("PHQ-9", [0, 18], [28, 9]);

interface Case {
  readonly name: string;
  readonly episode: StatedEpisode;
  readonly asOf?: number;
  readonly expected: string;
}

const cases: readonly Case[] = [
  { name: "has a pair", episode: endedOn(40, { scores: pair }), expected: "counted" },
  { name: "is still enrolled", episode: { ...open, scores: pair }, expected: "pending/still_enrolled" },
  {
    name: "was discharged 13 days before as-of",
    episode: endedOn(40, { scores: pair }),
    asOf: noonOf(53),
    expected: "pending/not_judged_yet",
  },
  {
    name: "was discharged 14 days before as-of",
    episode: endedOn(40, { scores: pair }),
    asOf: noonOf(54),
    expected: "counted",
  },
  {
    name: "has a baseline 7 days before the first session",
    episode: endedOn(40, { scores: scored("PHQ-9", [-7, 18], [28, 9]) }),
    expected: "counted",
  },
  {
    name: "has its only early score 8 days before",
    episode: endedOn(40, { scores: scored("PHQ-9", [-8, 18], [28, 9]) }),
    expected: "missing/no_baseline",
  },
  {
    name: "has a baseline 7 days after",
    episode: endedOn(40, { scores: scored("PHQ-9", [7, 18], [28, 9]) }),
    expected: "counted",
  },
  {
    name: "has its first score 8 days after",
    episode: endedOn(40, { scores: scored("PHQ-9", [8, 18], [28, 9]) }),
    expected: "missing/no_baseline",
  },
  {
    name: "has a last score 14 days after the baseline",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 18], [14, 9]) }),
    expected: "counted",
  },
  {
    name: "has its last score 13 days after the baseline",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 18], [13, 9]) }),
    expected: "missing/no_last",
  },
  {
    name: "was last scored 14 days after discharge",
    episode: endedOn(10, { scores: scored("PHQ-9", [0, 18], [24, 9]) }),
    expected: "counted",
  },
  {
    name: "was last scored 15 days after discharge",
    episode: endedOn(10, { scores: scored("PHQ-9", [0, 18], [25, 9]) }),
    expected: "missing/no_last",
  },
  {
    name: "never started",
    episode: endedOn(40, { firstSessionAt: -2147483648, firstSessionOn: -2147483648, scores: pair }),
    expected: "outside",
  },
  {
    name: "has an instrument without thresholds",
    episode: paired("PACS", 20, 10),
    expected: "counted",
  },
  {
    name: "has only a scale that looks back a year",
    episode: paired("AUDIT", 20, 10),
    expected: "outside",
  },
  {
    name: "has an instrument that the registry does not know",
    episode: paired("HOUSE-5", 20, 10),
    expected: "outside",
  },
];

describe("change in symptoms", () => {
  it.each(cases)("a stay that $name is $expected", ({ episode, asOf, expected }) => {
    expect(classOf(symptomChange, episode, asOf)).toBe(expected);
  });

  it("misses the baseline of a stay without any score, in the instrument that the program uses", () => {
    const group = figuresOf(symptomChange, [paired("PHQ-9", 18, 9), endedOn(40)]);
    expect(group).toMatchObject({
      key: { instrument: "PHQ-9" },
      initialPopulation: 2,
      missing: { no_baseline: 1 },
      result: { kind: "mean-change", n: 1, mean: -9 },
    });
  });

  it("shows change, mean, spread and both ends", () => {
    const group = figuresOf(symptomChange, [
      paired("PHQ-9", 20, 4),
      paired("PHQ-9", 12, 8),
      paired("PHQ-9", 10, 14),
      { ...open, scores: scored("PHQ-9", [0, 15], [20, 12]) },
    ]);
    expect(group.pending).toBe(1);
    expect(group.result).toMatchObject({
      kind: "mean-change",
      instrument: "PHQ-9",
      n: 3,
      baselineMean: 14,
      mean: -16 / 3,
      effectSize: { estimate: null },
    });
    expect(group.beside["days-between"]).toMatchObject({ kind: "duration", unit: "days", n: 3, median: 28 });
    expect(group.beside["completeness"]).toMatchObject({ numerator: 3, denominator: 3 });
    expect(group.beside["in-progress"]).toMatchObject({ numerator: 1, denominator: 4 });
    expect(group.beside["in-progress-change"]).toMatchObject({ kind: "mean", n: 1, mean: -3 });
    expect(group.beside["trajectory"]).toMatchObject({ kind: "trajectory" });
    const counts = (id: string): unknown => {
      const found = group.beside[id];
      return found?.kind === "shares" ? found.shares.map((each) => [each.class, each.numerator]) : found;
    };
    expect(counts("baseline-severity")).toEqual([
      ["none", 0],
      ["mild", 0],
      ["moderate", 2],
      ["moderately severe", 0],
      ["severe", 1],
    ]);
    expect(counts("last-severity")).toEqual([
      ["none", 1],
      ["mild", 1],
      ["moderate", 1],
      ["moderately severe", 0],
      ["severe", 0],
    ]);
  });

  it("says that an instrument has no bands, instead of nobody", () => {
    const group = figuresOf(symptomChange, [paired("PACS", 20, 10)]);
    expect(group.beside["baseline-severity"]).toEqual({
      kind: "insufficient",
      reason: "PACS has no published severity bands.",
    });
  });

  it("is immature until 14 days after the planned end", () => {
    const left = endedOn(10, { scores: scored("PHQ-9", [0, 18], [20, 9]) });
    expect(figuresOf(symptomChange, [left], noonOf(69)).marks).toContain("immature");
    expect(figuresOf(symptomChange, [left], noonOf(70)).marks).not.toContain("immature");
  });
  it.each([
    { name: "set back", end: "2025-10-27", young: "2025-11-10T05:59:59Z", mature: "2025-11-10T06:00:00Z" },
    { name: "set forward", end: "2026-02-23", young: "2026-03-09T04:59:59Z", mature: "2026-03-09T05:00:00Z" },
  ])("counts those days as local ones where clocks are $name", ({ end, young, mature }) => {
    const left = endedOn(20, {
      scores: pair,
      plannedEndAt: instantOfLocalMidnight(on(end), "America/Chicago"),
    });
    expect(figuresOf(symptomChange, [left], at(young)).marks).toContain("immature");
    expect(figuresOf(symptomChange, [left], at(mature)).marks).not.toContain("immature");
  });

  it("marks a figure that rests on filled-in items", () => {
    const [first, ...rest] = pair;
    const prorated = first === undefined ? [] : [{ ...first, isProrated: true }, ...rest];
    expect(figuresOf(symptomChange, [endedOn(40, { scores: prorated })]).marks).toContain("prorated");
    expect(figuresOf(symptomChange, [endedOn(40, { scores: pair })]).marks).not.toContain("prorated");
  });

  it("lists change and both scores", () => {
    expect(listed(symptomChange, paired("PHQ-9", 18, 9))[0]).toMatchObject({
      value: -9,
      unit: "points",
      instrument: "PHQ-9",
      details: { Baseline: 18, "Baseline on": "2025-03-03", Last: 9, "Last on": "2025-03-31" },
    });
  });
});
