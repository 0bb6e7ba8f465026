import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { processChart } from "#shared/measures/analysis/process";
import type { GroupResult, Mark } from "#shared/measures/result";
import { symptomChange } from "#shared/measures/symptom-change";
import { group, judge, months, steady } from "./month-groups.js";

describe("all that is said of a process", () => {
  const goal = accessWithin48h.goal?.value ?? 0;
  it.each([
    {
      name: "that only varies below its goal",
      numerators: steady,
      says: [
        "No signal of change in Dec 2024: it varies as chance would let it.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      ],
    },
    {
      name: "that meets its goal in every month",
      numerators: steady.map((_, index) => 39 + (index % 2)),
      says: [
        "No signal of change in Dec 2024: it varies as chance would let it.",
        "As the process runs now, it will meet the goal of 80.0% in every period.",
      ],
    },
    {
      name: "that meets it by chance",
      numerators: [32, 31, 33, 32, 31, 33, 30, 34, 32, 31, 33, 32],
      says: [
        "No signal of change in Dec 2024: it varies as chance would let it.",
        "As the process runs now, it meets the goal of 80.0% in some periods and misses it in others, by chance.",
      ],
    },
    {
      name: "of which one earlier month lies outside the limits",
      numerators: [...steady.with(5, 32), ...steady],
      says: [
        "No signal of change in Dec 2025; 1 earlier point signals one.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      ],
    },
    {
      name: "of which two earlier months do",
      numerators: [...steady.with(5, 32).with(10, 8), ...steady],
      says: [
        "No signal of change in Dec 2025; 2 earlier points signal one.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      ],
    },
    {
      name: "whose last month lies outside the limits: no run began",
      numerators: [...steady.slice(0, 11), 3],
      says: [
        "A signal of concern: Dec 2024 lies outside the process limits.",
        "Whether it can meet the goal of 80.0% can’t be told while it changes: the limits are those of before.",
      ],
    },
  ])("$name", ({ numerators, says }) => {
    expect(goal).toBe(0.8);
    expect(judge(months(numerators)).sentences).toEqual(says);
  });

  it("speaks of the last month that is judged, not of the last", () => {
    const chart = judge([...months(steady), group(12, [40, 40], ["unfinished"])]);
    expect(chart.sentences).toEqual([
      "No signal of change in Dec 2024: it varies as chance would let it.",
      "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      "Not judged, because they can still change: Jan 2025.",
    ]);
  });

  it("counts one point as one", () => {
    const chart = judge(months([...steady, 21]), [{ period: "2025-01", program: null }]);
    expect(chart.sentences.at(-1)).toBe("These are trial limits: they rest on 1 point, and 12 are needed.");
  });
});

describe("means over time", () => {
  function change(index: number, mean: number, marks: readonly Mark[] = []): GroupResult {
    const effectSize = { estimate: null, lower: null, upper: null, method: "d-av-bonett" } as const;
    const share = {
      withBaseline: 20,
      withoutLast: 0,
      estimate: 0,
      lower: 0,
      upper: 0.2,
      meanIfUnchanged: mean,
    };
    const means = {
      n: 20,
      baselineMean: 15,
      lastMean: 15 + mean,
      mean,
      sd: 4,
      lower: mean - 2,
      upper: mean + 2,
    };
    const result = {
      kind: "mean-change",
      instrument: "PHQ-9",
      method: "t",
      ...means,
      effectSize,
      lastScores: share,
    } as const;
    return { ...group(index, null, marks), initialPopulation: 20, result };
  }
  const values = [-5, -5.4, -4.8, -5.2, -4.9, -5.1, -5.3, -4.7, -5, -5.2, -4.9, -5.1];

  it.each([
    { name: "nothing where no change is extreme", more: [], says: [] },
    {
      name: "an extreme change that the limits leave out",
      more: [-9],
      says: [
        "The limits leave out 1 extreme change from one period to the next, which would have widened them.",
      ],
    },
    {
      name: "two of them",
      more: [-9, -5],
      says: [
        "The limits leave out 2 extreme changes from one period to the next, which would have widened them.",
      ],
    },
  ])("say $name", ({ more, says }) => {
    const groups = [...values, ...more].map((value, index) => change(index, value));
    const chart = processChart(symptomChange, { groups, improvement: "decrease", baselines: [] });
    if (chart.kind !== "process") throw new Error("none");
    expect(chart.sentences.slice(1)).toEqual(says);
  });

  it("take no limits from a month that can still change", () => {
    const series = { improvement: "decrease", baselines: [] } as const;
    const plainChart = processChart(symptomChange, {
      ...series,
      groups: values.map((value, index) => change(index, value)),
    });
    const withYoung = processChart(symptomChange, {
      ...series,
      groups: [...values.map((value, index) => change(index, value)), change(12, 9, ["immature"])],
    });
    if (plainChart.kind !== "process" || withYoung.kind !== "process") throw new Error("none");
    expect(plainChart.method).toBe("xmr");
    expect(withYoung.points.slice(0, 12)).toEqual(plainChart.points);
    expect(withYoung.points.at(-1)).toMatchObject({
      value: 9,
      centreLine: null,
      verdict: null,
      reason: "immature",
    });
  });
});
