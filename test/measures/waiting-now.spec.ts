import { describe, expect, it } from "vitest";
import { waitingNow } from "#shared/measures/waiting-now";
import { at, observe, on, type StatedEpisode } from "./columns-of.js";
import { classOf, groupOf, itemOf, placeOf, unitsOf } from "./stand-on.js";

const HOUR = 3600;
const AS_OF = at("2026-03-06T15:00:00Z");

function asked(hoursAgo: number, more: StatedEpisode = {}): StatedEpisode {
  return { inquiredAt: AS_OF - hoursAgo * HOUR, inquiredOn: on("2026-03-04"), ...more };
}
const past = (hours: number): number => AS_OF - hours * HOUR;

describe("who waits, for what, and whose turn it is", () => {
  it.each([
    { name: "asked a moment ago", episode: asked(0), expected: "counted/assessment", owner: "program" },
    { name: "waits for an assessment", episode: asked(20), expected: "counted/assessment", owner: "program" },
    {
      name: "was assessed",
      episode: asked(20, { assessmentAt: past(2) }),
      expected: "counted/authorization_request",
      owner: "program",
    },
    {
      name: "waits for the insurer",
      episode: asked(20, { assessmentAt: past(5), authorizationRequestedAt: past(2) }),
      expected: "counted/authorization_decision",
      owner: "payer",
    },
    {
      name: "waits for the insurer though a slot has begun",
      episode: asked(20, { authorizationRequestedAt: past(2), firstSessionOfferedAt: past(1) }),
      expected: "counted/authorization_decision",
      owner: "payer",
    },
    {
      name: "was approved",
      episode: asked(20, {
        authorizationRequestedAt: past(5),
        authorizationDecidedAt: past(1),
        authorizationResult: "approved",
      }),
      expected: "counted/first_session",
      owner: "program",
    },
    {
      name: "was denied",
      episode: asked(20, {
        authorizationRequestedAt: past(5),
        authorizationDecidedAt: past(1),
        authorizationResult: "denied",
      }),
      expected: "counted/after_denial",
      owner: "program",
    },
    {
      name: "got a decision without a recorded result",
      episode: asked(20, { authorizationRequestedAt: past(5), authorizationDecidedAt: past(1) }),
      expected: "counted/first_session",
      owner: "program",
    },
    {
      name: "was assessed and needs no authorization",
      episode: asked(20, { assessmentAt: past(2), authorizationResult: "not_needed" }),
      expected: "counted/first_session",
      owner: "program",
    },
    {
      name: "needs no authorization, and was not assessed yet",
      episode: asked(20, { authorizationResult: "not_needed" }),
      expected: "counted/assessment",
      owner: "program",
    },
    {
      name: "needs no authorization and was admitted, no assessment recorded",
      episode: asked(20, { authorizationResult: "not_needed", admittedOn: on("2026-03-05") }),
      expected: "counted/first_session",
      owner: "program",
    },
    {
      name: "did not take the offered slot",
      episode: asked(60, { assessmentAt: past(40), firstSessionOfferedAt: past(1) }),
      expected: "counted/first_session",
      owner: "person",
    },
    {
      name: "was admitted and has not come",
      episode: asked(60, { admittedOn: on("2026-03-05") }),
      expected: "counted/first_session",
      owner: "program",
    },
    { name: "started", episode: asked(60, { firstSessionAt: past(1) }), expected: "outside/", owner: null },
    {
      name: "gave up",
      episode: asked(60, { closedAt: past(1), closedReason: "declined" }),
      expected: "outside/",
      owner: null,
    },
    {
      name: "was not eligible",
      episode: asked(60, { closedAt: past(1), closedReason: "not_eligible" }),
      expected: "outside/",
      owner: null,
    },
    { name: "asked again", episode: asked(10, { isRepeat: true }), expected: "outside/", owner: null },
    {
      name: "stepped down without an inquiry",
      episode: { admittedOn: on("2026-03-04") },
      expected: "outside/",
      owner: null,
    },
  ])("a person who $name", ({ episode, expected, owner }) => {
    expect(classOf(waitingNow, episode, AS_OF)).toBe(expected);
    if (owner !== null) expect(observe(waitingNow, "owner", placeOf(episode, AS_OF))).toBe(owner);
  });
});

it("puts who passes 48 hours next first, then those past it, the longest first", () => {
  const hours = [200, 2, 48, 48 + 1 / HOUR, 47, 60, 0];
  const listed = unitsOf(waitingNow, AS_OF, { episodes: hours.map((each) => asked(each)) });
  expect(listed.map((unit) => unit.value)).toEqual([48, 47, 2, 0, 200, 60, 48 + 1 / HOUR]);
  expect(listed[1]?.details).toEqual({
    "Hours left to 48": 1,
    "Owner of the clock": "program",
    "Waits for": "assessment",
  });
  expect(listed[4]?.details?.["Hours left to 48"]).toBe(-152);
});

it("sums up the list", () => {
  const episodes = [
    asked(48),
    asked(50),
    asked(10, { authorizationRequestedAt: past(1) }),
    asked(30, { firstSessionAt: past(1) }),
  ];
  const { result, initialPopulation } = groupOf(waitingNow, AS_OF, { episodes });
  expect(initialPopulation).toBe(3);
  expect(itemOf(result, "hours-on-the-clock")).toMatchObject({ n: 3, median: 48 });
  expect(itemOf(result, "past-48h")).toMatchObject({ numerator: 1, denominator: 3 });
  expect(itemOf(result, "owner")).toMatchObject({
    denominator: 3,
    shares: [
      { class: "payer", numerator: 1 },
      { class: "person", numerator: 0 },
      { class: "program", numerator: 2 },
    ],
  });
  expect(itemOf(result, "step")).toMatchObject({ denominator: 3 });
});
