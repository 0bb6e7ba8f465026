import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse } from "#shared/contract/instruments";
import { instruments } from "#shared/instruments/index";
import { inOneLine, titleOf } from "../../web/src/words/finding.js";
import { localDay, localTime } from "../../web/src/words/local-times.js";
import { coursesOf, courseSentence, safetyNoteOf } from "../../web/src/pages/episode/score-course.js";
import { sessionsSentence, weeksOf, type Session } from "../../web/src/pages/episode/session-weeks.js";
import {
  clockSentence,
  middleOfWords,
  ownersSentence,
  placedApart,
  readClock,
} from "../../web/src/pages/episode/wait-clock.js";
import { defaultGoals, goalsOf } from "#shared/measures/goals";

const nothing = {
  authorizationResult: null,
  asOf: "2026-06-30T12:00:00Z",
  zone: "America/Chicago",
  inquiredAt: null,
  assessmentOfferedAt: null,
  assessmentAt: null,
  authorizationRequestedAt: null,
  authorizationDecidedAt: null,
  firstSessionOfferedAt: null,
  firstSessionAt: null,
  closedAt: null,
};
const asked = { ...nothing, inquiredAt: "2026-06-28T12:00:00Z" };

describe("the clock", () => {
  it.each([
    {
      name: "within",
      facts: { firstSessionAt: "2026-06-28T17:45:00Z" },
      says: "First session 5.8 h after the inquiry: within 48 h, 42 h to spare",
    },
    {
      name: "exactly at the goal",
      facts: { firstSessionAt: "2026-06-30T12:00:00Z" },
      says: "First session exactly 48 h after the inquiry: within 48 h",
    },
    {
      name: "an hour late",
      facts: { firstSessionAt: "2026-06-30T13:00:00Z" },
      says: "First session 49 h after the inquiry: 1 h past 48 h",
    },
    {
      name: "closed",
      facts: { closedAt: "2026-06-29T12:00:00Z" },
      says: "Closed 24 h after the inquiry, without a first session",
    },
    { name: "waiting at the goal", facts: {}, says: "Waiting for 48 h: 0 h left to 48 h" },
    {
      name: "waiting past it",
      facts: { asOf: "2026-07-01T12:00:00Z" },
      says: "Waiting for 3 d: 24 h past 48 h",
    },
  ])("says: $name", ({ facts, says }) => {
    const clock = readClock({ ...asked, ...facts }, defaultGoals);
    expect(clock && clockSentence(clock)).toBe(says);
  });

  it.each([
    { name: "the day before", inquiredAt: "2026-07-01T04:59:59Z", goal: 48 },
    { name: "the local day", inquiredAt: "2026-07-01T05:00:00Z", goal: 72 },
  ])("runs to the goal of $name", ({ inquiredAt, goal }) => {
    const changed = goalsOf([
      { goal: "access", population: null, from: "2026-07-01", lowest: null, highest: 72 },
    ]);
    const clock = readClock({ ...nothing, inquiredAt, asOf: "2026-07-02T12:00:00Z" }, changed);
    expect(clock?.goalHours).toBe(goal);
    expect(clock && clockSentence(clock)).toContain(`left to ${goal} h`);
  });

  it("is none without an inquiry", () => expect(readClock(nothing, defaultGoals)).toBeNull());

  it("puts the steps in order of time and gives every hour one owner", () => {
    const facts = {
      ...asked,
      authorizationRequestedAt: "2026-06-28T14:00:00Z",
      authorizationDecidedAt: "2026-06-29T02:00:00Z",
      firstSessionAt: "2026-06-29T12:00:00Z",
    };
    const clock = readClock(facts, defaultGoals);
    expect(clock?.steps.map((step) => step.title)).toEqual([
      "Inquiry",
      "Authorization requested",
      "Authorization decided",
      "First session",
    ]);
    expect(clock && ownersSentence(clock)).toBe("Whose hours they were: insurer 12 h, program 12 h.");
  });

  it("moves pins apart and keeps them within the drawing where there is room", () => {
    const places = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, (list) => {
        const placed = placedApart(
          list.sort((a, b) => a - b),
          { gap: 19, most: 1000 },
        );
        placed.slice(1).forEach((at, index) => expect(at - (placed[index] ?? 0)).toBeGreaterThanOrEqual(19));
        expect(Math.max(...placed)).toBeLessThanOrEqual(1000);
      }),
    );
  });
});

