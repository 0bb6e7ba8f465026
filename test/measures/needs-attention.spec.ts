import { describe, expect, it } from "vitest";
import { needsAttention } from "#shared/measures/needs-attention";
import type { StatedEpisode, StatedScore } from "./columns-of.js";
import { classOf, endedOn, figuresOf, listed, noonOf, open, scored } from "./symptom-stays.js";

/** As-of is a day after the first session's day; the last score is of that day unless the case says otherwise. */
interface Case {
  readonly name: string;
  readonly day: number;
  readonly episode: StatedEpisode;
  readonly expected: string;
}

function withSafetyItem(answer: number, ...scores: readonly StatedScore[]): StatedScore[] {
  return scores.map((each, index) => (index === scores.length - 1 ? { ...each, safetyItem: answer } : each));
}

const enrolled = (...scores: readonly StatedScore[]): StatedEpisode => ({ ...open, scores });

const cases: readonly Case[] = [
  {
    name: "newly started, scored",
    day: 3,
    episode: enrolled(...scored("PHQ-9", [0, 20])),
    expected: "not_met",
  },
  {
    name: "item 9 above 0 at the last score",
    day: 7,
    episode: enrolled(...withSafetyItem(1, ...scored("PHQ-9", [0, 12], [7, 10]))),
    expected: "met/safety_item",
  },
  {
    name: "item 9 of 0",
    day: 7,
    episode: enrolled(...withSafetyItem(0, ...scored("PHQ-9", [0, 12], [7, 10]))),
    expected: "not_met",
  },
  {
    name: "item 9 above 0 at an earlier score only",
    day: 7,
    episode: enrolled(...withSafetyItem(2, ...scored("PHQ-9", [0, 12])), ...scored("PHQ-9", [7, 10])),
    expected: "not_met",
  },
  {
    name: "6 points worse",
    day: 7,
    episode: enrolled(...scored("PHQ-9", [0, 10], [7, 16])),
    expected: "met/reliable_deterioration",
  },
  {
    name: "5 points worse",
    day: 7,
    episode: enrolled(...scored("PHQ-9", [0, 10], [7, 15])),
    expected: "not_met",
  },
  {
    name: "worse, then back: the latest score counts",
    day: 14,
    episode: enrolled(...scored("PHQ-9", [0, 10], [7, 16], [14, 11])),
    expected: "not_met",
  },
  {
    name: "worse on one instrument, better on another",
    day: 7,
    episode: enrolled(...scored("GAD-7", [0, 8], [7, 12]), ...scored("PHQ-9", [0, 20], [7, 8])),
    expected: "met/reliable_deterioration",
  },
  {
    name: "27 days in, still a case",
    day: 27,
    episode: enrolled(...scored("PHQ-9", [0, 15], [27, 12])),
    expected: "not_met",
  },
  {
    name: "28 days in, still a case",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [0, 15], [28, 10])),
    expected: "met/no_improvement",
  },
  {
    name: "28 days in, below caseness",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [0, 14], [28, 9])),
    expected: "not_met",
  },
  {
    name: "28 days in, a case but reliably better",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [0, 20], [28, 14])),
    expected: "not_met",
  },
  {
    name: "28 days in, a case with the baseline alone",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [0, 15])),
    expected: "met/no_improvement",
  },
  {
    name: "28 days in, a case that was none at the baseline",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [0, 9], [28, 12])),
    expected: "met/no_improvement",
  },
  {
    name: "28 days in, a case without a baseline",
    day: 28,
    episode: enrolled(...scored("PHQ-9", [14, 15], [28, 15])),
    expected: "not_met",
  },
  {
    name: "28 days in, a case of a scale without a reliable-change threshold",
    day: 28,
    episode: enrolled(...scored("QIDS-SR16", [0, 15], [28, 15])),
    expected: "not_met",
  },
  {
    name: "no-shows: one",
    day: 3,
    episode: { ...enrolled(...scored("PHQ-9", [0, 9])), noShowsInARow: 1 },
    expected: "not_met",
  },
  {
    name: "no-shows: two in a row",
    day: 3,
    episode: { ...enrolled(...scored("PHQ-9", [0, 9])), noShowsInARow: 2 },
    expected: "met/no_shows",
  },
  {
    name: "no score for 13 days",
    day: 13,
    episode: enrolled(...scored("PHQ-9", [0, 9])),
    expected: "not_met",
  },
  {
    name: "no score for 14 days",
    day: 14,
    episode: enrolled(...scored("PHQ-9", [0, 9])),
    expected: "met/no_score",
  },
  { name: "never scored, 13 days in", day: 13, episode: open, expected: "not_met" },
  { name: "never scored, 14 days in", day: 14, episode: open, expected: "met/no_score" },
  {
    name: "scored on a scale of intake only",
    day: 14,
    episode: enrolled(...scored("AUDIT", [10, 20])),
    expected: "met/no_score",
  },
  { name: "ended", day: 60, episode: endedOn(40, { noShowsInARow: 3 }), expected: "outside" },
  {
    name: "admitted and not started",
    day: 20,
    episode: { ...open, firstSessionAt: -2147483648, firstSessionOn: -2147483648 },
    expected: "outside",
  },
];

