import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { hasRuleOf, type MarkedImprovement } from "#shared/measures/marked-improvement";
import { timeToImprovement } from "#shared/measures/time-to-improvement";
import type { StatedEpisode, StatedScore } from "./columns-of.js";
import { AS_OF, classOf, endedOn, figuresOf, listed, noonOf, open, scored } from "./symptom-stays.js";

interface Case {
  readonly name: string;
  readonly episode: StatedEpisode;
  readonly asOf?: number;
  readonly expected: string;
  readonly days: number | null;
}

function proratedFirst(scores: readonly StatedScore[]): StatedScore[] {
  return scores.map((score, place) => ({ ...score, isProrated: place === 0 }));
}

const cases: readonly Case[] = [
  {
    name: "PHQ-9 20, 15, 10 and better still: dated by the first, a reliable improvement of 6 to 14",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [7, 15], [14, 14], [21, 5]) }),
    expected: "event/improved",
    days: 14,
  },
  {
    name: "PHQ-9 20 to 15: neither",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [14, 15]), dischargeReason: "completed" }),
    expected: "competing/completed",
    days: 40,
  },
  {
    name: "PHQ-9 10 to 5: response without a reliable improvement",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 10], [21, 5]) }),
    expected: "event/improved",
    days: 21,
  },
  {
    name: "PHQ-9 9 to 4: half of no case is no response",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 9], [21, 4]) }),
    expected: "competing/no_reason",
    days: 40,
  },
  {
    name: "PHQ-9 9 to 3: no case, but reliably better",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 9], [21, 3]) }),
    expected: "event/improved",
    days: 21,
  },
  {
    name: "PHQ-9 10.13 of filled in items to 5.07: half of what the answers gave, and no reliable improvement",
    episode: endedOn(40, { scores: proratedFirst(scored("PHQ-9", [0, 10.13], [21, 5.07])) }),
    expected: "event/improved",
    days: 21,
  },
  {
    name: "PHQ-9 10.13 to 5.07 without items filled in: less than half",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 10.13], [21, 5.07]) }),
    expected: "competing/no_reason",
    days: 40,
  },
  {
    name: "PHQ-9 10.13 to 5.07 with items filled in of the second alone",
    episode: endedOn(40, {
      scores: proratedFirst(scored("PHQ-9", [0, 10.13], [21, 5.07]).toReversed()).toReversed(),
    }),
    expected: "event/improved",
    days: 21,
  },
  {
    name: "better on the day of discharge",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [40, 8]) }),
    expected: "event/improved",
    days: 40,
  },
  {
    name: "better the day after discharge",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [41, 8]), dischargeReason: "against_advice" }),
    expected: "competing/against_advice",
    days: 40,
  },
  {
    name: "still enrolled and better",
    episode: { ...open, scores: scored("PHQ-9", [0, 20], [10, 8]) },
    expected: "event/improved",
    days: 10,
  },
  {
    name: "still enrolled and not better",
    episode: { ...open, scores: scored("PHQ-9", [0, 20], [10, 18]) },
    expected: "censored/still_enrolled",
    days: 120,
  },
  {
    name: "counted from the first session, not from an earlier baseline",
    episode: endedOn(40, { scores: scored("PHQ-9", [-5, 20], [9, 8]) }),
    expected: "event/improved",
    days: 9,
  },
  {
    name: "better for a time counts, worse again or not",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20], [7, 8], [14, 20]) }),
    expected: "event/improved",
    days: 7,
  },
  {
    name: "WHO-5 30 to 40: reliably better, higher is better",
    episode: endedOn(40, { scores: scored("WHO-5", [0, 30], [14, 40]) }),
    expected: "event/improved",
    days: 14,
  },
  {
    name: "no baseline, 7 days after the first session",
    episode: { ...open, scores: scored("PHQ-9", [-8, 20]) },
    asOf: noonOf(7),
    expected: "pending/baseline_due",
    days: null,
  },
  {
    name: "no baseline, 8 days after the first session",
    episode: { ...open, scores: scored("PHQ-9", [-8, 20]) },
    asOf: noonOf(8),
    expected: "missing/no_baseline",
    days: null,
  },
  {
    name: "discharged yesterday: nothing to wait for",
    episode: endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
    asOf: noonOf(41),
    expected: "competing/no_reason",
    days: 40,
  },
];