it.each([
  ["2026-01-05T16:45:00Z", "America/New_York", "5 Jan 2026, 11:45", "2026-01-05"],
  ["2026-07-05T03:30:00Z", "America/Chicago", "4 Jul 2026, 22:30", "2026-07-04"],
  ["2026-03-08T07:30:00Z", "America/New_York", "8 Mar 2026, 03:30", "2026-03-08"],
])("tells %s in %s as %s", (...[instant, zone, words, day]) => {
  expect(localTime(instant, zone)).toBe(words);
  expect(localDay(instant, zone)).toBe(day);
});

function session(on: string, status: Session["status"], attendedMinutes = 0): Session {
  return { startsAt: `${on}T15:00:00Z`, on, kind: "process", scheduledMinutes: 180, attendedMinutes, status };
}

describe("sessions by week", () => {
  const sessions = [
    session("2026-01-05", "attended", 180),
    session("2026-01-07", "partial", 90),
    session("2026-01-19", "no_show"),
    session("2026-01-20", "cancelled"),
  ];
  it("keeps an empty week between two, and leaves cancelled sessions out of the hours", () => {
    const weeks = weeksOf(sessions, [{ indexOn: "2026-01-12", class: "counted", reason: "under" }]);
    expect(
      weeks.map((week) => [week.monday, week.attendedMinutes, week.scheduledMinutes, week.judged?.reason]),
    ).toEqual([
      ["2026-01-05", 270, 360, undefined],
      ["2026-01-12", 0, 0, "under"],
      ["2026-01-19", 0, 180, undefined],
    ]);
    expect(weeks[0]?.days.get(3)?.map((each) => each.status)).toEqual(["partial"]);
  });
  it.each([
    [[], "No session so far"],
    [sessions, "2 of 3 sessions attended, 4.5 h in all (1 partial, 1 no-show, 1 cancelled)"],
    [[session("2026-01-05", "attended", 180)], "1 of 1 sessions attended, 3 h in all"],
  ] as const)("sums up %#", (list, words) => expect(sessionsSentence(list)).toBe(words));
  it("has no week without a session", () => expect(weeksOf([], [])).toEqual([]));
});

const registry: readonly InstrumentResponse[] = instruments.map((each) => ({
  ...each,
  populations: [...each.populations],
  items: each.items && { ...each.items, highestOf: each.items.highestOf.map((group) => [...group]) },
  bands: [...each.bands],
  safetyItems: [...each.safetyItems],
  toBeConfirmed: [...each.toBeConfirmed],
  sources: each.sources.map((source) => ({ ...source, fields: [...source.fields] })),
  origin: "product",
  changedAt: null,
  changedBy: null,
}));

type Score = EpisodeResponse["scores"][number];
function score(on: string, total: number, more: Partial<Score> = {}): Score {
  return { instrument: "PHQ-9", on, total, isProrated: false, safetyItem: 0, ...more };
}

function course(
  scores: readonly Score[],
  dischargedOn: string | null = "2026-03-01",
  asOf = "2026-06-30T12:00:00Z",
) {
  const stay = { asOf, firstSessionAt: "2026-01-05T22:30:00Z", dischargedOn, zone: "America/New_York" };
  const [first] = coursesOf({ ...stay, scores: [...scores] }, registry);
  if (!first) throw new Error("no course");
  return first;
}

describe("the words of a stretch of the wait", () => {
  it.each([
    { name: "in its middle", stretch: [0, 200], line: 300, at: 100 },
    { name: "in its middle, beside the line", stretch: [0, 200], line: 146, at: 100 },
    { name: "left of the line", stretch: [0, 200], line: 120, at: 60 },
    { name: "right of the line", stretch: [0, 200], line: 80, at: 140 },
    { name: "nowhere, where both parts are too short", stretch: [0, 150], line: 75, at: null },
    { name: "nowhere in a short stretch", stretch: [0, 80], line: 300, at: null },
  ] as const)("stand $name", ({ stretch, line, at }) => expect(middleOfWords(stretch, 80, line)).toBe(at));

  it("never lie on the line, nor outside their stretch", () => {
    for (let line = -20; line <= 220; line += 1) {
      const at = middleOfWords([0, 200], 60, line);
      expect(at).not.toBeNull();
      expect(Math.abs(line - (at ?? line))).toBeGreaterThan(30);
      expect(Math.abs(100 - (at ?? 0))).toBeLessThanOrEqual(70);
    }
  });
});

