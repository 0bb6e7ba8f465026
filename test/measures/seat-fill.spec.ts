import { describe, expect, it } from "vitest";
import { seatFill } from "#shared/measures/seat-fill";
import { at, columnsOf, evaluateStated, on, type StatedSession } from "./columns-of.js";
import { groupOf, unitsOf } from "./stand-on.js";

const AS_OF = at("2026-03-10T15:00:00Z");
const held: StatedSession = {
  startsAt: AS_OF - 3600,
  startsOn: on("2026-03-10"),
  capacity: 10,
  attendedSeats: 7,
};

describe("seats of one session", () => {
  it.each([
    { name: "7 of 10 taken", session: held, met: 7, notMet: 3, excluded: 0 },
    { name: "all taken", session: { ...held, attendedSeats: 10 }, met: 10, notMet: 0, excluded: 0 },
    { name: "one short of all", session: { ...held, attendedSeats: 9 }, met: 9, notMet: 1, excluded: 0 },
    {
      name: "one more than seats counts as full",
      session: { ...held, attendedSeats: 11 },
      met: 10,
      notMet: 0,
      excluded: 0,
    },
    { name: "nobody came", session: { ...held, attendedSeats: 0 }, met: 0, notMet: 10, excluded: 0 },
    {
      name: "one seat, taken",
      session: { ...held, capacity: 1, attendedSeats: 1 },
      met: 1,
      notMet: 0,
      excluded: 0,
    },
    { name: "capacity not known", session: { ...held, capacity: 0 }, met: 0, notMet: 0, excluded: 0 },
    { name: "begins at as-of", session: { ...held, startsAt: AS_OF }, met: 7, notMet: 3, excluded: 0 },
    {
      name: "begins a second later",
      session: { ...held, startsAt: AS_OF + 1 },
      met: 0,
      notMet: 0,
      excluded: 0,
    },
    {
      name: "cancelled by the program",
      session: { ...held, attendedSeats: 0, isCancelled: true },
      met: 0,
      notMet: 0,
      excluded: 10,
    },
    {
      name: "cancelled with people recorded",
      session: { ...held, isCancelled: true },
      met: 0,
      notMet: 0,
      excluded: 10,
    },
  ])("$name", ({ session, met, notMet, excluded }) => {
    const program = { episodes: [], sessions: [session] };
    const units = unitsOf(seatFill, AS_OF, program);
    const count = (name: string): number => units.filter((unit) => unit.class === name).length;
    expect([count("met"), count("not_met"), count("excluded")]).toEqual([met, notMet, excluded]);
    const group = groupOf(seatFill, AS_OF, program);
    expect(group.initialPopulation).toBe(units.length);
    if (met + notMet > 0) expect(group.result).toMatchObject({ numerator: met, denominator: met + notMet });
    else expect(["none", "insufficient"]).toContain(group.result.kind);
  });
});

it("compares groups of different times of day", () => {
  const sessions = [
    { ...held, group: "morning" },
    { ...held, group: "evening", attendedSeats: 3 },
    { ...held, group: "evening", attendedSeats: 4 },
  ];
  const view = { from: null, to: null, by: ["group"], every: null, where: [], asOf: AS_OF } as const;
  const { groups } = evaluateStated(columnsOf({ episodes: [], sessions }), seatFill, view);
  expect(groups.map((group) => [group.key, group.result])).toEqual([
    [{ group: "evening" }, expect.objectContaining({ numerator: 7, denominator: 20 })],
    [{ group: "morning" }, expect.objectContaining({ numerator: 7, denominator: 10 })],
  ]);
});
