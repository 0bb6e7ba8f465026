import { describe, expect, it } from "vitest";
import { accessSteps } from "#shared/measures/access-steps";
import { UNKNOWN, type IntegerColumn } from "#shared/measures/columns";
import { isStep } from "#shared/measures/duration-step";
import { at, observe, on, type StatedEpisode } from "./columns-of.js";
import { classOf, groupOf, placeOf, standOn, unitsOf } from "./stand-on.js";

const HOUR = 3600;
const ASKED = at("2026-03-02T15:00:00Z");
const AS_OF = ASKED + 1000 * HOUR;
const asked: StatedEpisode = { inquiredAt: ASKED, inquiredOn: on("2026-03-02") };

function after(hours: number): number {
  return ASKED + hours * HOUR;
}

const started: StatedEpisode = {
  ...asked,
  assessmentAt: after(10),
  authorizationRequestedAt: after(12),
  authorizationDecidedAt: after(60),
  authorizationResult: "approved",
  firstSessionOfferedAt: after(72),
  firstSessionAt: after(96),
};

describe("classes", () => {
  it.each([
    { name: "started", episode: started, expected: "counted/started" },
    { name: "started late", episode: { ...asked, firstSessionAt: after(900) }, expected: "counted/started" },
    {
      name: "started the second of the inquiry",
      episode: { ...asked, firstSessionAt: ASKED },
      expected: "counted/started",
    },
    {
      name: "started before the inquiry",
      episode: { ...asked, firstSessionAt: after(-1) },
      expected: "counted/started",
    },
    { name: "waits", episode: asked, expected: "pending/still_waiting" },
    {
      name: "was admitted and waits",
      episode: { ...asked, admittedOn: on("2026-03-04") },
      expected: "pending/still_waiting",
    },
    {
      name: "declined",
      episode: { ...asked, closedAt: after(5), closedReason: "declined" },
      expected: "not_met/declined",
    },
    {
      name: "has no coverage",
      episode: { ...asked, closedAt: after(5), closedReason: "no_coverage" },
      expected: "not_met/no_coverage",
    },
    {
      name: "was closed without a reason",
      episode: { ...asked, closedAt: after(5) },
      expected: "not_met/closed_without_reason",
    },
    {
      name: "was not eligible",
      episode: { ...asked, closedAt: after(5), closedReason: "not_eligible" },
      expected: "excluded/not_eligible",
    },
    {
      name: "was a duplicate",
      episode: { ...asked, closedAt: after(5), closedReason: "duplicate" },
      expected: "excluded/duplicate",
    },
    { name: "was already waiting", episode: { ...asked, isRepeat: true }, expected: "excluded/repeat" },
    {
      name: "stepped down without an inquiry",
      episode: { admittedOn: on("2026-03-02"), firstSessionAt: after(1) },
      expected: "outside/",
    },
  ])("a person who $name is $expected", ({ episode, expected }) => {
    expect(classOf(accessSteps, episode, AS_OF)).toBe(expected);
  });
});

describe("steps", () => {
  const observed = (episode: StatedEpisode): (number | null)[] => {
    const { columns, index } = placeOf(episode, AS_OF).episode;
    const instant = (column: IntegerColumn): number => columns.integers[column][index] ?? UNKNOWN;
    const hours = (from: number, to: number): number | null => (isStep(from, to) ? (to - from) / 3600 : null);
    return accessSteps.steps.map(({ start, end }) => hours(instant(start), instant(end)));
  };

  it.each([
    { name: "every step known", episode: started, hours: [10, 2, 48, 36, 72] },
    { name: "nothing but the inquiry", episode: asked, hours: [null, null, null, null, null] },
    {
      name: "still waiting for the decision",
      episode: { ...asked, assessmentAt: after(3), authorizationRequestedAt: after(4) },
      hours: [3, 1, null, null, null],
    },
    {
      name: "no time at all",
      episode: { ...asked, assessmentAt: ASKED },
      hours: [0, null, null, null, null],
    },
    {
      name: "a second in wrong order",
      episode: { ...asked, assessmentAt: ASKED - 1 },
      hours: [null, null, null, null, null],
    },
    {
      name: "a decision before its request",
      episode: { ...started, authorizationDecidedAt: after(11) },
      hours: [10, 2, null, 85, 72],
    },
    {
      name: "no authorization needed",
      episode: {
        ...asked,
        assessmentAt: after(3),
        authorizationResult: "not_needed",
        firstSessionAt: after(9),
      },
      hours: [3, null, null, null, null],
    },
  ])("$name", ({ episode, hours }) => {
    expect(observed(episode)).toEqual(hours);
  });

  it("counts a step of everyone who took it, the whole wait of people who started", () => {
    const gaveUp = { ...asked, assessmentAt: after(30), closedAt: after(40), closedReason: "declined" };
    const waits = { ...asked, assessmentAt: after(20) };
    const { result, pending } = groupOf(accessSteps, AS_OF, { episodes: [started, gaveUp, waits] });
    expect(pending).toBe(1);
    expect(result).toMatchObject({ kind: "duration", n: 1, median: 96, p90: 96 });
    if (result.kind !== "duration") throw new Error(result.kind);
    const [assessment, request] = result.steps ?? [];
    expect(assessment).toMatchObject({
      n: 3,
      median: 20,
      lowerQuartile: 15,
      upperQuartile: 25,
      shareOfWait: 10 / 96,
    });
    expect(request).toMatchObject({ n: 1, median: 2, shareOfWait: 2 / 96 });
  });

  it("counts of a decision after the first session only what lies within the wait", () => {
    const late = { ...started, authorizationDecidedAt: after(400) };
    const { result } = groupOf(accessSteps, AS_OF, { episodes: [late] });
    if (result.kind !== "duration") throw new Error(result.kind);
    expect(result.steps?.[2]).toMatchObject({ median: 388, shareOfWait: 84 / 96 });
    expect(result.steps?.[3]).toMatchObject({
      n: 0,
      median: null,
      shareOfWait: null,
      reason: "Nobody took this step.",
    });
  });

  it("lists those who gave up without counting them", () => {
    const gaveUp = { ...asked, closedAt: after(40), closedReason: "declined" };
    const program = { episodes: [started, gaveUp, gaveUp] };
    expect(unitsOf(accessSteps, AS_OF, program).map((unit) => [unit.class, unit.value])).toEqual([
      ["counted", 96],
      ["not_met", null],
      ["not_met", null],
    ]);
    expect(groupOf(accessSteps, AS_OF, program)).toMatchObject({
      initialPopulation: 3,
      result: { n: 1 },
      marks: ["few"],
    });
    expect(groupOf(accessSteps, AS_OF, { episodes: [gaveUp] })).toMatchObject({
      result: { kind: "insufficient" },
      marks: [],
    });
  });

  it("counts a session before the inquiry as no wait", () => {
    expect(
      accessSteps.value(standOn({ ...asked, firstSessionAt: ASKED - 60 }), placeOf(asked, AS_OF).moment),
    ).toBe(0);
  });
});

