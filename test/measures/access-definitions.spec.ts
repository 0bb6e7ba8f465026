import { describe, expect, it } from "vitest";
import { accessDefinitions } from "#shared/measures/access-definitions";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { at, observe, on, type StatedEpisode } from "./columns-of.js";
import { classOf, groupOf, itemOf, placeOf } from "./stand-on.js";

const HOUR = 3600;
const AS_OF = at("2026-03-20T12:00:00Z");

/** An inquiry and its first session in local time of Chicago, before the clocks go forward on 8 March. */
function wait(inquiredAt: string, firstSessionAt?: string): StatedEpisode {
  const asked = { inquiredAt: at(`${inquiredAt}-06:00`), inquiredOn: on(inquiredAt.slice(0, 10)) };
  if (firstSessionAt === undefined) return asked;
  const offset = firstSessionAt < "2026-03-08T03" ? "-06:00" : "-05:00";
  return {
    ...asked,
    firstSessionAt: at(`${firstSessionAt}${offset}`),
    firstSessionOn: on(firstSessionAt.slice(0, 10)),
  };
}

describe("classes", () => {
  const asked = wait("2026-03-02T10:00");
  it.each([
    {
      name: "started within 48 h",
      episode: wait("2026-03-02T10:00", "2026-03-03T10:00"),
      expected: "counted/started",
    },
    {
      name: "started late",
      episode: wait("2026-03-02T10:00", "2026-03-09T10:00"),
      expected: "counted/started",
    },
    { name: "waits", episode: asked, expected: "counted/still_waiting" },
    {
      name: "asked 48 h ago to the second",
      episode: { ...asked, inquiredAt: AS_OF - 48 * HOUR },
      expected: "counted/still_waiting",
    },
    {
      name: "asked a second less than 48 h ago",
      episode: { ...asked, inquiredAt: AS_OF - 48 * HOUR + 1 },
      expected: "pending/under_48_hours_old",
    },
    {
      name: "asked an hour ago and started",
      episode: { ...asked, inquiredAt: AS_OF - HOUR, firstSessionAt: AS_OF },
      expected: "pending/under_48_hours_old",
    },
    {
      name: "declined",
      episode: { ...asked, closedAt: AS_OF, closedReason: "declined" },
      expected: "counted/declined",
    },
    {
      name: "was closed without a reason",
      episode: { ...asked, closedAt: AS_OF },
      expected: "counted/closed_without_reason",
    },
    {
      name: "was not eligible",
      episode: { ...asked, closedAt: AS_OF, closedReason: "not_eligible" },
      expected: "excluded/not_eligible",
    },
    { name: "was already waiting", episode: { ...asked, isRepeat: true }, expected: "excluded/repeat" },
    { name: "has no inquiry", episode: { admittedOn: on("2026-03-02") }, expected: "outside/" },
  ])("a person who $name is $expected", ({ episode, expected }) => {
    expect(classOf(accessDefinitions, episode, AS_OF)).toBe(expected);
  });
});

describe("definitions", () => {
  it.each([
    {
      name: "the same morning",
      episode: wait("2026-03-02T08:00", "2026-03-02T11:00"),
      own: true,
      days: 0,
      business: 0,
      clock: 3,
      office: 3,
    },
    {
      name: "over one midnight",
      episode: wait("2026-03-02T23:00", "2026-03-03T01:00"),
      own: true,
      days: 1,
      business: 1,
      clock: 2,
      office: 0,
    },
    {
      name: "48 h to the minute",
      episode: wait("2026-03-03T10:00", "2026-03-05T10:00"),
      own: true,
      days: 2,
      business: 2,
      clock: 48,
      office: 18,
    },
    {
      name: "a minute more",
      episode: wait("2026-03-03T10:00", "2026-03-05T10:01"),
      own: false,
      days: 2,
      business: 2,
      clock: 48 + 1 / 60,
      office: 18 + 1 / 60,
    },
    {
      name: "over a weekend with a change of clocks",
      episode: wait("2026-03-06T16:00", "2026-03-09T09:00"),
      own: false,
      days: 3,
      business: 1,
      clock: 64,
      office: 2,
    },
    {
      name: "over a weekend and Presidents' Day",
      episode: wait("2026-02-13T16:00", "2026-02-17T09:00"),
      own: false,
      days: 4,
      business: 1,
      clock: 89,
      office: 2,
    },
    {
      name: "in the evening after office hours",
      episode: wait("2026-03-02T16:00", "2026-03-02T18:00"),
      own: true,
      days: 0,
      business: 0,
      clock: 2,
      office: 1,
    },
    {
      name: "on Saturday after Friday",
      episode: wait("2026-02-27T12:00", "2026-02-28T12:00"),
      own: true,
      days: 1,
      business: 0,
      clock: 24,
      office: 5,
    },
    {
      name: "a session before the inquiry",
      episode: wait("2026-03-04T10:00", "2026-03-03T10:00"),
      own: true,
      days: 0,
      business: 0,
      clock: 0,
      office: 0,
    },
    {
      name: "never",
      episode: wait("2026-03-02T08:00"),
      own: false,
      days: null,
      business: null,
      clock: null,
      office: null,
    },
  ])("$name", ({ episode, own, days, business, clock, office }) => {
    const place = placeOf(episode, AS_OF);
    const read = (id: string): unknown => observe(accessDefinitions, id, place);
    expect(read("this-product")).toBe(own);
    expect(read("never-served")).toBe(clock === null);
    expect([read("niatx-days"), read("i-serv-business-days")]).toEqual([days, business]);
    const hours: readonly (readonly [unknown, number | null])[] = [
      [read("clock-hours"), clock],
      [read("business-hours"), office],
    ];
    for (const [found, expected] of hours) {
      if (expected === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(expected, 9);
    }
  });
});

it("counts the same inquiries under each definition", () => {
  const episodes = [
    wait("2026-03-02T08:00", "2026-03-02T11:00"),
    wait("2026-03-02T08:00", "2026-03-09T11:00"),
    wait("2026-03-02T08:00"),
    { ...wait("2026-03-02T08:00"), isRepeat: true },
    { ...wait("2026-03-19T08:00", "2026-03-19T09:00") },
  ];
  const { result, pending, excluded } = groupOf(accessDefinitions, AS_OF, { episodes });
  const own = groupOf(accessWithin48h, AS_OF, { episodes });
  expect({ pending, excluded }).toEqual({ pending: 1, excluded: { repeat: 1 } });
  expect(itemOf(result, "this-product")).toEqual(own.result);
  expect(itemOf(result, "never-served")).toMatchObject({ numerator: 1, denominator: 3 });
  expect(itemOf(result, "niatx-days")).toMatchObject({ kind: "mean", unit: "days", n: 2, mean: 3.5 });
  expect(itemOf(result, "i-serv-business-days")).toMatchObject({ n: 2, mean: 2.5 });
  expect(itemOf(result, "clock-hours")).toMatchObject({ kind: "duration", n: 2, median: (3 + 170) / 2 });
});

it("claims to follow definitions, never to conform to them", () => {
  const text = JSON.stringify(accessDefinitions);
  expect(text).not.toMatch(/conform/i);
  expect(text.match(/follows the published definition/gi)?.length).toBeGreaterThanOrEqual(3);
});
