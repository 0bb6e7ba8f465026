import { describe, expect, it } from "vitest";
import type { ResultResponse } from "#shared/contract/results";
import {
  definitionsFinding,
  distributionFinding,
  funnelFinding,
  ownersFinding,
  payersFinding,
  stepsFinding,
  unnamedSentence,
  waitingFinding,
} from "../../web/src/findings/access-wait-findings.js";
import { funnelStages } from "../../web/src/answers/funnel-stages.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { sampleGroup, sampleMeasure, sampleProportion } from "../../web/src/gallery/sample-figures.js";
import { shippedGoal } from "./shipped-goal.js";

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
  it("names no step as the longest where most hours lie in none", () => {
    expect(inOneLine(stepsFinding(wait(100, [step("decision", 0.02), step("other", null)]), titles))).toBe(
      "98.0% of the wait lies in no recorded step; half of those who started waited at most 20 h",
    );
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
    expect(inOneLine(ownersFinding({ kind: "shares", denominator: 10, shares }, 10))).toBe(
      "The program owned 70.0% of the hours waited by those who started; insurers 20.0%, the people themselves 10.0%",
    );
    expect(inOneLine(ownersFinding({ kind: "shares", denominator: 10, shares }, 9))).toBe(
      "Too few people started to divide the hours they waited",
    );
    expect(inOneLine(ownersFinding(null, 0))).toBe("No hours of waiting to divide");
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