describe("needs attention", () => {
  it.each(cases)("$name: $expected", ({ day, episode, expected }) => {
    expect(classOf(needsAttention, episode, noonOf(day))).toBe(expected);
  });

  it("gives every reason in words, the most pressing first", () => {
    const scores = [
      ...scored("GAD-7", [0, 10], [20, 11]),
      ...withSafetyItem(2, ...scored("PHQ-9", [0, 10], [20, 17])),
    ];
    const [row] = listed(needsAttention, { ...open, scores, noShowsInARow: 3 }, noonOf(34));
    expect(row).toMatchObject({ class: "met", reason: "safety_item", value: 5 });
    expect(row?.details).toEqual({
      Why: [
        "PHQ-9 item 9 is 2 at the last score (23 Mar 2025)",
        "PHQ-9 reliably worse: 10 to 17 (23 Mar 2025)",
        "GAD-7 without reliable improvement after 4 weeks, at caseness: 10 to 11 (23 Mar 2025)",
        "PHQ-9 without reliable improvement after 4 weeks, at caseness: 10 to 17 (23 Mar 2025)",
        "3 no-shows in a row",
        "No score for 14 days",
      ],
      "Last score": "GAD-7 11, PHQ-9 17 (23 Mar 2025)",
      "Days since last score": 14,
    });
  });

  it.each([
    {
      name: "two no-shows, a score of 13 days ago",
      episode: { ...open, scores: scored("PHQ-9", [0, 20], [7, 12]), noShowsInARow: 2 },
      details: {
        Why: ["2 no-shows in a row"],
        "Last score": "PHQ-9 12 (10 Mar 2025)",
        "Days since last score": 13,
      },
    },
    {
      name: "one no-show, a score of 13 days ago, of two instruments on other days",
      episode: {
        ...open,
        scores: [...scored("GAD-7", [0, 10], [3, 9]), ...scored("PHQ-9", [0, 20], [7, 12])],
        noShowsInARow: 1,
      },
      details: { Why: [], "Last score": "PHQ-9 12 (10 Mar 2025)", "Days since last score": 13 },
    },
    {
      name: "the latest score is of the instrument whose name comes first",
      episode: {
        ...open,
        scores: [...scored("GAD-7", [0, 10], [9, 9]), ...scored("PHQ-9", [0, 20], [7, 12])],
      },
      details: { Why: [], "Last score": "GAD-7 9 (12 Mar 2025)", "Days since last score": 11 },
    },
    {
      name: "a scale that looks back a year is no score of how somebody is now",
      episode: { ...open, scores: [...scored("PHQ-9", [0, 20], [7, 12]), ...scored("AUDIT", [7, 20])] },
      details: { Why: [], "Last score": "PHQ-9 12 (10 Mar 2025)", "Days since last score": 13 },
    },
  ])("says no more than there is: $name", ({ episode, details }) => {
    expect(listed(needsAttention, episode, noonOf(20))[0]?.details).toEqual(details);
  });

  it("says that nobody was scored instead of counting days since nothing", () => {
    expect(listed(needsAttention, open, noonOf(20))[0]?.details).toEqual({
      Why: ["No score yet, 20 days after the first session"],
      "Last score": null,
      "Days since last score": null,
    });
  });

  it("counts who has the safety item among those whose answer is known, not who has none", () => {
    const answered = [1, 0, 0].map((answer) =>
      enrolled(...withSafetyItem(answer, ...scored("PHQ-9", [0, 12]))),
    );
    const { result } = figuresOf(needsAttention, answered, noonOf(5));
    const safety = result.kind === "list" ? result.items.find(({ id }) => id === "safety-item") : undefined;
    expect(safety?.result).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it("counts each reason; an answer that was not imported is not in the safety figure", () => {
    const group = figuresOf(
      needsAttention,
      [
        enrolled(...withSafetyItem(1, ...scored("PHQ-9", [0, 12]))),
        enrolled(...withSafetyItem(0, ...scored("PHQ-9", [0, 12]))),
        enrolled(...scored("PHQ-9", [0, 12])),
        { ...open, noShowsInARow: 2 },
        endedOn(1),
      ],
      noonOf(5),
    );
    expect(group.initialPopulation).toBe(4);
    const items = group.result.kind === "list" ? group.result.items : [];
    const found = Object.fromEntries(
      items.map(({ id, result }) => [
        id,
        result.kind === "proportion" ? `${result.numerator}/${result.denominator}` : result.kind,
      ]),
    );
    expect(found).toEqual({
      any: "2/4",
      "safety-item": "1/2",
      "reliable-deterioration": "0/4",
      "no-improvement": "0/4",
      "no-shows": "1/4",
      "no-score": "0/4",
    });
    expect(group.beside["safety-item-unknown"]).toMatchObject({ numerator: 1, denominator: 3 });
  });
});
