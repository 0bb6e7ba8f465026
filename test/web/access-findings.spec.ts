import { describe, expect, it } from "vitest";
import type { FunnelResponse, ProcessResponse } from "#shared/contract/analysis";
import type { ResultResponse } from "#shared/contract/results";
import {
  answerOfChange,
  answerOfPeriod,
  newestPeriod,
  periodQuestion,
} from "../../web/src/findings/access-answer.js";
import { funnelPlotFinding, periodsFinding } from "../../web/src/findings/access-findings.js";
import {
  definitionsFinding,
  distributionFinding,
  funnelFinding,
  funnelStages,
  ownersFinding,
  payersFinding,
  stepsFinding,
  unnamedSentence,
  waitingFinding,
} from "../../web/src/findings/access-wait-findings.js";
import { inOneLine } from "../../web/src/findings/finding.js";
import { sampleGroup, sampleMeasure, sampleProportion } from "../../web/src/gallery/sample-figures.js";
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
    expect(inOneLine(periodsFinding(chart({}, null), [], null))).toBe("No signal of change in May 2026");
    expect(inOneLine(periodsFinding(chart({ points: [] }, null), [], 0.8))).toMatch(/^Too few/);
  });
});

const step = (id: string, shareOfWait: number | null) => ({
  ...{ id, from: "a", to: "b", n: 20, median: 5, lowerQuartile: 2, upperQuartile: 9, p90: 20, shareOfWait },
});
const wait = (n: number, steps: ReturnType<typeof step>[]): ResultResponse => ({
  ...{ kind: "duration", unit: "hours", n, median: 20, lowerQuartile: 5, upperQuartile: 44, p90: 70, steps },
});

describe("where the hours are lost", () => {
  const titles = new Map([["decision", "Request to decision"]]);
  it("names the longest of the steps that follow each other", () => {
    const offer = { ...step("offer", 0.8), from: "inquired_at", to: "first_session_offered_at" };
    expect(
      inOneLine(stepsFinding(wait(100, [step("other", 0.25), step("decision", 0.5), offer]), titles)),
    ).toBe(
      "Request to decision takes longest: 50.0% of the wait; half of those who started waited at most 20 h",
    );
  });
  it("names the longest of what is recorded where more lies in no step, and says how much that is", () => {
    const steps = [step("other", 0.2), step("decision", 0.3)];
    expect(inOneLine(stepsFinding(wait(100, steps), titles))).toMatch(
      /^Request to decision takes longest of the steps that are recorded: 30.0% of the wait;/,
    );
    expect(unnamedSentence(steps)).toMatch(/^50.0% of these hours lie in none of the steps/);
    expect(unnamedSentence([step("other", 0.4), step("decision", 0.6)])).toBe("");
    expect(unnamedSentence([step("other", null)])).toBe("");
  });
  it("names none where no share is known, and nothing of fewer than 5", () => {
    expect(inOneLine(stepsFinding(wait(100, [step("other", null)]), titles))).toBe(
      "Half of those who started waited at most 20 h",
    );
    expect(inOneLine(stepsFinding(wait(4, []), titles))).toMatch(/^Too few/);
  });
  it("names the owner of most hours first", () => {
    const one = (name: string, estimate: number) => ({
      class: name,
      numerator: estimate * 10,
      estimate,
      lower: null,
      upper: null,
    });
    const shares = [one("payer", 0.2), one("person", 0.1), one("program", 0.7)];
    expect(inOneLine(ownersFinding({ kind: "shares", denominator: 10, shares }))).toBe(
      "The program owned 70.0% of the hours waited; insurers 20.0%, the people themselves 10.0%",
    );
    expect(inOneLine(ownersFinding(null))).toBe("No hours of waiting to divide");
  });
  it("calls a payer class slower only where its whole interval lies below that of all", () => {
    const payer = (name: string, met: number, all: number) =>
      sampleGroup(wait(50, []), {
        key: { payer_class: name },
        beside: { "authorization-within-72h": sampleProportion(met, all) },
      });
    const whole = payer("", 900, 1000);
    expect(
      inOneLine(payersFinding(whole, [payer("HMO", 70, 100), payer("PPO", 85, 100), payer("Few", 1, 9)])),
    ).toBe("Insurers decided 90.0% of requests within 72 hours; clearly slower: HMO");
    expect(inOneLine(payersFinding(whole, [payer("PPO", 88, 100)]))).toMatch(
      /no payer class is clearly slower$/,
    );
    expect(inOneLine(payersFinding(payer("", 6, 8), []))).toBe(
      "6 of 8 requests were decided within 72 hours",
    );
    expect(inOneLine(payersFinding(payer("", 1, 2), []))).toMatch(/^Too few/);
  });
});

