import { describe, expect, it } from "vitest";
import { accessWithin48hUnder } from "#shared/measures/access-within-48h";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { instruments } from "#shared/instruments/index";
import { defaultGoals, goalsOf, type Goals } from "#shared/measures/goals";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";

const HOUR = 3600;
const changed = goalsOf([
  { goal: "access", population: null, from: "2026-01-01", lowest: null, highest: 72 },
]);

/** Forty inquiries a month for two years; each starts after 24, 60 or 100 hours in turn, so that nothing ever changes. */
const inquiries = Array.from({ length: 24 }, (_, month) => month).flatMap((month) =>
  Array.from({ length: 40 }, (__, number): StatedEpisode => {
    const iso = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-10`;
    const inquiredAt = at(`${iso}T15:00:00Z`);
    const hours = [24, 60, 100, 24][number % 4] ?? 24;
    return { inquiredAt, inquiredOn: on(iso), firstSessionAt: inquiredAt + hours * HOUR };
  }),
);
const columns = columnsOf({ episodes: inquiries });

function asked(goals: Goals, every: "month" | null, days: readonly [from: string, to: string]) {
  const [from, to] = days.map(on);
  const view = {
    ...{ from: from ?? null, to: to ?? null, every },
    ...{ by: [], where: [], asOf: at("2027-01-31T12:00:00Z") },
  };
  const measure = accessWithin48hUnder(goals);
  const analysis = {
    ...{ compare: every === null ? ("previous" as const) : null, process: every !== null },
    ...{ funnel: false, mix: false, baselines: [] },
  };
  return analyzeMeasure({ columns, measure, view, registry: instruments, goals }, analysis);
}

describe("periods on both sides of a changed access goal", () => {
  const both = ["2025-01-01", "2027-01-01"] as const;
  it("get limits of their own, so that the change of the goal is no signal", () => {
    const chart = asked(changed, "month", both).process?.[0]?.chart;
    expect(chart).toMatchObject({ kind: "process", verdict: "commonCause", baselines: ["2026-01"] });
    if (chart?.kind !== "process") throw new Error("no chart");
    expect(chart.points.filter((point) => point.signal !== null)).toEqual([]);
    expect(chart.points.map(({ value }) => value).filter((value) => value === 0.5)).toHaveLength(12);
    expect(chart.points.map(({ value }) => value).filter((value) => value === 0.75)).toHaveLength(12);
    expect(chart.sentences.at(-1)).toBe("Limits begin anew where the access goal changed: Jan 2026.");
  });

  it("have one set of limits where it did not change", () => {
    const chart = asked(defaultGoals, "month", both).process?.[0]?.chart;
    expect(chart).toMatchObject({ baselines: [] });
    expect(JSON.stringify(chart)).not.toContain("begin anew");
  });

  it("tell of no change that lies outside of them", () => {
    const chart = asked(changed, "month", ["2026-01-01", "2027-01-01"]).process?.[0]?.chart;
    expect(chart).toMatchObject({ baselines: [] });
    expect(JSON.stringify(chart)).not.toContain("begin anew");
  });
});

describe("a comparison across a changed access goal", () => {
  const comparisonOf = (goals: Goals, from: string, to: string) =>
    asked(goals, null, [from, to]).groups[0]?.comparison;

  it.each([
    ["the year of the change with the one before", "2026-01-01", "2027-01-01"],
    ["days on both sides", "2025-12-01", "2026-02-01"],
  ])("is not made: %s", (...[, from, to]) => {
    expect(comparisonOf(changed, from, to)).toMatchObject({
      difference: null,
      verdict: "not-compared",
      sentence: "Not compared with the period before: the access goal changed on 1 Jan 2026.",
    });
    expect(comparisonOf(defaultGoals, from, to)?.verdict).toBe("cannot-tell");
  });

  it.each([
    ["wholly since", "2026-03-01", "2026-05-01"],
    ["wholly before", "2025-11-01", "2026-01-01"],
  ])("is made %s", (...[, from, to]) => {
    expect(comparisonOf(changed, from, to)?.verdict).toBe("cannot-tell");
  });
});
