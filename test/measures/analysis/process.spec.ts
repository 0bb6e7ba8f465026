import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { completion } from "#shared/measures/completion";
import { processChart } from "#shared/measures/analysis/process";
import { proportionResult } from "#shared/measures/counting/figure-results";
import type { GroupResult, Mark } from "#shared/measures/result";
import { symptomChange } from "#shared/measures/symptom-change";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";

function month(index: number): string {
  return `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function group(
  index: number,
  counts: readonly [number, number] | null,
  marks: readonly Mark[] = [],
): GroupResult {
  return {
    key: {},
    period: month(index),
    initialPopulation: counts?.[1] ?? 0,
    excluded: {},
    pending: 0,
    missing: {},
    result: counts
      ? proportionResult(...counts)
      : { kind: "none", reason: "Nobody is in the initial population." },
    beside: {},
    bounds: null,
    marks,
  };
}

/** Months of 40 people each with these numerators; null is a month without anybody. */
function months(numerators: readonly (number | null)[]): GroupResult[] {
  return numerators.map((numerator, index) => group(index, numerator === null ? null : [numerator, 40]));
}

const steady = [20, 22, 19, 21, 18, 20, 23, 20, 19, 21, 20, 22];

const plain = { improvement: "increase", baselines: [] } as const;

function judge(groups: readonly GroupResult[], baselines: readonly { period: string; program: null }[] = []) {
  const chart = processChart(accessWithin48h, { groups, improvement: "increase", baselines });
  if (chart.kind !== "process") throw new Error(chart.reason);
  return chart;
}

describe("a measure over time", () => {
  it("that only varies is common cause, and can't reach a goal beyond its limits", () => {
    const chart = judge(months(steady));
    expect(chart).toMatchObject({ method: "p", verdict: "commonCause", assurance: "fail", isTrial: false });
    expect(chart.sentences[0]).toBe("No signal of change in Dec 2024: it varies as chance would let it.");
    expect(chart.sentences[1]).toBe(
      "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
    );
  });

  it("that shifts up is an improvement where an increase is better, and the run's beginning is named", () => {
    const chart = judge(months([...steady, 28, 29, 28, 29, 28, 29, 28]));
    expect(chart.verdict).toBe("improvement");
    expect(chart.points.at(-1)?.signal).toBe("shift");
    expect(chart.sentences[0]).toBe(
      "A signal of improvement: Jul 2025 belongs to a run of 7 or more points on one side of the mean. The run began in Jan 2025.",
    );
  });

  it.each([
    {
      name: "a point of it lies outside the limits",
      run: [26, 26, 26, 40, 26, 26, 26, 26],
      began: "Jan 2025",
    },
    { name: "two of three are near a limit", run: [26, 26, 30, 30, 26, 26, 26, 26], began: "Jan 2025" },
    { name: "one on the mean comes before", run: [26, 19, 26, 26, 26, 26, 26, 26, 26], began: "Mar 2025" },
  ])("names the beginning of a run also where $name", ({ run, began }) => {
    const chart = judge(months([...steady, ...run]));
    expect(chart.points.at(-1)?.signal).toBe("shift");
    expect(chart.sentences[0]).toContain(`The run began in ${began}.`);
  });

  it("names the beginning of a trend", () => {
    const chart = judge(months([...steady, 18, 19, 20, 21, 22, 23, 24]));
    expect(chart.points.at(-1)?.signal).toBe("trend");
    expect(chart.sentences[0]).toMatch(/all rise or all fall\. The run began in Jan 2025\.$/);
  });

  it("that shifts down is a concern", () => {
    expect(judge(months([...steady, 12, 11, 12, 11, 12, 11, 12])).verdict).toBe("concern");
  });

  it("starts anew at a baseline that a note has set, with trial limits", () => {
    const chart = judge(months([...steady, 28, 29, 28, 29, 28, 29, 28]), [
      { period: "2025-01", program: null },
    ]);
    expect(chart).toMatchObject({ verdict: "commonCause", isTrial: true, baselines: ["2025-01"] });
    expect(chart.sentences).toEqual([
      "Too few periods to tell a change; the last that is judged is Jul 2025.",
      "These are trial limits: they rest on 7 points, and 12 are needed.",
    ]);
    expect(chart.points[12]?.centreLine).not.toBe(chart.points[11]?.centreLine);
  });

  it.each([
    { at: 10, isTrial: true },
    { at: 11, isTrial: true },
    { at: 12, isTrial: false },
  ])("has trial limits below 12 points: $at points", ({ at, isTrial }) => {
    expect(judge(months(steady.slice(0, at))).isTrial).toBe(isTrial);
  });

  it.each([
    { name: "three points far below the goal", numerators: [4, 6, 5], signal: false },
    {
      name: "eleven points around the goal",
      numerators: [32, 30, 33, 31, 34, 32, 30, 33, 31, 34, 32],
      signal: false,
    },
    {
      name: "eleven points and a signal",
      numerators: [20, 21, 20, 19, 20, 21, 20, 19, 20, 21, 39],
      signal: true,
    },
  ])("says nothing of the goal on trial limits: $name", ({ numerators, signal }) => {
    const chart = judge(months(numerators));
    expect(chart).toMatchObject({ isTrial: true, assurance: null });
    expect(chart.sentences[0]).toMatch(signal ? /^A signal of improvement: / : /^Too few periods to tell/);
    expect(chart.sentences[1]).toMatch(/^These are trial limits: /);
    expect(chart.sentences.join(" ")).not.toMatch(/goal|as chance would let it/);
  });

  it("never judges a period that is not over or immature, however extreme", () => {
    for (const mark of ["unfinished", "immature"] as const) {
      const chart = judge([...months(steady), group(12, [0, 40], [mark])]);
      expect(chart.verdict).toBe("commonCause");
      expect(chart.points.at(-1)).toMatchObject({ value: 0, verdict: null, centreLine: null, reason: mark });
      expect(chart.sentences).toContain("Not judged, because they can still change: Jan 2025.");
    }
  });

  it("takes an off-season for a gap, not for a signal", () => {
    const summers = [
      20,
      21,
      19,
      ...Array<null>(9).fill(null),
      20,
      22,
      20,
      ...Array<null>(9).fill(null),
      21,
      19,
      20,
    ];
    const chart = judge(months(summers));
    expect(chart.verdict).toBe("commonCause");
    expect(chart.points[5]).toMatchObject({ value: null, reason: "nobody", verdict: null });
  });

  it.each([
    { name: "fewer than 5 people a month", groups: [group(0, [1, 4]), group(1, [2, 4])] },
    { name: "no month at all", groups: [] },
    { name: "months without anybody", groups: months([null, null]) },
  ])("is insufficient with $name", ({ groups }) => {
    expect(processChart(accessWithin48h, { groups, ...plain }).kind).toBe("insufficient");
  });

  it("is not judged where it is neither share nor mean", () => {
    expect(processChart(timeToFirstSession, { groups: months(steady), ...plain }).kind).toBe("insufficient");
  });

  it("says nothing of a goal where the measure has none", () => {
    const chart = processChart(completion, { groups: months(steady), ...plain });
    expect(chart).toMatchObject({ kind: "process", assurance: null });
  });

  it("of equal months has limits at the mean and no signal", () => {
    const chart = judge(months(Array<number>(14).fill(40)));
    expect(chart.verdict).toBe("commonCause");
    expect(chart.points.every((point) => point.signal === null && point.centreLine === 1)).toBe(true);
  });
});

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
        "No signal of change in Dec 2025: it varies as chance would let it. 1 earlier point does signal a change.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      ],
    },
    {
      name: "of which two earlier months do",
      numerators: [...steady.with(5, 32).with(10, 8), ...steady],
      says: [
        "No signal of change in Dec 2025: it varies as chance would let it. 2 earlier points do signal a change.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
      ],
    },
    {
      name: "whose last month lies outside the limits: no run began",
      numerators: [...steady.slice(0, 11), 3],
      says: [
        "A signal of concern: Dec 2024 lies outside the process limits.",
        "As the process runs now, it can't meet the goal of 80.0%: only a change of the process can.",
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
