import { describe, expect, it } from "vitest";
import { goalsOf, type StatedGoal } from "#shared/measures/goals";
import type { ResultResponse } from "#shared/contract/results";
import {
  accessGoalOf,
  goalsOfDays,
  hoursOfGoal,
  hoursShown,
  withinTitle,
} from "../../web/src/answers/access-goal.js";
import { doseBandHours, doseBandWords } from "../../web/src/answers/dose-band.js";
import { hoursLeft, hoursLeftWords } from "../../web/src/answers/waiting-rows.js";
import { answerOfPeriod, periodQuestion } from "../../web/src/findings/access-answer.js";
import { curvesFinding, monthsFinding } from "../../web/src/findings/access-findings.js";
import {
  definitionsFinding,
  distributionFinding,
  waitingFinding,
} from "../../web/src/findings/access-wait-findings.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { waitingSentence } from "../../web/src/findings/overview-findings.js";
import { maturedChoice } from "../../web/src/pages/definitions/plain-choices.js";
import { sampleGroup, sampleProportion } from "../../web/src/gallery/sample-figures.js";

const stated = (goal: Pick<StatedGoal, "goal" | "highest"> & Partial<StatedGoal>): StatedGoal => ({
  ...{ population: null, from: null, lowest: null },
  ...goal,
});
const changed = goalsOf([
  stated({ goal: "access", from: "2026-01-01", highest: 72 }),
  stated({ goal: "dose", population: "adult", from: "2026-01-05", lowest: 9, highest: 20 }),
]);
const all = { from: null, to: null };
const before = { from: "2025-07-01", to: "2026-01-01" };
const since = { from: "2026-01-01", to: "2026-07-01" };
const both = accessGoalOf(changed, all);
const later = accessGoalOf(changed, since);

describe("the access goal of a view’s days", () => {
  it.each([
    { name: "before", days: before, hours: [48], goal: "48 hours", title: "Within 48 h", rule: "48 hours" },
    { name: "since", days: since, hours: [72], goal: "72 hours", title: "Within 72 h", rule: "72 hours" },
    {
      name: "over the change",
      days: all,
      hours: [48, 72],
      goal: "the access goal",
      title: "Within the goal",
      rule: "48 and 72 hours",
    },
    {
      name: "of the last day before",
      days: { from: "2025-12-31", to: "2026-01-01" },
      hours: [48],
      goal: "48 hours",
      title: "Within 48 h",
      rule: "48 hours",
    },
    {
      name: "of both days",
      days: { from: "2025-12-31", to: "2026-01-02" },
      hours: [48, 72],
      goal: "the access goal",
      title: "Within the goal",
      rule: "48 and 72 hours",
    },
  ])("$name", ({ days, hours, goal, title, rule }) => {
    const found = accessGoalOf(changed, days);
    expect([found.hours, found.words.goal, withinTitle(found.words), hoursOfGoal(found)]).toEqual([
      hours,
      goal,
      title,
      rule,
    ]);
  });

  it.each([
    [48, 336],
    [292, 336],
    [293, 504],
    [720, 840],
  ])("of %i hours has room in charts of %i", (hours, until) => {
    const one = accessGoalOf(goalsOf([stated({ goal: "access", highest: hours })]), all);
    expect(hoursShown(one)).toBe(until);
    expect(hours).toBeLessThan(until);
  });

  it("of one hour is written as one", () => {
    const one = accessGoalOf(goalsOf([stated({ goal: "access", highest: 1 })]), all);
    expect(answerOfPeriod(sampleGroup(sampleProportion(1, 2)), 0.8, one).sentence).toContain(
      "whose 1 hour is over.",
    );
    expect(hoursOfGoal(one)).toBe("1 hour");
  });
});

