import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { UNKNOWN } from "#shared/measures/columns";
import { Episode } from "#shared/measures/episode";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import { at, columnsOf, on, type StatedEpisode, momentOf, observe } from "./columns-of.js";

const ASKED = at("2024-03-08T18:00:00Z"); // noon in Chicago, two days before the clocks go forward
const AS_OF = at("2024-04-01T00:00:00Z");
const HOUR = 3600;
const asked: StatedEpisode = { inquiredAt: ASKED, inquiredOn: on("2024-03-08") };

interface Case {
  readonly name: string;
  readonly episode: StatedEpisode;
  readonly asOf?: number;
  readonly access: string;
  readonly curve: string;
  readonly hours: number | null;
}

const cases: readonly Case[] = [
  {
    name: "starts after 47:59:59",
    episode: { ...asked, firstSessionAt: ASKED + 48 * HOUR - 1 },
    access: "met",
    curve: "event/started",
    hours: 48 - 1 / 3600,
  },
  {
    name: "starts at exactly 48:00:00",
    episode: { ...asked, firstSessionAt: ASKED + 48 * HOUR },
    access: "met",
    curve: "event/started",
    hours: 48,
  },
  {
    name: "starts one second later",
    episode: { ...asked, firstSessionAt: ASKED + 48 * HOUR + 1 },
    access: "not_met/started_late",
    curve: "event/started",
    hours: 48 + 1 / 3600,
  },
  {
    name: "starts at 13:00 on the day the clocks went forward: 48 elapsed hours",
    episode: { ...asked, firstSessionAt: at("2024-03-10T13:00:00-05:00") },
    access: "met",
    curve: "event/started",
    hours: 48,
  },
  {
    name: "still waits",
    episode: asked,
    access: "not_met/still_waiting",
    curve: "censored/still_waiting",
    hours: (AS_OF - ASKED) / HOUR,
  },
  {
    name: "was asked 48 h before as-of, to the second",
    episode: asked,
    asOf: ASKED + 48 * HOUR,
    access: "not_met/still_waiting",
    curve: "censored/still_waiting",
    hours: 48,
  },
  {
    name: "was asked a second less than 48 h ago and waits",
    episode: asked,
    asOf: ASKED + 48 * HOUR - 1,
    access: "pending/under_48_hours_old",
    curve: "censored/still_waiting",
    hours: 48 - 1 / 3600,
  },
  {
    name: "was asked less than 48 h ago and has started",
    episode: { ...asked, firstSessionAt: ASKED + HOUR },
    asOf: ASKED + 2 * HOUR,
    access: "pending/under_48_hours_old",
    curve: "event/started",
    hours: 1,
  },
  {
    name: "gave up",
    episode: { ...asked, closedAt: ASKED + HOUR, closedReason: "declined" },
    access: "not_met/declined",
    curve: "competing/declined",
    hours: 1,
  },
  {
    name: "was closed without a reason",
    episode: { ...asked, closedAt: ASKED + HOUR },
    access: "not_met/closed_without_reason",
    curve: "competing/closed_without_reason",
    hours: 1,
  },
  {
    name: "was not eligible",
    episode: { ...asked, closedAt: ASKED + HOUR, closedReason: "not_eligible" },
    access: "excluded/not_eligible",
    curve: "excluded/not_eligible",
    hours: null,
  },
  {
    name: "was a duplicate record",
    episode: { ...asked, closedAt: ASKED + HOUR, closedReason: "duplicate" },
    access: "excluded/duplicate",
    curve: "excluded/duplicate",
    hours: null,
  },
  {
    name: "was already waiting",
    episode: { ...asked, isRepeat: true },
    access: "excluded/repeat",
    curve: "excluded/repeat",
    hours: null,
  },
  {
    name: "was already waiting and asked an hour ago: repeat goes before pending",
    episode: { ...asked, isRepeat: true },
    asOf: ASKED + HOUR,
    access: "excluded/repeat",
    curve: "excluded/repeat",
    hours: null,
  },
  {
    name: "stepped down without an inquiry",
    episode: { admittedOn: on("2024-03-08") },
    access: "outside",
    curve: "outside",
    hours: null,
  },
  {
    name: "has a session before the inquiry",
    episode: { ...asked, firstSessionAt: ASKED - HOUR },
    access: "met",
    curve: "event/started",
    hours: 0,
  },
];

function name(found: { class: string; reason: string }): string {
  return found.reason === "" ? found.class : `${found.class}/${found.reason}`;
}

