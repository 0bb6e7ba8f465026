import { describe, expect, it } from "vitest";
import { attendance } from "#shared/measures/attendance";
import { whyNoLimits } from "#shared/measures/analysis/clustered";
import { completion } from "#shared/measures/completion";
import { proportionResult } from "#shared/measures/counting/figure-results";
import { funnelPlot, type FunnelPlot } from "#shared/measures/analysis/funnel";
import { measures } from "#shared/measures/index";
import { lengthOfStay } from "#shared/measures/length-of-stay";
import { reliableImprovement } from "#shared/measures/reliable-improvement";
import type { GroupResult, Mark } from "#shared/measures/result";
import { funnelLimits } from "#shared/statistics/funnel-limits";
import { seatFill } from "#shared/measures/seat-fill";
import { weeklyDose } from "#shared/measures/weekly-dose";

interface StatedUnit {
  readonly met: number;
  readonly of: number;
  readonly marks?: readonly Mark[];
}

function groupsOf(dimension: "cohort" | "program", units: readonly StatedUnit[]): GroupResult[] {
  return units.map(({ met, of, marks = [] }, index) => ({
    ...{ key: { [dimension]: String(index) }, period: null, initialPopulation: of, excluded: {}, pending: 0 },
    ...{ missing: {}, result: proportionResult(met, of), beside: {}, bounds: null, marks },
  }));
}

function plot(dimension: "cohort" | "program", ...units: readonly StatedUnit[]): FunnelPlot {
  const found = funnelPlot(completion, groupsOf(dimension, units));
  if (found.kind !== "funnel") throw new Error(found.reason);
  return found;
}

const young = ["immature"] as const;
const usual: StatedUnit = { met: 12, of: 20 };

describe("which groups a funnel plot draws and judges", () => {
  const cases: readonly {
    readonly name: string;
    readonly by: "cohort" | "program";
    readonly unit: StatedUnit;
    readonly flag: string | null;
  }[] = [
    { name: "four people are too few to show", by: "cohort", unit: { met: 0, of: 4 }, flag: null },
    { name: "five are drawn", by: "cohort", unit: { met: 3, of: 5 }, flag: "inside" },
    { name: "a finished cohort is judged", by: "cohort", unit: { met: 0, of: 20 }, flag: "below-998" },
    {
      name: "a cohort that is not over is drawn and not judged",
      by: "cohort",
      unit: { met: 0, of: 20, marks: young },
      flag: "not-judged",
    },
    {
      name: "a program is as young as those beside it, and judged",
      by: "program",
      unit: { met: 0, of: 20, marks: young },
      flag: "below-998",
    },
  ];
  it.each(cases)("$name", ({ by, unit, flag }) => {
    const found = plot(by, usual, usual, usual, unit);
    expect(found.points.find((point) => point.key[by] === "3")?.flag ?? null).toBe(flag);
    const isPooled = flag !== null && flag !== "not-judged";
    expect(found.target).toBeCloseTo(isPooled ? (36 + unit.met) / (60 + unit.of) : 0.6, 12);
  });

  it("the lines reach the largest group that is drawn", () => {
    const found = plot("cohort", usual, usual, { met: 30, of: 90, marks: young });
    expect(found.limits.at(-1)?.n).toBeGreaterThan(90);
  });

  it("leaves young cohorts out of the test for over-dispersion", () => {
    const units = Array.from({ length: 9 }, () => usual);
    expect(plot("cohort", ...units, { met: 0, of: 20, marks: young }).overDispersion).toBeNull();
    expect(plot("cohort", ...units, usual).overDispersion).toMatchObject({ isWidened: false });
  });
});

describe("what is said of it", () => {
  const few = "Fewer than 10 units: whether they differ more than chance is not tested.";
  // Made within the test: what is made while the file is read tells nobody which line it comes from.
  const cases: readonly {
    readonly name: string;
    readonly find: () => FunnelPlot;
    readonly says: string[];
  }[] = [
    {
      name: "only what is judged is counted",
      find: () => plot("cohort", usual, usual, { met: 0, of: 3 }, { met: 2, of: 10, marks: young }),
      says: [
        "None of 2 units differs from the pooled share of 60.0% by more than chance allows for its size.",
        few,
        "1 unit is not over yet: drawn hollow, not judged and not in the pooled share.",
        "1 unit with fewer than 5 people is left out.",
      ],
    },
    {
      name: "several are left out or young",
      find: () =>
        plot(
          "cohort",
          ...[usual, usual, { met: 0, of: 3 }, { met: 1, of: 1 }],
          ...[
            { met: 2, of: 10, marks: young },
            { met: 4, of: 8, marks: young },
          ],
        ),
      says: [
        "None of 2 units differs from the pooled share of 60.0% by more than chance allows for its size.",
        few,
        "2 units are not over yet: drawn hollow, not judged and not in the pooled share.",
        "2 units with fewer than 5 people are left out.",
      ],
    },
    {
      name: "programs are judged so far",
      find: () => plot("program", usual, { ...usual, marks: young }),
      says: [
        "None of 2 units differs from the pooled share of 60.0% by more than chance allows for its size.",
        few,
        "Not everyone in these units could finish yet: the shares are so far.",
      ],
    },
    {
      name: "one far outside and one near a line are counted apart, and one over it is explained",
      find: () =>
        plot(
          "program",
          ...Array.from({ length: 7 }, () => ({ met: 60, of: 100 })),
          { met: 48, of: 100 },
          { met: 85, of: 100 },
        ),
      says: [
        "1 of 9 units lie outside the 99.8% limits around the pooled share of 61.4%, 1 more outside the 95% limits.",
        few,
      ],
    },
    {
      name: "ten that only vary are tested and nothing is widened",
      find: () =>
        plot("program", ...[58, 62, 60, 61, 59, 60, 63, 57, 60, 60].map((met) => ({ met, of: 100 }))),
      says: [
        "None of 10 units differs from the pooled share of 60.0% by more than chance allows for its size.",
      ],
    },
    {
      name: "ten that differ throughout have wider limits",
      find: () =>
        plot("program", ...[20, 80, 30, 70, 25, 75, 40, 60, 35, 65].map((met) => ({ met, of: 100 }))),
      says: [
        "None of 10 units differs from the pooled share of 50.0% by more than chance allows for its size.",
        "The units differ by more than chance throughout, so the limits are widened.",
      ],
    },
    {
      // All 5 of 5 lie on the upper edge, over the interpolated line; at 60% the chance of it is 0.078.
      name: "a small unit over a line without a mark is explained",
      find: () => plot("program", { met: 55, of: 95 }, { met: 5, of: 5 }),
      says: [
        "None of 2 units differs from the pooled share of 60.0% by more than chance allows for its size.",
        few,
        "Marks follow the exact chance: a small unit may lie over a line without one.",
      ],
    },
  ];
  it.each(cases)("$name", ({ find, says }) => expect(find().sentences).toEqual(says));
});

