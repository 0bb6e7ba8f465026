import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  cumulativeIncidence,
  incidenceColumns,
  pointAt,
  quantileOfColumns,
  quantileOfIncidence,
} from "#shared/statistics/cumulative-incidence";
import { ColumnRoom } from "#shared/statistics/column-room";
import { CENSORED, COMPETING, EVENT, riskTable, riskTableOf } from "#shared/statistics/risk-table";

const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 1, 2)), {
  minLength: 1,
  maxLength: 120,
});

it("gives the points and quantiles of the curve without an object for each point", () => {
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom(EVENT, COMPETING),
      fc.constantFrom(0.1, 0.25, 0.5, 0.9),
      (list, interest, p) => {
        const observations = { times: list.map(([time]) => time), kinds: list.map(([, kind]) => kind) };
        const curve = cumulativeIncidence(observations, interest);
        const columns = incidenceColumns(riskTable(observations), interest);
        if ("kind" in curve || "kind" in columns) throw new Error("A list that isn't empty has a curve.");
        expect(curve.curve).toEqual(Array.from(columns.times, (_, place) => pointAt(columns, place)));
        expect(quantileOfColumns(columns, p)).toEqual(quantileOfIncidence(curve, p));
      },
    ),
  );
});

it("gives them of thousands too, whose intervals are narrow on most of the way", () => {
  const n = 3000;
  // Spread without chance: every third is of another kind, times go round in steps that share nothing with their number.
  const observations = {
    times: Array.from({ length: n }, (_, index) => (index * 1009) % 2003),
    kinds: Array.from(
      { length: n },
      (_, index) => [EVENT, EVENT, EVENT, COMPETING, CENSORED][index % 5] ?? EVENT,
    ),
  };
  for (const interest of [EVENT, COMPETING] as const) {
    const curve = cumulativeIncidence(observations, interest);
    const columns = incidenceColumns(riskTable(observations), interest);
    if ("kind" in curve || "kind" in columns) throw new Error("A list that isn't empty has a curve.");
    for (const p of [0.01, 0.05, 0.1, 0.25, 0.5, 0.7, 0.9])
      expect(quantileOfColumns(columns, p)).toEqual(quantileOfIncidence(curve, p));
  }
});

it("gives in rooms that others were in before, longer and shorter ones, what it gives in new ones", () => {
  fc.assert(
    fc.property(fc.array(lists, { minLength: 2, maxLength: 6 }), (groups) => {
      const [tables, curves] = [new ColumnRoom(), new ColumnRoom()];
      for (const list of groups) {
        const of = (wanted: number): number[] =>
          list.flatMap(([time, kind]) => (kind === wanted ? time : [])).sort((a, b) => a - b);
        const times = { events: of(EVENT), competing: of(COMPETING), censored: of(CENSORED) };
        const table = riskTableOf(times, list.length, tables);
        expect(table).toEqual(riskTableOf(times, list.length));
        for (const interest of [EVENT, COMPETING] as const)
          expect(incidenceColumns(table, interest, curves)).toEqual(incidenceColumns(table, interest));
      }
    }),
  );
});

it("makes no new list in a room for one that is not longer, and at least doubles it for one that is", () => {
  const room = new ColumnRoom();
  const [float, integer] = [room.float(0, 3), room.integer(0, 3)];
  expect([float.length, integer.length]).toEqual([3, 3]);
  expect(room.float(0, 2)).toBe(float);
  expect(room.integer(0, 3)).toBe(integer);
  expect([room.float(0, 4).length, room.integer(0, 4).length]).toEqual([6, 6]);
  expect(room.float(0, 50)).toHaveLength(50);
  expect(room.float(1, 3)).not.toBe(room.float(0, 3));
});

it("answers a table of nobody with the reason", () => {
  expect(incidenceColumns(riskTable({ times: [], kinds: [] }), EVENT)).toMatchObject({
    kind: "insufficient",
  });
});
