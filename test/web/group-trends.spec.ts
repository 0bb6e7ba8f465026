import { describe, expect, it } from "vitest";
import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { MeasureResponse } from "#shared/contract/measures";
import { shownTrend, trendsIn } from "../../web/src/group-trends.js";
import { group, proportion } from "./sample-groups.js";

const months = Array.from({ length: 24 }, (_, index) => {
  const month = String(1 + (index % 12)).padStart(2, "0");
  return `${index < 12 ? 2025 : 2026}-${month}`;
});

function point(period: string, parts: Partial<ProcessPointResponse> = {}): ProcessPointResponse {
  const limits = { centreLine: 0.5, lowerProcessLimit: 0.3, upperProcessLimit: 0.7 };
  return {
    period,
    value: 0.5,
    n: 20,
    ...limits,
    signal: null,
    verdict: "commonCause",
    reason: null,
    ...parts,
  };
}

function chart(parts: Partial<ProcessResponse> = {}): ProcessResponse {
  return {
    ...{ kind: "process", method: "p", verdict: "commonCause", assurance: null, isTrial: false },
    ...{ baselines: [], sentences: ["Trial limits.", "Too few."] },
    points: months.map((period) => point(period)),
    ...parts,
  };
}

function answer(process: MeasureResponse["process"]): MeasureResponse {
  const asked = { measure: "any", version: 1, asOf: "2026-12-31T00:00:00Z", from: null, to: null };
  const groups = ["A", "B"].flatMap((program) =>
    months.map((period) => group(proportion(10, 20), { key: { program }, period })),
  );
  return { ...asked, groups, process };
}

describe("the lines in the rows of a table", () => {
  const trends = trendsIn(
    answer([
      { key: { program: "A" }, chart: chart() },
      { key: { program: "B" }, chart: { kind: "insufficient", reason: "Too few." } },
    ]),
    "program",
  );
  it("are the last twelve months of each group, with or without a process chart", () => {
    expect([...trends.keys()]).toEqual(["A", "B"]);
    for (const trend of trends.values()) {
      expect(trend.points.map(({ period }) => period)).toEqual(months.slice(12));
    }
    expect(trends.get("A")?.process?.points).toHaveLength(24);
    expect(trends.get("B")?.process).toBeNull();
    expect(trendsIn({ ...answer([]), groups: [] }, "program").size).toBe(0);
  });
});

describe("what is said under a line", () => {
  const points = months.slice(12).map((period) => point(period));
  const judged = { points, process: chart({ assurance: "hitOrMiss" }) };
  it("is whether it changes, and whether it meets its goal", () => {
    expect(shownTrend(judged, { grain: "episode" })).toMatchObject({
      process: judged.process,
      why: "",
      words: "no signal of change; hits or misses the goal by chance",
    });
    expect(shownTrend({ points, process: chart() }, { grain: "pair" }).words).toBe("no signal of change");
  });
  it("is no verdict with trial limits, nor without any", () => {
    const signal = point("2026-12", { signal: "outsideLimits", verdict: "concern" });
    const trial = {
      points: [...points.slice(0, 11), signal],
      process: chart({ isTrial: true, assurance: "pass" }),
    };
    const shown = shownTrend(trial, { grain: "episode" });
    expect(shown).toMatchObject({ process: null, words: "too few periods to tell a change" });
    expect(shown.points.at(-1)).toMatchObject({ upperProcessLimit: 0.7, signal: null, verdict: null });
    expect(shownTrend({ points, process: null }, { grain: "episode" }).words).toBe(
      "too few periods to tell a change",
    );
  });
  it.each(["attendance", "person-week", "seat"] as const)(
    "is no verdict where the rows are of %s, and nothing drawn hints at one",
    (grain) => {
      const signal = point("2026-12", { signal: "outsideLimits", verdict: "concern", value: 0.1 });
      const shown = shownTrend(
        { points: [...points.slice(0, 11), signal], process: judged.process },
        { grain },
      );
      expect(shown.process).toBeNull();
      expect(shown.why).toMatch(/^not judged, as /);
      expect(shown.points.at(-1)).toMatchObject({ value: 0.1, signal: null, verdict: null });
      expect(shown.points.every(({ upperProcessLimit }) => upperProcessLimit === null)).toBe(true);
    },
  );
});
