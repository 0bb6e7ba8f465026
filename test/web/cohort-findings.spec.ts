import { describe, expect, it } from "vitest";
import type { FunnelResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import {
  adjustedWords,
  cellMark,
  changeFinding,
  cohortsFinding,
  completionFinding,
  differenceOfGroups,
  differencesFinding,
  doseFinding,
  funnelFinding,
  limitsWords,
  mixWords,
  retentionFinding,
  trajectoryFinding,
} from "../../web/src/findings/cohort-findings.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { unitShareWords } from "../../web/src/words/funnel-words.js";
import { change, curve, group, proportion, shares } from "./sample-groups.js";

const young = { marks: ["immature"] } as const satisfies Partial<GroupResponse>;

describe("the title of the cohort table", () => {
  const cases: readonly [string, readonly GroupResponse[], string][] = [
    ["nobody", [], "Nobody was admitted in this period"],
    ["one rate", [group(proportion(20, 40))], "1 cohort: completion 50.0%"],
    [
      "a range, one too small",
      [group(proportion(20, 40)), group(proportion(30, 40)), group(proportion(3, 9))],
      "3 cohorts: completion 50.0–75.0%; 1 too small for a rate",
    ],
    [
      "one still young",
      [group(proportion(20, 40)), group(proportion(4, 12), young)],
      "2 cohorts: completion 33.3–50.0%; 1 with stays that could not end yet",
    ],
    [
      "all still young",
      [group(proportion(20, 40), young), group(proportion(4, 12), young)],
      "2 cohorts: completion 33.3–50.0%; in each not all stays could end yet",
    ],
    [
      "the only one still young",
      [group(proportion(20, 40), young)],
      "1 cohort: completion 50.0%; not all stays could end yet",
    ],
    ["none has a rate", [group(proportion(0, 0))], "1 cohort: 1 too small for a rate"],
  ];
  it.each(cases)("%s", (_, groups, title) => expect(inOneLine(cohortsFinding(groups, "cohort"))).toBe(title));
});

describe("the title of the funnel plot", () => {
  const funnelOf = (...flags: FunnelResponse["points"][number]["flag"][]): FunnelResponse => ({
    kind: "funnel",
    target: 0.5,
    points: flags.map((flag) => ({ key: {}, numerator: 5, denominator: 10, estimate: 0.5, flag })),
    limits: [],
    overDispersion: null,
    sentences: [],
  });
  it.each([
    [null, "Too few groups to compare Completed"],
    [funnelOf("inside", "inside"), "Completed: none of 2 differs beyond chance"],
    [funnelOf("inside", "below-95"), "Completed: 1 of 2 outside the 95% limits; none beyond 99.8%"],
    [funnelOf("above-998", "below-95"), "Completed: 1 of 2 beyond the 99.8% limits; 1 more outside 95%"],
    [funnelOf("above-998", "inside"), "Completed: 1 of 2 beyond the 99.8% limits"],
    [funnelOf("below-95", "not-judged"), "Completed: 1 of 1 outside the 95% limits; none beyond 99.8%"],
    [funnelOf("inside", "inside", "not-judged"), "Completed: none of 2 differs beyond chance"],
    [funnelOf("not-judged"), "Too few groups to compare Completed"],
  ])("%#", (funnel, title) => expect(inOneLine(funnelFinding(funnel, "Completed"))).toBe(title));
  it.each([
    ["five people are counted only", 3, 5, "too few for a rate"],
    ["nine too", 3, 9, "too few for a rate"],
    ["ten have a rate", 3, 10, "30.0%"],
  ])("its groups: %s", (...[, numerator, denominator, words]) => {
    const estimate = numerator / denominator;
    expect(unitShareWords({ key: {}, numerator, denominator, estimate, flag: "inside" })).toBe(words);
  });
  it.each([
    ["not tested", null, "exact"],
    ["no more than chance", { ratio: 1.1, isWidened: false }, "exact"],
    ["more than chance", { ratio: 1.9, isWidened: true }, "widened, as groups differ by more than chance"],
  ])("its limits: %s", (_, overDispersion, made) =>
    expect(limitsWords({ ...funnelOf("inside"), overDispersion })).toBe(
      `limits 95% (dashed) and 99.8%, ${made}`,
    ),
  );
});

describe("the difference of two groups", () => {
  const of = (
    first: GroupResponse | undefined,
    second: GroupResponse | undefined,
    isSameTime = true,
  ): string => differenceOfGroups({ first, second, isSameTime }).words;
  it("is the published example of Newcombe for 56 of 70 less 48 of 80", () => {
    expect(of(group(proportion(56, 70)), group(proportion(48, 80)))).toBe(
      "+20.0 points (95% interval +5.2 points to +33.4 points): higher",
    );
  });
  it.each([
    ["no figure on one side", undefined, group(proportion(5, 10)), "no figure on one side"],
    ["nine are too few", group(proportion(5, 9)), group(proportion(48, 80)), "too few to compare"],
    [
      "one younger than the other",
      group(proportion(56, 70), young),
      group(proportion(48, 80)),
      "not compared: not all stays could end yet",
    ],
    [
      "medians have no tested difference",
      group(curve(40, [[1, 0.5]])),
      group(curve(40, [[1, 0.5]])),
      "read the two intervals side by side",
    ],
  ])("%s", (...[, first, second, words]) => expect(of(first, second)).toBe(words));
  it("of two equally young groups says so, of two cohorts of other months is not told", () => {
    const [one, other] = [group(proportion(56, 70), young), group(proportion(48, 80), young)];
    expect(of(one, other)).toMatch(/^so far \+20\.0 points/);
    expect(of(one, other, false)).toBe("not compared: not all stays could end yet");
  });
  it.each([
    ["attendance", "+20.0 points: not judged, as rows of one person resemble each other"],
    ["person-week", "+20.0 points: not judged, as weeks of one person resemble each other"],
  ] as const)("of many rows of one person has no verdict: %s", (grain, words) => {
    const found = differenceOfGroups({
      ...{ first: group(proportion(560, 700)), second: group(proportion(480, 800)) },
      ...{ isSameTime: true, grain },
    });
    expect(found).toEqual({ kind: "none", words });
    expect(differencesFinding(["A", "B"], [found])).toBe("A and B can’t be compared yet");
  });
  it("of means is in points, and what holds 0 can't be told", () => {
    expect(of(group(change(40, 15, 10, 5)), group(change(40, 15, 10.5, 5)))).toMatch(
      /^−0\.5 \(95% interval −2\.7 to \+1\.7\): can’t be told from chance$/,
    );
  });
  it("counts what differs beyond chance in the title", () => {
    const apart = differenceOfGroups({
      first: group(proportion(56, 70)),
      second: group(proportion(48, 80)),
      isSameTime: true,
    });
    const alike = differenceOfGroups({
      first: group(proportion(40, 80)),
      second: group(proportion(41, 80)),
      isSameTime: true,
    });
    expect(differencesFinding(["A", "B"], [])).toBe("A and B can’t be compared yet");
    expect(differencesFinding(["A", "B"], [alike])).toBe("A and B: no difference beyond chance");
    expect(differencesFinding(["A", "B"], [alike, apart])).toBe(
      "A and B differ beyond chance in 1 of 2 figures",
    );
    expect(differencesFinding(["A", "B"], [apart])).toBe("A and B differ beyond chance in the only figure");
  });
});

describe("the title of the course by week", () => {
  it.each([
    ["nobody", null, "Too few PHQ-9 pairs to draw a course"],
    ["nine people", change(9, 15, 10, 4), "Too few PHQ-9 pairs to draw a course"],
    [
      "a fall",
      change(40, 15, 10, 4),
      "PHQ-9 fell from 15.0 to 10.0, first to last score; everyone with a baseline has a last score",
    ],
    [
      "a rise",
      change(40, 10, 12, 4),
      "PHQ-9 rose from 10.0 to 12.0, first to last score; everyone with a baseline has a last score",
    ],
    [
      "a fall within chance",
      change(40, 15, 14.6, 4),
      "PHQ-9: no clear change from first to last score, 15.0 to 14.6; everyone with a baseline has a last score",
    ],
    [
      "the same fall in everybody, which has no interval and needs none",
      { ...change(40, 15, 10, 0), lower: null, upper: null },
      "PHQ-9 fell from 15.0 to 10.0, first to last score; everyone with a baseline has a last score",
    ],
    [
      "no change in anybody",
      { ...change(40, 15, 15, 0), lower: null, upper: null },
      "PHQ-9: no clear change from first to last score, 15.0 to 15.0; everyone with a baseline has a last score",
    ],
    [
      "people without a last score",
      change(40, 15, 9, 4, 20),
      "PHQ-9 fell from 15.0 to 9.0, first to last score; if the 20 people without a last score had not changed, the mean change would be −4.0 points instead of −6.0",
    ],
    [
      "one person without",
      change(15, 10, 12, 2, 1),
      "PHQ-9 rose from 10.0 to 12.0, first to last score; if the one person without a last score had not changed, the mean change would be +1.9 points instead of +2.0",
    ],
  ])("%s", (_, found, title) => expect(inOneLine(trajectoryFinding("PHQ-9", found))).toBe(title));
});

describe("other titles of the cohort", () => {
  it.each([
    ["too few", null, "Too few PHQ-9 pairs for a change"],
    ["counts only", change(7, 15, 10, 4), "7 people have two PHQ-9 scores"],
    ["a fall", change(40, 15, 10, 4), "PHQ-9 fell by 5.0 points, from 15.0 to 10.0"],
    ["within chance", change(40, 15, 14.6, 4), "PHQ-9 went from 15.0 to 14.6: chance may explain it"],
  ])("change: %s", (_, result, title) => expect(changeFinding(result, "PHQ-9")).toBe(title));
  it.each([
    ["none", undefined, "Too few stays for a curve"],
    ["counts only", curve(8, [[5, 0.25]]), "2 of 8 people have left unplanned"],
    ["nobody left", curve(40, [[5, 0]]), "Nobody has left unplanned"],
    ["young", curve(40, [[5, 0.1]]), "4 of 40 people have left unplanned"],
    [
      "four weeks followed",
      curve(40, [
        [5, 0.1],
        [30, 0.2],
      ]),
      "Still in or ended as planned: 90.0% at 4 weeks",
    ],
    [
      "eight weeks followed",
      curve(40, [
        [5, 0.1],
        [60, 0.3],
      ]),
      "Still in or ended as planned: 90.0% at 4 weeks, 90.0% at 8",
    ],
  ])("retention: %s", (_, result, title) => expect(retentionFinding(result)).toBe(title));
  it.each([
    ["none", undefined, "Too few full weeks to judge the dose"],
    ["counts only", shares({ under: 2, within: 5, over: 0 }), "5 of 7 full weeks lay within the band"],
    [
      "shares",
      shares({ under: 5, within: 30, over: 5 }),
      "75.0% of full weeks within the dose band, 12.5% under it",
    ],
  ])("dose: %s", (_, result, title) => expect(doseFinding(result)).toBe(title));
  it("completion names the other definitions, and says when it is so far", () => {
    const beside = { "dose-reached": proportion(24, 40), "not-against-advice": proportion(36, 40) };
    expect(inOneLine(completionFinding(group(proportion(20, 40), { beside })))).toBe(
      "50.0% completed; other definitions would say 60.0–90.0%",
    );
    expect(inOneLine(completionFinding(group(proportion(20, 40), young)))).toBe("50.0% completed so far");
    expect(inOneLine(completionFinding(group(proportion(5, 8))))).toBe("5 of 8 people completed");
    expect(inOneLine(completionFinding(group(proportion(1, 3))))).toBe(
      "Too few finished stays to show completion",
    );
  });
  it("marks a cell by age first, then by n", () => {
    expect(cellMark(group(proportion(5, 12), young), proportion(5, 12))).toBe("so far");
    expect(cellMark(group(proportion(5, 12)), proportion(5, 12))).toBe("imprecise");
    expect(cellMark(group(proportion(20, 40)), proportion(20, 40))).toBe("");
  });
});

describe("the severity mix in words", () => {
  const bands = [
    { band: "mild", place: 1, n: 10, estimate: 0.25 },
    { band: "severe", place: 4, n: 30, estimate: 0.75 },
  ];
  const rates = { n: 40, observed: 20, expected: 25, ratio: 0.8, lower: 0.5, upper: 1.2 };
  const adjusted = { kind: "adjusted", ...rates, rate: 0.4, effectOfMix: 0.05 } as const;
  it("is most frequent first, and silent below ten", () => {
    expect(mixWords({ key: {}, n: 40, bands, adjusted })).toBe("severe 75.0%, mild 25.0%");
    expect(mixWords({ key: {}, n: 9, bands, adjusted })).toBe("too few for a mix");
    expect(mixWords(undefined)).toBe("too few for a mix");
  });
  it("says the adjusted rate with what the mix explains", () => {
    expect(adjustedWords({ key: {}, n: 40, bands, adjusted })).toBe("40.0% (mix +5.0 points)");
    expect(adjustedWords({ key: {}, n: 50, bands, adjusted })).toBe(
      "40.0% (mix +5.0 points; 40 of 50 with a baseline)",
    );
    expect(adjustedWords({ key: {}, n: 9, bands, adjusted })).toBe("–");
  });
});
