import { describe, expect, it } from "vitest";
import { earlyEngagement } from "#shared/measures/early-engagement";
import { at, on, type StatedEpisode } from "./columns-of.js";
import { classOf, groupOf, unitsOf } from "./stand-on.js";

const AS_OF = at("2026-06-01T00:00:00Z");
// Day 30 is 1 April; it is over at midnight in Chicago, 05:00 UTC.
const started: StatedEpisode = {
  admittedOn: on("2026-03-01"),
  firstSessionOn: on("2026-03-02"),
  firstSessionAt: at("2026-03-02T15:00:00Z"),
};
const OVER = at("2026-04-02T05:00:00Z");

describe("classes", () => {
  it.each([
    { name: "came four more times", episode: { ...started, earlySessions: 4 }, expected: "met/" },
    { name: "came three more times", episode: { ...started, earlySessions: 3 }, expected: "not_met/" },
    { name: "never came again", episode: started, expected: "not_met/" },
    { name: "came very often", episode: { ...started, earlySessions: 200 }, expected: "met/" },
    {
      name: "came four more times and left on day 10",
      episode: {
        ...started,
        earlySessions: 4,
        dischargedOn: on("2026-03-12"),
        endedAt: at("2026-03-13T06:00:00Z"),
      },
      expected: "met/",
    },
    {
      name: "came once more and left on day 10",
      episode: {
        ...started,
        earlySessions: 1,
        dischargedOn: on("2026-03-12"),
        endedAt: at("2026-03-13T06:00:00Z"),
      },
      expected: "not_met/",
    },
    {
      name: "came four more times, day 30 just over",
      episode: { ...started, earlySessions: 4 },
      asOf: OVER,
      expected: "met/",
    },
    {
      name: "came three more times, day 30 just over",
      episode: { ...started, earlySessions: 3 },
      asOf: OVER,
      expected: "not_met/",
    },
    {
      name: "came four more times, a second before day 30 is over",
      episode: { ...started, earlySessions: 4 },
      asOf: OVER - 1,
      expected: "pending/day_30_not_over",
    },
    {
      name: "has left already, a second before day 30 is over",
      episode: { ...started, dischargedOn: on("2026-03-12"), endedAt: at("2026-03-13T06:00:00Z") },
      asOf: OVER - 1,
      expected: "pending/day_30_not_over",
    },
    {
      name: "started today",
      episode: started,
      asOf: at("2026-03-02T16:00:00Z"),
      expected: "pending/day_30_not_over",
    },
    { name: "has not started", episode: { admittedOn: on("2026-03-01") }, expected: "outside/" },
    {
      name: "has only asked",
      episode: { inquiredAt: AS_OF, inquiredOn: on("2026-05-31") },
      expected: "outside/",
    },
  ])("a person who $name is $expected", ({ episode, asOf = AS_OF, expected }) => {
    expect(classOf(earlyEngagement, episode, asOf)).toBe(expected);
  });
});

it("counts by the day of the first session, and lists the sessions", () => {
  const program = {
    episodes: [
      { ...started, earlySessions: 7 },
      { ...started, earlySessions: 2 },
      { admittedOn: on("2026-03-01") },
    ],
  };
  expect(groupOf(earlyEngagement, AS_OF, program)).toMatchObject({
    initialPopulation: 2,
    result: { numerator: 1, denominator: 2 },
  });
  expect(
    unitsOf(earlyEngagement, AS_OF, program).map((unit) => [unit.indexOn, unit.value, unit.unit]),
  ).toEqual([
    [started.firstSessionOn, 7, "sessions"],
    [started.firstSessionOn, 2, "sessions"],
  ]);
});