describe("how far people come", () => {
  const reasons = (...counts: number[]): ResultResponse => ({
    kind: "shares",
    denominator: counts.reduce((sum, count) => sum + count, 0),
    shares: counts.map((numerator, place) => ({
      class: `why_${place}`,
      numerator,
      estimate: 0.1,
      lower: 0,
      upper: 1,
    })),
  });
  const items = [
    { id: "assessed", result: sampleProportion(90, 100) },
    { id: "authorized", result: sampleProportion(80, 100) },
    { id: "admitted", result: sampleProportion(75, 100) },
    { id: "started", result: sampleProportion(70, 100) },
    { id: "completed", result: sampleProportion(30, 100) },
    { id: "left-after-inquiry", result: reasons(2, 5) },
    { id: "left-after-start", result: reasons(0, 25) },
    {
      id: "still-open",
      result: {
        ...reasons(15),
        shares: [{ class: "started", numerator: 15, estimate: 1, lower: 0, upper: 1 }],
      },
    },
  ] as { id: string; result: Exclude<ResultResponse, { kind: "list" }> }[];
  const stages = funnelStages(sampleMeasure(), { kind: "list", items }, (code) => code.replaceAll("_", " "));

  it("counts each stage and names the reasons, most frequent first, those still on the way last", () => {
    expect(stages.map((stage) => stage.count)).toEqual([100, 90, 80, 75, 70, 30]);
    expect(stages[0]?.lost).toEqual([
      { label: "why 1", count: 5 },
      { label: "why 0", count: 2 },
    ]);
    expect(stages[4]?.lost).toEqual([
      { label: "why 1", count: 25 },
      { label: "still on the way", count: 15 },
    ]);
  });
  it("gives each stage the share that the answer states, the first one none", () => {
    expect(stages.map((stage) => stage.share?.numerator)).toEqual([undefined, 90, 80, 75, 70, 30]);
    expect(stages[1]?.share).toMatchObject({ denominator: 100, estimate: 0.9 });
  });
  it("says where most left; who is still on the way has not left", () => {
    expect(inOneLine(funnelFinding(stages))).toBe(
      "Of 100 who asked, 70 started; 30 have completed so far, most left after the first session (25)",
    );
    expect(inOneLine(funnelFinding([]))).toMatch(/^Too few/);
  });
  it("states the own share and whom averages leave out", () => {
    const both = [
      { id: "this-product", result: sampleProportion(60, 100) },
      { id: "never-served", result: sampleProportion(22, 100) },
    ] as typeof items;
    expect(inOneLine(definitionsFinding({ kind: "list", items: both }, shippedGoal))).toBe(
      "60.0% within 48 hours, of everyone; averages of people who started leave out 22 of 100",
    );
    expect(inOneLine(definitionsFinding({ kind: "none", reason: "" }, shippedGoal))).toMatch(/^Too few/);
  });
});

describe("who waits and how long people waited", () => {
  const list = (late: number, all: number): ResultResponse => ({
    kind: "list",
    items: [
      {
        id: "past-48h",
        result: sampleProportion(late, all) as Extract<ResultResponse, { kind: "proportion" }>,
      },
    ],
  });
  it.each([
    [0, 0, "Nobody waits for a first session"],
    [0, 1, "1 person waits, nobody longer than 48 hours"],
    [10, 19, "19 people wait, 10 longer than 48 hours"],
  ])("%i of %i", (late, all, title) => {
    expect(waitingFinding(list(late, all), all, shippedGoal)).toBe(title);
  });
  const within = [{ hours: 48, share: 0.61 }];
  it.each([
    [100, 1, "61.0% started within 48 hours, 17.0% later; 20 gave up or were closed, 1 still waits"],
    [100, 2, "61.0% started within 48 hours, 17.0% later; 20 gave up or were closed, 2 still wait"],
    [8, 0, "8 people asked: too few for shares"],
    [3, 0, "Too few inquiries to show how long people waited"],
  ])("of %i, %i waiting", (n, waiting, title) => {
    expect(inOneLine(distributionFinding({ n, within, later: 0.17, gaveUp: 20, waiting }))).toBe(title);
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
    [plot("inside", "inside"), "No program differs beyond chance; all together have 60.0%"],
    [
      plot("below-998", "inside", "not-judged"),
      "1 of 2 programs outside the 99.8% limits; all together have 60.0%",
    ],
    [
      plot("above-998", "below-998", "above-95"),
      "2 of 3 programs outside the 99.8% limits; 1 more outside 95%, all together have 60.0%",
    ],
    [
      plot("above-95", "inside"),
      "1 of 2 programs outside the 95% limits; none outside 99.8%, all together have 60.0%",
    ],
  ])("%#", (funnel, title) => {
    expect(inOneLine(funnelPlotFinding(funnel))).toBe(title);
  });
});