describe("an instrument has the rule of a kind of improvement", () => {
  const phq9 = instruments.find(({ id }) => id === "PHQ-9");
  const kinds: readonly MarkedImprovement[] = ["either", "response", "reliable-improvement"];
  it.each<{
    name: string;
    without: readonly ("response" | "caseness" | "reliableChange")[];
    expected: boolean[];
  }>([
    { name: "with all", without: [], expected: [true, true, true] },
    { name: "without a response", without: ["response"], expected: [true, false, true] },
    { name: "without caseness", without: ["caseness"], expected: [true, false, true] },
    { name: "without a reliable change", without: ["reliableChange"], expected: [true, true, false] },
    {
      name: "with a response alone",
      without: ["reliableChange", "caseness"],
      expected: [false, false, false],
    },
    { name: "with caseness alone", without: ["reliableChange", "response"], expected: [false, false, false] },
  ])("$name: either, response, reliable improvement", ({ without, expected }) => {
    if (!phq9) throw new Error("no PHQ-9");
    const cut = { ...phq9, ...Object.fromEntries(without.map((name) => [name, null])) };
    expect(kinds.map((kind) => hasRuleOf(kind, cut))).toEqual(expected);
  });
});

describe("time to marked improvement", () => {
  it.each(cases)("$name: $expected", ({ episode, asOf, expected, days }) => {
    expect(classOf(timeToImprovement, episode, asOf)).toBe(expected);
    expect(listed(timeToImprovement, episode, asOf)[0]?.value).toBe(days);
  });

  it.each([
    { name: "never started", episode: { ...open, firstSessionAt: -2147483648, firstSessionOn: -2147483648 } },
    { name: "PACS: a rule of response without caseness", episode: open, instrument: "PACS" },
    { name: "BAM-USE: caseness without a rule", episode: open, instrument: "BAM-USE" },
  ])("leaves outside: $name", ({ episode, instrument = "PHQ-9" }) => {
    expect(classOf(timeToImprovement, { ...episode, scores: scored(instrument, [0, 20], [20, 0]) })).toBe(
      "outside",
    );
  });

  it("is one curve with leaving beside it, and each kind of improvement alone", () => {
    const group = figuresOf(timeToImprovement, [
      endedOn(40, { scores: scored("PHQ-9", [0, 20], [14, 14], [28, 10]) }),
      endedOn(40, { scores: scored("PHQ-9", [0, 9], [21, 3]) }),
      endedOn(30, { scores: scored("PHQ-9", [0, 20], [21, 19]) }),
      { ...open, scores: scored("PHQ-9", [0, 20]) },
      endedOn(30),
    ]);
    expect(group).toMatchObject({
      initialPopulation: 5,
      missing: { no_baseline: 1 },
      result: { kind: "time-to-event", unit: "days", n: 4, events: 2, competing: 1, censored: 1 },
      beside: {
        "left-without-improvement": { events: 1 },
        response: { n: 3, events: 1, median: { estimate: null } },
        "reliable-improvement": { n: 4, events: 2 },
        "baseline-known": { numerator: 4, denominator: 5 },
        "baseline-severity": { denominator: 4 },
      },
    });
    const times = (found: unknown): unknown =>
      typeof found === "object" && found !== null && "curve" in found && Array.isArray(found.curve)
        ? found.curve.map((point: { time: number }) => point.time)
        : found;
    expect(times(group.result)).toEqual([14, 21]);
    expect(times(group.beside["response"])).toEqual([28]);
  });

  it("lists the score that was the improvement", () => {
    const episode = endedOn(40, { scores: scored("PHQ-9", [0, 20], [14, 14]) });
    expect(listed(timeToImprovement, episode, AS_OF)[0]).toMatchObject({
      unit: "days",
      details: { Baseline: 20, "Improved to": 14, "Improved on": "2025-03-17" },
    });
  });

  it("lists no improvement where there was none", () => {
    const episode = endedOn(40, { scores: scored("PHQ-9", [0, 20], [14, 19]) });
    expect(listed(timeToImprovement, episode, AS_OF)[0]?.details).toMatchObject({
      Baseline: 20,
      "Improved to": null,
      "Improved on": null,
    });
  });

  it.each([
    { name: "the baseline", prorated: [true, false, false], isMarked: true },
    { name: "the improvement", prorated: [false, true, false], isMarked: true },
    { name: "a later score alone", prorated: [false, false, true], isMarked: false },
  ])("is marked where items are filled in of $name: $isMarked", ({ prorated, isMarked }) => {
    const scores = scored("PHQ-9", [0, 20], [14, 10], [28, 9]).map((score, place) => ({
      ...score,
      isProrated: prorated[place] ?? false,
    }));
    expect(figuresOf(timeToImprovement, [endedOn(40, { scores })]).marks.includes("prorated")).toBe(isMarked);
  });
});