describe("access classes", () => {
  it.each(cases)("a person who $name", ({ episode, asOf = AS_OF, access, curve, hours }) => {
    const [block] = columnsOf({ episodes: [episode] }).programs;
    if (!block) throw new Error("no block");
    const cursor = new Episode(block);
    expect(name(accessWithin48h.classify(cursor, momentOf(asOf)))).toBe(access);
    expect(name(timeToFirstSession.classify(cursor, momentOf(asOf)))).toBe(curve);
    // Whoever has started is listed with the same hours behind both.
    const listed = accessWithin48h.value(cursor, momentOf(asOf));
    expect(listed).toBe(
      cursor.firstSessionAt === UNKNOWN ? null : timeToFirstSession.value(cursor, momentOf(asOf)),
    );
    if (hours !== null)
      expect(timeToFirstSession.elapsed(cursor, momentOf(asOf)) / 3600).toBeCloseTo(hours, 10);
  });
});

describe("what stands beside the figure", () => {
  const late = ASKED + 100 * HOUR;
  const beside: readonly { name: string; episode: StatedEpisode; id: string; expected: boolean }[] = [
    {
      name: "offered in time, started late",
      episode: { ...asked, firstSessionOfferedAt: ASKED + 48 * HOUR, firstSessionAt: late },
      id: "offered-within-48h",
      expected: true,
    },
    {
      name: "offered a second too late",
      episode: { ...asked, firstSessionOfferedAt: ASKED + 48 * HOUR + 1 },
      id: "offered-within-48h",
      expected: false,
    },
    {
      name: "no offer recorded, started in time",
      episode: { ...asked, firstSessionAt: ASKED + HOUR },
      id: "offered-within-48h",
      expected: true,
    },
    {
      name: "started in time, a later slot noted as the offered one",
      episode: { ...asked, firstSessionAt: ASKED + 33 * HOUR, firstSessionOfferedAt: ASKED + 49 * HOUR },
      id: "offered-within-48h",
      expected: true,
    },
    { name: "no offer recorded, still waiting", episode: asked, id: "offered-within-48h", expected: false },
    {
      name: "assessed in time",
      episode: { ...asked, assessmentAt: ASKED + 48 * HOUR },
      id: "assessed-within-48h",
      expected: true,
    },
    { name: "not assessed", episode: asked, id: "assessed-within-48h", expected: false },
    {
      name: "assessed late",
      episode: { ...asked, assessmentAt: ASKED + 48 * HOUR + 1, firstSessionAt: late },
      id: "assessed-within-48h",
      expected: false,
    },
    {
      name: "no assessment recorded, started in time",
      episode: { ...asked, firstSessionAt: ASKED + 48 * HOUR },
      id: "assessed-within-48h",
      expected: true,
    },
    {
      name: "no assessment recorded, started late",
      episode: { ...asked, firstSessionAt: late },
      id: "assessed-within-48h",
      expected: false,
    },
    {
      name: "the insurer had 52 of 100 hours",
      episode: {
        ...asked,
        authorizationRequestedAt: ASKED + 10 * HOUR,
        authorizationDecidedAt: ASKED + 62 * HOUR,
        firstSessionAt: late,
      },
      id: "within-48h-of-program-time",
      expected: true,
    },
    {
      name: "the insurer had 51 of 100 hours",
      episode: {
        ...asked,
        authorizationRequestedAt: ASKED + 10 * HOUR,
        authorizationDecidedAt: ASKED + 61 * HOUR,
        firstSessionAt: late,
      },
      id: "within-48h-of-program-time",
      expected: false,
    },
    {
      name: "the person declined a slot at 48 h",
      episode: { ...asked, firstSessionOfferedAt: ASKED + 48 * HOUR, firstSessionAt: late },
      id: "within-48h-of-program-time",
      expected: true,
    },
    {
      name: "insurer and person overlap: counted once",
      episode: {
        ...asked,
        authorizationRequestedAt: ASKED + 40 * HOUR,
        authorizationDecidedAt: ASKED + 80 * HOUR,
        firstSessionOfferedAt: ASKED + 60 * HOUR,
        firstSessionAt: late,
      },
      id: "within-48h-of-program-time",
      expected: true,
    },
    {
      name: "never started",
      episode: { ...asked, closedAt: ASKED + HOUR, closedReason: "declined" },
      id: "within-48h-of-program-time",
      expected: false,
    },
  ];

  it.each(beside)("$id: $name", ({ episode, id, expected }) => {
    const [block] = columnsOf({ episodes: [episode] }).programs;
    if (!block) throw new Error("no block");
    const where = { episode: new Episode(block), moment: momentOf(AS_OF) };
    expect(observe(accessWithin48h, id, where)).toBe(expected);
  });
});
