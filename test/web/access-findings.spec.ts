import { describe, expect, it } from "vitest";
import type { FunnelResponse, ProcessResponse } from "#shared/contract/analysis";
import {
  answerOfChange,
  answerOfPeriod,
  newestPeriod,
  periodQuestion,
} from "../../web/src/findings/access-answer.js";
import { funnelPlotFinding, periodsFinding } from "../../web/src/findings/access-findings.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { sampleGroup, sampleProportion } from "../../web/src/gallery/sample-figures.js";
import { shippedGoal } from "./shipped-goal.js";

const period = "2026-06";
const share = (met: number, all: number) => sampleGroup(sampleProportion(met, all), { period });

describe("are we meeting it this month", () => {
  it.each([
    { met: 81, all: 127, word: "No", sentence: /lies wholly below the goal of 80\.0%\.$/ },
    {
      met: 81,
      all: 127,
      word: "No",
      sentence: /^Jun 2026: 63\.8%, 81 of 127 people started within 48 hours; /,
    },
    { met: 124, all: 127, word: "Yes", sentence: /lies wholly above the goal of 80\.0%\.$/ },
    { met: 100, all: 127, word: "Can’t tell", sentence: /holds the goal of 80\.0%\.$/ },
    {
      met: 5,
      all: 9,
      word: "Too few to say",
      sentence: /^Jun 2026: 5 of 9 people .*, too few for a rate\.$/,
    },
    { met: 2, all: 4, word: "Too few to say", sentence: /fewer than 5 people/ },
  ])("$word at $met of $all", ({ met, all, word, sentence }) => {
    const answer = answerOfPeriod(share(met, all), 0.8, shippedGoal);
    expect(answer.word).toBe(word);
    expect(answer.sentence).toMatch(sentence);
  });

  it("marks a period that is not over", () => {
    const group = { ...share(81, 127), marks: ["unfinished" as const] };
    expect(answerOfPeriod(group, 0.8, shippedGoal).sentence).toMatch(/^Jun 2026, not over yet: /);
  });

  it("means the newest period with anybody in it", () => {
    const empty = sampleGroup({ kind: "insufficient", reason: "Nobody." }, { period: "2026-07" });
    expect(newestPeriod([share(1, 2), empty])?.period).toBe("2026-06");
    expect(newestPeriod([])).toBeUndefined();
  });
});

function chart(parts: Partial<ProcessResponse>, signal: "shift" | null): ProcessResponse {
  const limits = { centreLine: 0.5, lowerProcessLimit: 0.4, upperProcessLimit: 0.6 };
  const verdict = parts.verdict ?? "commonCause";
  return {
    kind: "process",
    method: "p",
    points: [{ period: "2026-05", value: 0.5, n: 90, ...limits, signal, verdict, reason: null }],
    verdict,
    assurance: "fail",
    isTrial: false,
    baselines: [],
    sentences: ["One.", "Two.", "Three."],
    ...parts,
  };
}

describe("the name of the month in the first question", () => {
  it.each([
    ["2026-06", "Are we meeting 48 hours this month?"],
    ["2025-07", "Did we meet 48 hours in Jul 2025?"],
    [null, "Are we meeting 48 hours this month?"],
  ])("of %s", (month, question) => expect(periodQuestion(month, "2026-06-30", shippedGoal)).toBe(question));
});

describe("is it a real change", () => {
  it("says yes only of a signal", () => {
    expect(answerOfChange(chart({ verdict: "concern" }, "shift"))).toEqual({
      word: "Yes",
      sentence: "One. Two.",
    });
    expect(answerOfChange(chart({}, null)).word).toBe("No");
    const { points } = chart({}, null);
    const earlier = points.map((point) => ({ ...point, signal: "shift" as const }));
    expect(answerOfChange(chart({ points: [...earlier, ...points] }, null)).word).toBe("Not lately");
  });
  it("says nothing without a judged period", () => {
    expect(answerOfChange(null).word).toBe("Too few to say");
    expect(answerOfChange(chart({ points: [] }, null)).word).toBe("Too few to say");
  });
  it("titles the chart with the verdict and how many periods lie clear of the goal", () => {
    const groups = [
      share(60, 100),
      share(50, 100),
      share(78, 100),
      { ...share(1, 100), marks: ["unfinished" as const] },
    ];
    expect(inOneLine(periodsFinding(chart({ verdict: "concern" }, "shift"), groups, 0.8))).toBe(
      "A signal of concern in May 2026; clearly below the goal of 80.0% in 2 of 3 months",
    );
    expect(inOneLine(periodsFinding(chart({}, null), [share(99, 100)], 0.8))).toBe(
      "No signal of change in May 2026; clearly above the goal of 80.0% in 1 of 1 month",
    );
    const both = [share(60, 100), share(99, 100), share(98, 100)];
    expect(inOneLine(periodsFinding(chart({}, null), both, 0.8))).toBe(
      "No signal of change in May 2026; clearly above the goal of 80.0% in 2 of 3 months, below it in 1",
    );
    expect(inOneLine(periodsFinding(chart({}, null), [share(4, 6)], 0.8))).toBe(
      "No signal of change in May 2026",
    );
    expect(inOneLine(periodsFinding(chart({}, null), [], null))).toBe("No signal of change in May 2026");
    expect(inOneLine(periodsFinding(chart({ points: [] }, null), [], 0.8))).toMatch(/^Too few/);
  });
});

describe("programs beside each other", () => {
  const plot = (...flags: FunnelResponse["points"][number]["flag"][]): FunnelResponse => ({
    kind: "funnel",
    target: 0.6,
    points: flags.map((flag) => ({ key: {}, numerator: 6, denominator: 10, estimate: 0.6, flag })),
    limits: [],
    overDispersion: null,
    sentences: [],
  });
  it.each([
    [plot("inside", "inside"), "No program differs beyond chance; those judged have 60.0% together"],
    [
      plot("below-998", "inside", "not-judged"),
      "1 of 2 programs outside the 99.8% limits; those judged have 60.0% together",
    ],
    [
      plot("above-998", "below-998", "above-95"),
      "2 of 3 programs outside the 99.8% limits; 1 more outside 95%, those judged have 60.0% together",
    ],
    [
      plot("above-95", "inside"),
      "1 of 2 programs outside the 95% limits; none outside 99.8%, those judged have 60.0% together",
    ],
  ])("%#", (funnel, title) => {
    expect(inOneLine(funnelPlotFinding(funnel))).toBe(title);
  });
});