describe("what stands beside the steps", () => {
  const requested = { ...asked, authorizationRequestedAt: ASKED };
  const day7 = 7 * 24;

  it("splits the wait among its owners", () => {
    expect(groupOf(accessSteps, AS_OF, { episodes: [started, asked] }).beside["clock-owners"]).toMatchObject({
      kind: "shares",
      unit: "hours",
      denominator: 96,
      shares: [
        { class: "payer", numerator: 48, estimate: 0.5, lower: null },
        { class: "person", numerator: 24, estimate: 0.25 },
        { class: "program", numerator: 24, estimate: 0.25 },
      ],
    });
  });

  it.each([
    {
      name: "decided at 72:00:00",
      episode: { ...requested, authorizationDecidedAt: after(72) },
      within72: true,
      within7: true,
    },
    {
      name: "decided a second later",
      episode: { ...requested, authorizationDecidedAt: after(72) + 1 },
      within72: false,
      within7: true,
    },
    {
      name: "decided after 7 days to the second",
      episode: { ...requested, authorizationDecidedAt: after(day7) },
      within72: false,
      within7: true,
    },
    {
      name: "decided a second after 7 days",
      episode: { ...requested, authorizationDecidedAt: after(day7) + 1 },
      within72: false,
      within7: false,
    },
    {
      name: "denied in time",
      episode: { ...requested, authorizationDecidedAt: after(1), authorizationResult: "denied" },
      within72: true,
      within7: true,
    },
    { name: "undecided for 72 h", episode: requested, asOf: after(72), within72: false, within7: null },
    {
      name: "undecided for a second less",
      episode: requested,
      asOf: after(72) - 1,
      within72: null,
      within7: null,
    },
    {
      name: "decided at once, requested an hour ago: too early to count",
      episode: { ...requested, authorizationDecidedAt: ASKED },
      asOf: after(1),
      within72: null,
      within7: null,
    },
    {
      name: "undecided, closed after 72 h",
      episode: { ...requested, closedAt: after(72) },
      within72: false,
      within7: null,
    },
    {
      name: "undecided, closed after 71 h",
      episode: { ...requested, closedAt: after(71) },
      within72: null,
      within7: null,
    },
    {
      name: "no decision recorded, but started",
      episode: { ...requested, firstSessionAt: after(200) },
      within72: null,
      within7: null,
    },
    {
      name: "approved at an unknown instant",
      episode: { ...requested, authorizationResult: "approved" },
      within72: null,
      within7: null,
    },
    {
      name: "decided before the request",
      episode: { ...requested, authorizationDecidedAt: ASKED - 1 },
      within72: null,
      within7: null,
    },
    { name: "never requested", episode: asked, within72: null, within7: null },
  ])("authorization: $name", ({ episode, asOf = AS_OF, within72, within7 }) => {
    const place = placeOf(episode, asOf);
    expect(observe(accessSteps, "authorization-within-72h", place)).toBe(within72);
    expect(observe(accessSteps, "authorization-within-7-days", place)).toBe(within7);
  });

  it("counts the turnaround of people who gave up and who still wait", () => {
    const decided = { ...requested, authorizationDecidedAt: after(20) };
    const gaveUp = {
      ...decided,
      authorizationDecidedAt: after(40),
      closedAt: after(50),
      closedReason: "no_coverage",
    };
    const { beside } = groupOf(accessSteps, AS_OF, { episodes: [started, decided, gaveUp] });
    expect(beside["authorization-turnaround"]).toMatchObject({ n: 3, median: 40 });
    expect(beside["authorization-within-72h"]).toMatchObject({ numerator: 3, denominator: 3 });
  });
});
