import { describe, expect, it } from "vitest";
import type { GroupResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { wilsonInterval } from "#shared/statistics/wilson-interval";
import { curvesFinding, monthsFinding, programsFinding } from "../../web/src/findings/access-findings.js";
import { drawnPoint, notesWithin, noteWords, pointWords } from "../../web/src/charts/spc-rows.js";
import { rangeSentence, withoutLimits } from "../../web/src/answers/values-by-period.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { markLabels } from "../../web/src/words/mark-words.js";
import { sampleNotes } from "../../web/src/gallery/sample-charts.js";
import { writtenSentence } from "../../web/src/words/note-words.js";
import { figureWords } from "../../web/src/words/result-words.js";
import { shippedGoal } from "./shipped-goal.js";

function proportion(numerator: number, denominator: number): ResultResponse {
  const found = wilsonInterval(numerator, denominator);
  if (!("estimate" in found)) throw new Error("no interval");
  const { estimate, lower, upper } = found;
  return {
    kind: "proportion",
    numerator,
    denominator,
    estimate,
    lower,
    upper,
    level: 0.95,
    method: "wilson",
  };
}

function group(result: ResultResponse, parts: Partial<GroupResponse> = {}): GroupResponse {
  const none = { key: {}, period: null, initialPopulation: 0, excluded: {}, pending: 0, missing: {} };
  return { ...none, result, beside: {}, bounds: null, marks: [], ...parts };
}

function curve(n: number, points: readonly (readonly [time: number, estimate: number])[]): ResultResponse {
  const none = { estimate: null, lower: null, upper: null };
  const events = Math.round((points.at(-1)?.[1] ?? 0) * n);
  return {
    ...{ kind: "time-to-event", unit: "hours", n, events, competing: 0, censored: n - events },
    ...{ median: none, p90: none },
    followed: [],
    curve: points.map(([time, estimate]) => ({ time, estimate, atRisk: n, lower: null, upper: null })),
  };
}

describe("what may be said of a result by its n", () => {
  const cases: readonly (readonly [string, ResultResponse, string])[] = [
    ["nobody", { kind: "insufficient", reason: "no denominator" }, "No figure"],
    ["hidden", { kind: "suppressed", reason: "1–10" }, "Not shown"],
    ["n 4", proportion(4, 4), "Too few to show"],
    ["n 5", proportion(4, 5), "4 of 5"],
    ["n 9", proportion(9, 9), "9 of 9"],
    ["n 10", proportion(5, 10), "50.0%"],
    ["n 30", proportion(30, 30), "100%"],
    ["a median not reached", curve(40, [[12, 0.3]]), "Not reached"],
  ];
  it.each(cases)("%s", (_, result, value) => {
    expect(figureWords(result).value).toBe(value);
  });

  it.each([
    [9, []],
    [10, ["imprecise"]],
    [29, ["imprecise"]],
    [30, []],
  ])("marks n %i", (n, labels) => {
    expect(markLabels(group(proportion(5, n)))).toEqual(labels);
  });

  it("says all marks of a figure at the head of its frame", () => {
    const young = group(proportion(5, 10), { marks: ["unfinished", "immature", "imprecise"] });
    expect(markLabels(young)).toEqual(["period not over", "not all stays could end yet", "imprecise"]);
  });
});

describe("the title of the shares over time", () => {
  const below = group(proportion(10, 50));
  const around = group(proportion(40, 50));
  const openBelow = group(proportion(10, 50), { marks: ["unfinished"] });
  it.each([
    [
      "clearly below",
      proportion(120, 200),
      [below, around],
      "60.0% started within 48 hours, below the goal of 80.0%; clearly below it in 1 of 2 months",
    ],
    [
      "an open month is no month",
      proportion(120, 200),
      [below, around, openBelow],
      "60.0% started within 48 hours, below the goal of 80.0%; clearly below it in 1 of 2 months",
    ],
    [
      "clearly above",
      proportion(190, 200),
      [around],
      "95.0% started within 48 hours, above the goal of 80.0%",
    ],
    [
      "within chance of the goal",
      proportion(39, 50),
      [],
      "78.0% started within 48 hours, which can’t be told apart from the goal of 80.0%",
    ],
    ["counts only", proportion(3, 7), [], "3 of 7 people started within 48 hours"],
    ["too few", proportion(3, 4), [], "Too few inquiries to show a share within 48 hours"],
    ["nobody", { kind: "none", reason: "" } as const, [], "No inquiry in this period has run its 48 hours"],
  ])("%s", (...[, whole, months, title]) => {
    expect(inOneLine(monthsFinding(whole, months, { goal: 0.8, access: shippedGoal }))).toBe(title);
  });

  it("speaks of no goal where none is set", () => {
    expect(inOneLine(monthsFinding(proportion(120, 200), [], { goal: null, access: shippedGoal }))).toBe(
      "60.0% started within 48 hours",
    );
  });
});

describe("the title of the curves", () => {
  it("reads both curves at the times that it names", () => {
    const started = curve(100, [
      [12, 0.2],
      [48, 0.4],
      [49, 0.5],
      [336, 0.7],
      [400, 0.9],
    ]);
    const gaveUp = curve(100, [
      [300, 0.1],
      [337, 0.3],
    ]);
    expect(inOneLine(curvesFinding(started, gaveUp, shippedGoal))).toBe(
      "40.0% had started after 48 hours, 70.0% after 14 days; by then 10.0% had given up or been closed",
    );
  });

  it.each([
    ["few", curve(4, []), "Too few inquiries to draw a curve"],
    ["counts", curve(8, [[10, 0.5]]), "4 of 8 people have started so far"],
    ["nobody", { kind: "none", reason: "" } as const, "Nobody asked for help in this period"],
  ])("%s", (_, started, title) => {
    expect(inOneLine(curvesFinding(started, undefined, shippedGoal))).toBe(title);
  });
});

describe("the title of the programs", () => {
  it("counts whole intervals, not points", () => {
    const programs = [proportion(10, 50), proportion(40, 50), proportion(3, 7)].map((result) =>
      group(result),
    );
    expect(inOneLine(programsFinding(programs, 0.8))).toBe("Clearly below the goal in 1 of 2 programs");
    expect(inOneLine(programsFinding([...programs, group(proportion(99, 100))], 0.8))).toBe(
      "Clearly below the goal in 1 of 3 programs; clearly above it in 1",
    );
    expect(inOneLine(programsFinding([group(proportion(3, 7))], 0.8))).toBe(
      "No program has enough inquiries for a rate",
    );
  });
});

describe("the words of a note under a chart of January to March", () => {
  const { points } = withoutLimits(
    ["2026-01", "2026-02", "2026-03"].map((period) => group(proportion(20, 40), { period })),
  );
  const [line] = sampleNotes.filter((note) => note.startsBaseline);
  const start = "2 Mar 2026: Second intake nurse and a new line (A. Doe)";
  it.each([
    {
      name: "limits start there",
      program: null,
      baselines: ["2026-03"],
      words: `${start}; limits start anew`,
    },
    { name: "limits start elsewhere only", program: null, baselines: ["2026-02"], words: start },
    { name: "no limits are drawn", program: null, baselines: [], words: start },
    {
      name: "of one program, on its own chart",
      program: "MH-ADULT-N",
      baselines: ["2026-03"],
      words: "2 Mar 2026, MH-ADULT-N: Second intake nurse and a new line (A. Doe); limits start anew",
    },
    {
      name: "of one program, on the chart of all",
      program: "MH-ADULT-N",
      baselines: [],
      words: "2 Mar 2026, MH-ADULT-N: Second intake nurse and a new line (A. Doe)",
    },
  ])("$name", ({ program, baselines, words }) => {
    const notes = line ? [{ ...line, program }] : [];
    const said = notesWithin(points, notes).map((each) => noteWords(each, { baselines }));
    expect(said).toEqual([words]);
  });
  it.each([
    [null, "The note of 2 Mar 2026 is on the chart. A new baseline begins there."],
    [
      "MH-ADULT-N",
      "The note of 2 Mar 2026 is on the chart. A new baseline begins there in the charts of MH-ADULT-N alone.",
    ],
  ])("once written, of %s", (program, words) => {
    expect(line && writtenSentence({ ...line, program })).toBe(words);
  });
});

describe("the spoken range of a chart", () => {
  const months = [
    group(proportion(20, 40), { period: "2026-01" }),
    group(proportion(9, 9), { period: "2026-02" }),
    group(proportion(10, 40), { period: "2026-03" }),
    group(proportion(39, 40), { period: "2026-04", marks: ["unfinished"] }),
  ];
  it("names the lowest and the highest that may be shown", () => {
    expect(rangeSentence(months, "share")).toBe("Lowest 25.0% in Mar 2026, highest 50.0% in Jan 2026.");
    expect(rangeSentence(months.slice(0, 1), "share")).toBe("50.0% in Jan 2026.");
    expect(rangeSentence(months.slice(1, 2), "share")).toBe("");
    const alike = ["2026-01", "2026-02"].map((period) => group(proportion(20, 40), { period }));
    expect(rangeSentence(alike, "share")).toBe("50.0% in each of 2 periods.");
  });

  it("draws no rate and no verdict of fewer than ten, whose limits stand", () => {
    const limits = { centreLine: 0.6, lowerProcessLimit: 0.1, upperProcessLimit: 1 };
    const judged = { signal: "shift", verdict: "concern", reason: null } as const;
    const point = { period: "2026-01", value: 1, n: 9, ...limits, ...judged };
    expect(drawnPoint(point)).toEqual({ ...point, value: null, signal: null, verdict: null });
    expect(drawnPoint({ ...point, n: 10 })).toEqual({ ...point, n: 10 });
    expect(pointWords(drawnPoint(point), "share")).toBe("Jan 2026: too few for a rate, n 9");
    expect(pointWords({ ...point, value: null, n: 0 }, "share")).toMatch(/^Jan 2026: no value, n 0/);
  });
  it("leaves a gap where too few are, and a hollow point where the month is not over", () => {
    expect(withoutLimits(months).points.map(({ value, reason }) => [value, reason])).toEqual([
      [0.5, null],
      [null, null],
      [0.25, null],
      [0.975, "unfinished"],
    ]);
  });
});
