import { describe, expect, it } from "vitest";
import type { ProportionResponse, ResultResponse } from "#shared/contract/results";
import { inOneLine } from "../../web/src/words/finding.js";
import {
  boundsIn,
  boundsSentence,
  boundsWords,
  caseFinding,
  categoriesFinding,
  completenessFinding,
  improvementMonthsFinding,
  improvementTimeFinding,
  overallFinding,
} from "../../web/src/findings/outcome-findings.js";
import { curve, group, proportion } from "./sample-groups.js";

function asProportion(result: ResultResponse): ProportionResponse | null {
  return result.kind === "proportion" ? result : null;
}

describe("the title of the categories of change", () => {
  const of = (improved: number, worse: number, n: number): string =>
    categoriesFinding(
      group(proportion(improved, n), { beside: { "reliable-deterioration": proportion(worse, n) } }),
    );
  it.each([
    [20, 4, 40, "50.0% improved reliably, 10.0% deteriorated"],
    [4, 1, 8, "4 of 8 improved reliably, 1 deteriorated"],
    [2, 1, 4, "Too few pairs for categories of change"],
    [0, 0, 0, "Too few pairs for categories of change"],
  ])("%d improved, %d worse of %d", (...[improved, worse, n, title]) =>
    expect(of(improved, worse, n)).toBe(title),
  );
  it("never tells improvement without deterioration", () => {
    expect(categoriesFinding(group(proportion(20, 40)))).toBe("Too few pairs for categories of change");
  });
});

describe("the bounds of a rate", () => {
  const bounded = group(proportion(20, 40), {
    missing: { no_last: 10, no_baseline: 10 },
    bounds: { lower: 1 / 3, upper: 2 / 3 },
  });
  it("say what nobody and everybody of the missing would make of it", () => {
    expect(boundsSentence(bounded, "improved")).toBe(
      "20 judged stays have no pair: if none of them had improved it would be 33.3%, if all had 66.7%.",
    );
    expect(boundsWords(bounded)).toBe("33.3–66.7%");
  });
  it("are those of an item where it has its own", () => {
    const item = { result: proportion(10, 40), bounds: { lower: 0.2, upper: 0.4 } };
    expect(boundsSentence(bounded, "recovered", item)).toBe(
      "20 judged stays have no pair: if none of them had recovered it would be 20.0%, if all had 40.0%.",
    );
  });
  it.each([
    [
      18,
      "18 of the 20 judged stays without a pair could have improved: if none of them had improved it would be 20.0%, if all had 40.0%.",
    ],
    [0, "None of the 20 judged stays without a pair could have improved."],
  ])("name how many of the missing are open where it is not all: %d", (unknown, sentence) => {
    const item = { result: proportion(10, 40), bounds: { lower: 0.2, upper: 0.4, unknown } };
    expect(boundsSentence(bounded, "improved", item)).toBe(sentence);
  });
  it("of another rate of the same pairs are made from the people who are missing", () => {
    expect(boundsIn(bounded, proportion(10, 40))).toEqual({ lower: 10 / 60, upper: 30 / 60 });
    expect(boundsIn(bounded, undefined)).toBeNull();
  });
  it("are silent below ten, and say that nobody is missing", () => {
    const few = group(proportion(4, 8), { missing: { no_last: 1 }, bounds: { lower: 0.4, upper: 0.6 } });
    expect(boundsSentence(few, "improved")).toBe("");
    expect(boundsWords(few)).toBe("–");
    expect(boundsSentence(group(proportion(20, 40)), "improved")).toBe("Nobody who is judged lacks a pair.");
  });
});

describe("other titles of outcomes", () => {
  it("rates from caseness name two of those that have one", () => {
    const none = {
      response: undefined,
      remission: undefined,
      recovery: undefined,
      reliableRecovery: undefined,
    };
    expect(caseFinding(none)).toBe("Too few people who began at caseness have a last score for a rate");
    const three = {
      response: proportion(20, 40),
      recovery: proportion(10, 40),
      remission: proportion(4, 40),
    };
    expect(caseFinding({ ...none, ...three })).toBe(
      "Of those at caseness, 50.0% responded and 25.0% recovered",
    );
    expect(caseFinding({ ...none, recovery: proportion(10, 40) })).toBe(
      "Of those at caseness, 25.0% recovered",
    );
  });
  const reached: ResultResponse = {
    kind: "time-to-event",
    ...{ unit: "days", n: 40, events: 22, competing: 10, censored: 8 },
    median: { estimate: 35.5, lower: 28, upper: null },
    p90: { estimate: null, lower: null, upper: null },
    curve: [],
    followed: [],
  };
  it.each([
    ["nobody", undefined, "Too few people for a curve"],
    ["counts only", curve(8, [[10, 0.5]]), "4 of 8 people had a response so far"],
    ["half reached", reached, "Half had a response by day 36"],
    [
      "half not reached",
      curve(40, [
        [10, 0.2],
        [50, 0.4],
      ]),
      "20.0% had a response after 6 weeks; half was not reached",
    ],
    ["followed for less than six weeks", curve(40, [[10, 0.2]]), "8 of 40 people had a response so far"],
  ])("time: %s", (_, result, title) =>
    expect(inOneLine(improvementTimeFinding(result, "a response"))).toBe(title),
  );
  it.each([
    [[], "50.0% improved reliably; no month stands out"],
    [null, "50.0% improved reliably; too few months to tell whether any stands out"],
    [["concern"] as const, "50.0% improved reliably; 1 worse"],
    [
      ["improvement", "concern", "improvement"] as const,
      "50.0% improved reliably; 2 months better than chance, 1 worse",
    ],
  ])("months: %j", (signals, title) =>
    expect(inOneLine(improvementMonthsFinding(proportion(20, 40), signals))).toBe(title),
  );
  it("overall names those who became worse too", () => {
    let instruments = ["GAD-7", "PHQ-9"];
    const of = (improved: number, worse: number, n: number): string =>
      overallFinding({
        improved: asProportion(proportion(improved, n)),
        worse: asProportion(proportion(worse, n)),
        instruments,
      });
    expect(of(30, 4, 40)).toBe("Over all instruments 75.0% improved, 10.0% became worse");
    expect(of(5, 1, 7)).toBe("5 of 7 better on at least one instrument, 1 worse");
    expect(of(1, 0, 2)).toBe("Too few people with a pair in any instrument");
    instruments = ["PHQ-A"];
    expect(of(30, 4, 40)).toBe("On PHQ-A alone 75.0% improved, 10.0% became worse");
  });
  it("completeness goes from the lowest to the highest program that has a rate", () => {
    const programs = [group(proportion(20, 40)), group(proportion(36, 40)), group(proportion(1, 4))];
    expect(inOneLine(completenessFinding(proportion(57, 84), programs, "PHQ-9"))).toBe(
      "67.9% of stays have both PHQ-9 scores; 50.0–90.0% between programs",
    );
    expect(inOneLine(completenessFinding(proportion(57, 84), programs.slice(0, 1), "PHQ-9"))).toBe(
      "67.9% of stays have both PHQ-9 scores",
    );
    expect(inOneLine(completenessFinding(proportion(3, 9), [], "PHQ-9"))).toBe(
      "Too few judged stays for the completeness of PHQ-9",
    );
  });
});