describe("sentences under another goal, and under two", () => {
  const month = { ...sampleGroup(sampleProportion(81, 127)), period: "2026-06" };
  const few = { ...sampleGroup(sampleProportion(1, 2)), period: "2026-06" };
  const curve: ResultResponse = {
    ...{ kind: "time-to-event", unit: "hours", n: 100, events: 60, competing: 10, censored: 30, level: 0.95 },
    ...{ method: "aalen-johansen" },
    median: { estimate: null, lower: null, upper: null },
    p90: { estimate: null, lower: null, upper: null },
    followed: [],
    curve: [
      { time: 48, estimate: 0.4, lower: 0.3, upper: 0.5, atRisk: 60 },
      { time: 72, estimate: 0.5, lower: 0.4, upper: 0.6, atRisk: 40 },
      { time: 300, estimate: 0.6, lower: 0.5, upper: 0.7, atRisk: 20 },
    ],
  } as ResultResponse;
  const late: ResultResponse = {
    kind: "list",
    items: [{ id: "past-48h", result: sampleProportion(10, 19) }],
  } as ResultResponse;
  const own: ResultResponse = {
    kind: "list",
    items: ["this-product", "never-served"].map((id) => ({ id, result: sampleProportion(60, 100) })),
  } as ResultResponse;
  const bars = (within: readonly { hours: number; share: number }[]): string =>
    inOneLine(distributionFinding({ n: 100, within, later: 0.1, gaveUp: 20, waiting: 1 }));

  it.each([
    [answerOfPeriod(month, 0.8, later).sentence, "81 of 127 people started within 72 hours;"],
    [answerOfPeriod(month, 0.8, both).sentence, "81 of 127 people started within the access goal;"],
    [answerOfPeriod(few, 0.8, both).sentence, "fewer than 5 people whose hours of the access goal are over."],
    [periodQuestion("2026-06", "2026-06-30", later), "Are we meeting 72 hours this month?"],
    [periodQuestion("2026-05", "2026-06-30", both), "Did we meet the access goal in May 2026?"],
    [
      inOneLine(monthsFinding(sampleProportion(120, 200), [], { goal: null, access: both })),
      "60.0% started within the access goal",
    ],
    [
      inOneLine(monthsFinding({ kind: "none", reason: "" }, [], { goal: null, access: both })),
      "No inquiry in this period has run the hours of the access goal",
    ],
    [
      inOneLine(curvesFinding(curve, undefined, later)),
      "50.0% had started after 72 hours, 60.0% after 14 days",
    ],
    [
      inOneLine(curvesFinding(curve, undefined, both)),
      "40.0% had started after 48 hours, 50.0% after 72 hours, 60.0% after 14 days",
    ],
    [waitingFinding(late, 19, later), "19 people wait, 10 longer than 72 hours"],
    [waitingFinding(late, 19, both), "19 people wait, 10 past the access goal"],
    [waitingSentence(19, 0, both), "19 people wait for a first session, nobody past the access goal."],
    [inOneLine(definitionsFinding(own, later)), "60.0% within 72 hours, of everyone"],
    [bars([{ hours: 72, share: 0.6 }]), "60.0% started within 72 hours, 10.0% later"],
    [
      bars([
        { hours: 48, share: 0.5 },
        { hours: 72, share: 0.6 },
      ]),
      "50.0% started within 48 hours, 60.0% within 72 hours, 10.0% later",
    ],
    [maturedChoice(both.words).title, "Access counts inquiries that had the hours of the access goal"],
    [
      maturedChoice(later.words).text,
      "at least 72 hours before the data’s own time; exactly 72 h 00 min 00 s still counts",
    ],
  ])("%#", (sentence, says) => expect(sentence).toContain(says));
});

describe("what is left of a clock", () => {
  const row = (details: Record<string, number>) =>
    ({ details }) as unknown as Parameters<typeof hoursLeft>[0];
  it.each([
    [{ "Hours left to 48": 16 }, "16 h left"],
    [{ "Hours left to 72": -5 }, "past by 5 h"],
    [{ "Hours left to the goal": 12 }, "12 h left"],
    [{}, "–"],
  ])("%j", (details, words) => expect(hoursLeftWords(row(details))).toBe(words));
});

describe("the dose band of a view’s days", () => {
  it.each([
    { days: { from: "2025-10-06", to: "2026-01-05" }, band: { from: 9, to: 15 } },
    { days: { from: "2026-01-05", to: "2026-07-06" }, band: { from: 9, to: 20 } },
    { days: all, band: null },
  ])("of adults, $days", ({ days, band }) => {
    expect(doseBandHours(["adult"], goalsOfDays(changed, days))).toEqual(band);
  });
  it("is written as it holds", () => {
    expect(doseBandWords(goalsOfDays(changed, since))).toBe(
      "adults 9 to 15 h until 4 Jan 2026, 9 to 20 h since; older adults 9 to 15 h; adolescents and children 6 to 15 h",
    );
    expect(doseBandWords(goalsOfDays(changed, before))).toBe(
      "9 to 15 h for adults and older adults, 6 to 15 h for adolescents and children",
    );
  });
});