describe("scores over bands", () => {
  it.each([
    { instrument: "PHQ-9", total: 10, says: "moderate" },
    { instrument: "AUDIT-C", total: 2, says: "no case for women or men" },
    { instrument: "AUDIT-C", total: 3, says: "a case for women, not for men" },
    { instrument: "AUDIT-C", total: 4, says: "a case for women and men" },
  ])("$instrument $total: $says", ({ instrument, total, says }) =>
    expect(course([score("2026-01-05", total, { instrument })]).scores[0]?.band).toBe(says),
  );

  it.each([
    {
      name: "reliably better",
      scores: [score("2026-01-05", 15), score("2026-02-20", 9)],
      says: "PHQ-9: 15 to 9, −6 points; reliably better",
    },
    {
      name: "one point short of it",
      scores: [score("2026-01-05", 15), score("2026-02-20", 10)],
      says: "PHQ-9: 15 to 10, −5 points; no reliable change (under 6)",
    },
    {
      name: "worse where higher is better",
      scores: [
        score("2026-01-05", 56, { instrument: "WHO-5" }),
        score("2026-02-20", 12, { instrument: "WHO-5" }),
      ],
      says: "WHO-5: 56 to 12, −44 points; reliably worse",
    },
    {
      name: "a second score too soon",
      scores: [score("2026-01-05", 15), score("2026-01-18", 9)],
      says: "PHQ-9: baseline 15, no last score that counts",
    },
    {
      name: "one score alone",
      scores: [score("2026-01-05", 15)],
      says: "PHQ-9: baseline 15, no last score",
    },
    {
      name: "no score near the start",
      scores: [score("2026-01-20", 15)],
      says: "PHQ-9: no baseline within 7 days of the first session",
    },
    {
      name: "an instrument that nobody knows",
      scores: [score("2026-01-05", 3, { instrument: "OWN" }), score("2026-02-20", 3, { instrument: "OWN" })],
      says: "OWN: 3 to 3, no change; no published threshold of reliable change",
    },
  ])("says: $name", ({ scores, says }) => expect(inOneLine(courseSentence(course(scores)))).toBe(says));

  it("says of an open stay that it is so far", () => {
    const open = course([score("2026-01-05", 15), score("2026-02-20", 9)], null);
    expect(inOneLine(courseSentence(open))).toBe("PHQ-9: 15 to 9 so far, −6 points; reliably better");
    expect(open.scores.map((each) => [each.mark, each.band])).toEqual([
      ["baseline", "moderately severe"],
      ["last", "mild"],
    ]);
  });

  // Discharged on 1 March: as the measures do, the page waits for a last score until 15 March in the program's own zone.
  it.each([
    ["on the 13th day after discharge", "2026-03-15T03:59:00Z", " yet"],
    ["from the 14th day on", "2026-03-15T04:00:00Z", ""],
  ])("says that there is no last score %s", (_, asOf, yet) => {
    const one = [score("2026-01-05", 15)];
    expect(courseSentence(course(one, "2026-03-01", asOf))).toBe(`PHQ-9: baseline 15, no last score${yet}`);
    const two = [...one, score("2026-02-20", 9)];
    const soFar = yet === "" ? "" : " so far";
    expect(titleOf(courseSentence(course(two, "2026-03-01", asOf)))).toBe(
      `PHQ-9: 15 to 9${soFar}, −6 points`,
    );
    expect(courseSentence(course(one, null, asOf))).toBe("PHQ-9: baseline 15, no last score yet");
  });

  it.each([
    { name: "not imported", safetyItem: null, isWarning: false, says: "That does not mean no risk" },
    { name: "zero", safetyItem: 0, isWarning: false, says: "was answered 0" },
    { name: "one", safetyItem: 1, isWarning: true, says: "It needs a look at any total." },
  ])("says of a safety item: $name", ({ safetyItem, isWarning, says }) => {
    const note = safetyNoteOf(course([score("2026-01-05", 1, { safetyItem })]));
    expect(note?.isWarning).toBe(isWarning);
    expect(note?.sentence).toContain(says);
  });

  it("has no safety note where the instrument has no such item", () => {
    expect(safetyNoteOf(course([score("2026-01-05", 1, { instrument: "GAD-7" })]))).toBeNull();
  });
});
