import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { completion } from "#shared/measures/completion";
import { processChart } from "#shared/measures/analysis/process";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import { group, judge, months, plain, steady } from "./month-groups.js";

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
    { name: "three points far below the goal", numerators: [4, 6, 5] },
    {
      name: "eleven points around the goal",
      numerators: [32, 30, 33, 31, 34, 32, 30, 33, 31, 34, 32],
    },
    {
      name: "eleven points and a signal",
      numerators: [20, 21, 20, 19, 20, 21, 20, 19, 20, 21, 39],
    },
  ])("says nothing of a change or the goal on trial limits: $name", ({ numerators }) => {
    const chart = judge(months(numerators));
    expect(chart).toMatchObject({ isTrial: true, assurance: null });
    expect(chart.sentences[0]).toMatch(/^Too few periods to tell/);
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

  it("holds no goal against limits of before a change", () => {
    const chart = judge(months([...Array<number>(12).fill(20), 21, 39]));
    expect(chart).toMatchObject({ verdict: "improvement", assurance: null, isTrial: false });
    expect(chart.sentences[1]).toMatch(
      /^Whether it can meet the goal of 80\.0% can’t be told while it changes/,
    );
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
    // Limits without width would hold any goal.
    expect(chart.assurance).toBeNull();
    expect(chart.sentences.join(" ")).not.toContain("goal");
  });
});
