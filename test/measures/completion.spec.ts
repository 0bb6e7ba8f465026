import { describe, expect, it } from "vitest";
import { completion } from "#shared/measures/completion";
import { Episode } from "#shared/measures/episode";
import { at, columnsOf, on, type StatedEpisode, momentOf, observe } from "./columns-of.js";

const AS_OF = at("2025-06-01T00:00:00Z");
const admitted: StatedEpisode = {
  admittedOn: on("2025-03-03"),
  plannedWeeks: 8,
  plannedEndAt: at("2025-04-28T05:00:00Z"),
};
const started: StatedEpisode = {
  ...admitted,
  firstSessionAt: at("2025-03-03T15:00:00Z"),
  attendedMinutes: 4320,
};
const ended: StatedEpisode = {
  ...started,
  dischargedOn: on("2025-04-25"),
  endedAt: at("2025-04-26T05:00:00Z"),
};

function cursor(episode: StatedEpisode, population = "adult"): Episode {
  const [block] = columnsOf({ key: { population }, episodes: [episode] }).programs;
  if (!block) throw new Error("no block");
  return new Episode(block);
}

describe("completion classes", () => {
  it.each([
    { name: "completed", episode: { ...ended, dischargeReason: "completed" }, expected: "met/" },
    {
      name: "left against advice",
      episode: { ...ended, dischargeReason: "against_advice" },
      expected: "not_met/against_advice",
    },
    {
      name: "was discharged for no-shows",
      episode: { ...ended, dischargeReason: "no_show" },
      expected: "not_met/no_show",
    },
    {
      name: "was transferred to a higher level",
      episode: { ...ended, dischargeReason: "transferred_higher" },
      expected: "not_met/transferred_higher",
    },
    {
      name: "ended for another reason",
      episode: { ...ended, dischargeReason: "other" },
      expected: "not_met/other",
    },
    {
      name: "was transferred to a lower level",
      episode: { ...ended, dischargeReason: "transferred_lower" },
      expected: "excluded/transferred_lower",
    },
    { name: "moved", episode: { ...ended, dischargeReason: "moved" }, expected: "excluded/moved" },
    {
      name: "was discharged administratively",
      episode: { ...ended, dischargeReason: "administrative" },
      expected: "excluded/administrative",
    },
    { name: "ended without a recorded reason", episode: ended, expected: "missing/no_reason" },
    { name: "is still enrolled", episode: started, expected: "pending/still_enrolled" },
    { name: "is enrolled and has not started", episode: admitted, expected: "pending/still_enrolled" },
    {
      name: "ended without an attended session",
      episode: { ...ended, firstSessionAt: -2147483648, dischargeReason: "completed" },
      expected: "excluded/never_started",
    },
    {
      name: "ended unstarted without a reason: excluded goes before missing",
      episode: { ...ended, firstSessionAt: -2147483648 },
      expected: "excluded/never_started",
    },
    { name: "was never enrolled", episode: { inquiredAt: AS_OF - 1000 }, expected: "outside/" },
  ])("a person who $name", ({ episode, expected }) => {
    const found = completion.classify(cursor(episode), momentOf(AS_OF));
    expect(`${found.class}/${found.reason}`).toBe(expected);
  });
});

describe("a young group", () => {
  it.each([
    {
      name: "is mature at the planned end",
      asOf: at("2025-04-28T05:00:00Z"),
      episode: admitted,
      expected: false,
    },
    {
      name: "is immature a second before",
      asOf: at("2025-04-28T04:59:59Z"),
      episode: admitted,
      expected: true,
    },
    {
      name: "is immature though the person has left",
      asOf: at("2025-04-01T00:00:00Z"),
      episode: { ...ended, dischargeReason: "no_show" },
      expected: true,
    },
    {
      name: "without planned weeks waits for the longest stay, 12 weeks",
      asOf: at("2025-05-26T04:59:59Z"),
      episode: { admittedOn: on("2025-03-03") },
      expected: true,
    },
    {
      name: "without planned weeks is mature after 12 weeks",
      asOf: at("2025-05-26T05:00:00Z"),
      episode: { admittedOn: on("2025-03-03") },
      expected: false,
    },
  ])("$name", ({ asOf, episode, expected }) => {
    expect(completion.isImmature?.(cursor(episode), momentOf(asOf))).toBe(expected);
  });
});

describe("the other definitions in use", () => {
  it.each([
    { id: "completed-or-transferred", reason: "transferred_higher", expected: true },
    { id: "completed-or-transferred", reason: "against_advice", expected: false },
    { id: "transferred-higher", reason: "transferred_higher", expected: true },
    { id: "not-against-advice", reason: "no_show", expected: true },
    { id: "not-against-advice", reason: "against_advice", expected: false },
  ])("$id of $reason is $expected", ({ id, reason, expected }) => {
    const where = { episode: cursor({ ...ended, dischargeReason: reason }), moment: momentOf(AS_OF) };
    expect(observe(completion, id, where)).toBe(expected);
  });

  it.each([
    { name: "8 weeks of 9 hours", minutes: 4320, population: "adult", weeks: 8, expected: true },
    { name: "a minute less", minutes: 4319, population: "adult", weeks: 8, expected: false },
    {
      name: "8 weeks of 6 hours for an adolescent",
      minutes: 2880,
      population: "adolescent",
      weeks: 8,
      expected: true,
    },
    { name: "unknown planned weeks", minutes: 9999, population: "adult", weeks: 0, expected: null },
  ])("dose reached: $name", ({ minutes, population, weeks, expected }) => {
    const episode = cursor({ ...ended, attendedMinutes: minutes, plannedWeeks: weeks }, population);
    expect(observe(completion, "dose-reached", { episode, moment: momentOf(AS_OF) })).toBe(expected);
  });
});
