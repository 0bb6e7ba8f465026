import { describe, expect, it } from "vitest";
import { attendance } from "#shared/measures/attendance";
import { evaluateStated, columnsOf, at, on, type StatedEpisode } from "./columns-of.js";
import { groupOf, unitsOf } from "./stand-on.js";

const AS_OF = at("2026-06-01T00:00:00Z");
const monday = on("2026-03-02");

/** One week of one person with rows by status. */
function week(rows: NonNullable<StatedEpisode["weeks"]>[number]): StatedEpisode {
  return { admittedOn: monday, firstSessionOn: monday, weeks: [rows] };
}

describe("classes", () => {
  it.each([
    { name: "an attended session", rows: { attendedRows: 1 }, expected: ["met/attended"] },
    { name: "a session attended in part", rows: { partialRows: 1 }, expected: ["met/partial"] },
    { name: "an excused absence", rows: { excusedRows: 1 }, expected: ["not_met/excused"] },
    {
      name: "a session recorded as attended with 0 minutes",
      rows: { noMinutesRows: 1 },
      expected: ["not_met/no_minutes"],
    },
    { name: "a no-show", rows: { noShowRows: 1 }, expected: ["not_met/no_show"] },
    {
      name: "a session that the program cancelled",
      rows: { cancelledRows: 1 },
      expected: ["excluded/program_cancelled"],
    },
    { name: "two attended sessions", rows: { attendedRows: 2 }, expected: ["met/attended", "met/attended"] },
    {
      name: "an attended and a missed session",
      rows: { attendedRows: 1, noShowRows: 1 },
      expected: ["met/attended", "not_met/no_show"],
    },
    {
      name: "one attended, one cancelled",
      rows: { attendedRows: 1, cancelledRows: 1 },
      expected: ["met/attended", "excluded/program_cancelled"],
    },
    {
      name: "one of each",
      rows: { attendedRows: 1, partialRows: 1, excusedRows: 1, noShowRows: 1, cancelledRows: 1 },
      expected: [
        "met/attended",
        "met/partial",
        "not_met/excused",
        "not_met/no_show",
        "excluded/program_cancelled",
      ],
    },
    { name: "a week without rows", rows: {}, expected: [] },
  ])("$name", ({ rows, expected }) => {
    const units = unitsOf(attendance, AS_OF, { episodes: [week({ weekOn: monday, ...rows })] });
    expect(units.map((unit) => `${unit.class}/${unit.reason}`)).toEqual(expected);
  });
});

it("counts rows, not weeks or people, with the shares beside", () => {
  const rows = {
    weekOn: monday,
    attendedRows: 6,
    partialRows: 1,
    excusedRows: 1,
    noShowRows: 2,
    cancelledRows: 3,
  };
  const program = { episodes: [week(rows), week({ weekOn: monday, noShowRows: 2 })] };
  const group = groupOf(attendance, AS_OF, program);
  expect(group).toMatchObject({
    initialPopulation: 15,
    excluded: { program_cancelled: 3 },
    pending: 0,
    result: { kind: "proportion", numerator: 7, denominator: 12 },
    beside: {
      excused: { numerator: 1, denominator: 12 },
      "no-show": { numerator: 4, denominator: 12 },
      partial: { numerator: 1, denominator: 12 },
    },
  });
  expect(unitsOf(attendance, AS_OF, program)).toHaveLength(15);
});

it("counts a row in the period of its week's Monday", () => {
  const across = week({ weekOn: on("2026-03-30"), attendedRows: 5 });
  const view = { from: null, to: null, by: [], every: "month", where: [], asOf: AS_OF } as const;
  const { groups } = evaluateStated(columnsOf({ episodes: [across] }), attendance, view);
  expect(groups.map((group) => [group.period, group.initialPopulation])).toEqual([["2026-03", 5]]);
});

it("answers with no rate where every session was cancelled", () => {
  const program = { episodes: [week({ weekOn: monday, cancelledRows: 4 })] };
  expect(groupOf(attendance, AS_OF, program).result).toMatchObject({ kind: "insufficient" });
});
