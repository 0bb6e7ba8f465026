import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { MeasureResponse } from "#shared/contract/measures";
import { shownTrend, trendsIn } from "../../web/src/answers/group-trends.js";
import { sampleMeasure } from "../../web/src/gallery/sample-figures.js";
import { MainLine } from "../../web/src/pages/overview/main-line.js";
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
    expect(shownTrend(judged)).toMatchObject({
      process: judged.process,
      why: "",
      words: "no signal of change; hits or misses the goal by chance",
    });
    expect(shownTrend({ points, process: chart() }).words).toBe("no signal of change");
  });
  it("is no verdict with trial limits, nor without any", () => {
    const signal = point("2026-12", { signal: "outsideLimits", verdict: "concern" });
    const trial = {
      points: [...points.slice(0, 11), signal],
      process: chart({ isTrial: true, assurance: "pass" }),
    };
    const shown = shownTrend(trial);
    expect(shown).toMatchObject({ process: null, words: "too few periods to tell a change" });
    expect(shown.points.at(-1)).toMatchObject({ upperProcessLimit: 0.7, signal: null, verdict: null });
    expect(shownTrend({ points, process: null }).words).toBe("too few periods to tell a change");
  });
  it("is a verdict with its shape where limits rest on enough months, and nothing of a signal long past", () => {
    const signal = point("2026-12", { signal: "outsideLimits", verdict: "concern", value: 0.1 });
    const all = [...chart().points.slice(0, 23), signal];
    const told = shownTrend({ points: all.slice(-12), process: chart({ points: all }) });
    expect(told.words).toBe("signal of concern");
    expect(told.points.at(-1)).toMatchObject({ verdict: "concern", upperProcessLimit: 0.7 });
    const gone = all.map((one, place) =>
      place > 20 ? point(one.period, { reason: "nobody", verdict: null }) : one,
    );
    const untold = shownTrend({ points: gone.slice(-12), process: chart({ points: gone }) });
    expect(untold.words).toBe("nothing to judge since Sep 2026");
    expect(untold.points.every(({ verdict }) => verdict === null)).toBe(true);
  });
});

/** What a card draws of its line, and what it says under it. */
function cardLine(isTrial: boolean): string {
  const signal = point("2026-12", { signal: "outsideLimits", verdict: "concern", value: 0.1 });
  const process = chart({ isTrial, points: [...chart().points.slice(0, 23), signal] });
  const own = { ...answer([{ key: {}, chart: process }]), groups: [] };
  const measure = sampleMeasure({ grain: "attendance", goal: null });
  return renderToStaticMarkup(
    createElement(MainLine, { measure, months: own, group: group(proportion(10, 20)) }),
  );
}

describe("the line of a card", () => {
  const diamond = /<g transform[^>]*>/g;
  it("of attendance is judged as the row of a table is, with the shape of its verdict", () => {
    const drawn = cardLine(false);
    expect(drawn).toContain("signal of concern");
    // One in the line, and the icon beside its words.
    expect(drawn.match(diamond)).toHaveLength(1);
    expect(drawn).toContain("var(--warm)");
  });
  it("has no shape of a verdict while its limits are trial limits", () => {
    const drawn = cardLine(true);
    expect(drawn).toContain("too few periods to tell a change");
    expect(drawn).not.toMatch(diamond);
    expect(drawn).not.toContain("var(--warm)");
    // The limits themselves stay.
    expect(drawn.match(/<rect/g)?.length).toBe(12);
  });
});