describe("there is no funnel plot", () => {
  const none = "Every group is too small or not over yet, so none is judged.";
  it.each([
    ["of young cohorts alone", groupsOf("cohort", [{ met: 5, of: 10, marks: young }]), none],
    ["of groups of four", groupsOf("program", [{ met: 2, of: 4 }]), none],
    ["of nobody", groupsOf("program", [{ met: 0, of: 0 }]), "No unit has a case."],
  ])("%s", (_, groups, reason) =>
    expect(funnelPlot(completion, groups)).toEqual({ kind: "insufficient", reason }),
  );

  it.each([
    { measure: attendance, rows: "rows of one person" },
    { measure: seatFill, rows: "seats of one session" },
    { measure: weeklyDose, rows: "weeks of one person" },
  ])("of $measure.id, for $rows resemble each other", ({ measure, rows }) => {
    const found = funnelPlot(measure, groupsOf("program", [usual, usual, { met: 400, of: 4000 }]));
    expect(found).toEqual({
      kind: "insufficient",
      reason: `No limits: ${rows} resemble each other, so groups differ by more than limits for independent rows allow.`,
    });
  });

  it("only of measures of which one person or session gives many rows", () => {
    const without = measures.filter(({ grain }) => whyNoLimits(grain) !== null).map(({ id }) => id);
    expect(without).toEqual(["attendance", "weekly-dose", "seat-fill"]);
  });

  it("of a measure that is no share", () => {
    const reason = "Only shares have a funnel plot.";
    expect(funnelPlot(lengthOfStay, groupsOf("program", [usual, usual]))).toEqual({
      kind: "insufficient",
      reason,
    });
  });
});

describe("marks and lines", () => {
  const around = Array.from({ length: 7 }, () => ({ met: 60, of: 100 }));
  it.each([
    { met: 85, flag: "above-998" },
    { met: 72, flag: "above-95" },
    { met: 60, flag: "inside" },
    { met: 48, flag: "below-95" },
    { met: 35, flag: "below-998" },
  ])("$met of 100 among sixties are $flag", ({ met, flag }) => {
    expect(plot("program", ...around, { met, of: 100 }).points.at(-1)?.flag).toBe(flag);
  });

  it("lines are those of whole numbers of people from one on, each once, narrower with each", () => {
    const { limits, target } = plot("program", ...around);
    const sizes = limits.map(({ n }) => n);
    expect(sizes[0]).toBe(1);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(105);
    const last = limits.at(-1);
    expect(last).toEqual({ n: 105, ...funnelLimits(105, target) });
  });

  it("lines of units that differ throughout are wider than chance alone makes them", () => {
    const wide = plot(
      "program",
      ...[20, 80, 30, 70, 25, 75, 40, 60, 35, 65].map((met) => ({ met, of: 100 })),
    );
    expect(wide.overDispersion).toMatchObject({ isWidened: true });
    const exact = funnelLimits(105, 0.5);
    expect(wide.limits.at(-1)?.upper998).toBeGreaterThan(exact.upper998 + 0.2);
    expect(wide.limits.at(-1)?.lower95).toBeLessThan(exact.lower95 - 0.2);
  });
});

describe("a single group", () => {
  it.each([
    { name: "alone", units: [usual] },
    { name: "beside one too small to show", units: [usual, { met: 1, of: 4 }] },
    { name: "beside one that is not over", units: [usual, { met: 9, of: 20, marks: young }] },
  ])("$name is drawn, and not compared with itself", ({ units }) => {
    const found = plot("cohort", ...units);
    expect(found.points.map(({ flag }) => flag)).not.toContain("inside");
    expect([found.limits, found.sentences[0]]).toEqual([
      [],
      "Only one group is judged: it has no others to be compared with.",
    ]);
  });
});

describe("groups of pairs", () => {
  const of = (instrument: string, met: number): GroupResult[] =>
    groupsOf("program", [{ met, of: 40 }]).map((group) => ({ ...group, key: { ...group.key, instrument } }));
  it("of several instruments have no common share, and it is said how to ask for one", () => {
    const found = funnelPlot(reliableImprovement, [...of("PHQ-9", 20), ...of("GAD-7", 30)]);
    expect(found).toMatchObject({
      kind: "insufficient",
      reason: expect.stringContaining("instrument=PHQ-9"),
    });
  });
  it("of one instrument have one", () => {
    expect(funnelPlot(reliableImprovement, [...of("PHQ-9", 20), ...of("PHQ-9", 30)])).toMatchObject({
      target: 50 / 80,
    });
  });
});
