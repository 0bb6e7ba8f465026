import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { countsBehind, feasibleCells, type PublishedTable } from "#shared/statistics/feasible-cells";
import { readGolden } from "../support/golden.js";

const n = z.int();
const attack = z.object({
  suppressed: z.array(z.tuple([n, n])),
  feasible: z.record(z.string(), z.tuple([n, n])),
});
const golden = readGolden(
  "suppression.json",
  z.object({
    table: z.array(z.array(n)).length(3),
    row_totals: z.array(n),
    col_totals: z.array(n),
    primary_only: attack,
    row_complement_only: attack,
    rectangle: attack,
    percent_leak: z.object({ shown: z.literal("36.4% of 11"), derived: n }),
    complement_leak: z.object({ n, completed: n }),
    time_differencing: z.object({
      monday: z.object({ n, improved: n }),
      tuesday: z.object({ n, improved: n }),
    }),
    differencing: z.object({
      filter_A: z.object({ n, improved: n }),
      filter_B: z.object({ n, improved: n }),
      derived: z.object({ n, improved: n }),
    }),
  }),
);

function hide(table: readonly (readonly number[])[], hidden: readonly (readonly number[])[]): PublishedTable {
  const isHidden = (row: number, column: number): boolean =>
    hidden.some(([hiddenRow, hiddenColumn]) => hiddenRow === row && hiddenColumn === column);
  const total = (cells: readonly number[]): number => cells.reduce((sum, cell) => sum + cell, 0);
  return {
    cells: table.map((cells, row) => cells.map((cell, column) => (isHidden(row, column) ? null : cell))),
    rowTotals: table.map(total),
    columnTotals: (table[0] ?? []).map((_, column) => total(table.map((cells) => cells[column] ?? 0))),
  };
}

function rangesOf(table: PublishedTable): Record<string, [number, number]> {
  const found = feasibleCells(table);
  if (!found) throw new Error("No table has these totals.");
  return Object.fromEntries(found.map(({ row, column, least, most }) => [`${row},${column}`, [least, most]]));
}

describe("feasible ranges of the reference's attacks", () => {
  it.each(["primary_only", "row_complement_only", "rectangle"] as const)("%s", (name) => {
    const published = hide(golden.table, golden[name].suppressed);
    expect(published.rowTotals).toEqual(golden.row_totals);
    expect(published.columnTotals).toEqual(golden.col_totals);
    expect(rangesOf(published)).toEqual(golden[name].feasible);
  });

  it("complement leak: completed of n shows how many did not", () => {
    const { n: all, completed } = golden.complement_leak;
    const published = {
      cells: [[completed, null]],
      rowTotals: [all],
      columnTotals: [completed, all - completed],
    };
    expect(rangesOf(published)).toEqual({ "0,1": [3, 3] });
  });

  it("differencing: two views that differ by one slice show the slice", () => {
    const { filter_A: all, filter_B: but, derived } = golden.differencing;
    const slice = (whole: number, part: number): PublishedTable => ({
      cells: [[part, null]],
      rowTotals: [whole],
      columnTotals: [part, whole - part],
    });
    expect(rangesOf(slice(all.n, but.n))).toEqual({ "0,1": [derived.n, derived.n] });
    expect(rangesOf(slice(all.improved, but.improved))).toEqual({
      "0,1": [derived.improved, derived.improved],
    });
  });

  it("differencing by day: one more person shows that person's outcome", () => {
    const { monday, tuesday } = golden.time_differencing;
    const newcomer = {
      cells: [
        [monday.improved, null],
        [monday.n - monday.improved, null],
      ],
      rowTotals: [tuesday.improved, tuesday.n - tuesday.improved],
      columnTotals: [monday.n, tuesday.n - monday.n],
    };
    expect(rangesOf(newcomer)).toEqual({ "0,1": [1, 1], "1,1": [0, 0] });
  });

  it("percent leak: a percentage with its denominator shows the numerator", () =>
    expect(countsBehind(36.4, 1, 11)).toEqual([golden.percent_leak.derived]));
});

describe("degenerate input", () => {
  it.each([
    { name: "no cell", cells: [], rowTotals: [], columnTotals: [], ranges: [] },
    { name: "nothing hidden", cells: [[4, 6]], rowTotals: [10], columnTotals: [4, 6], ranges: [] },
    {
      name: "the example",
      cells: [[4, null]],
      rowTotals: [10],
      columnTotals: [4, 6],
      ranges: [{ row: 0, column: 1, least: 6, most: 6 }],
    },
    {
      name: "a hidden 0",
      cells: [[4, null]],
      rowTotals: [4],
      columnTotals: [4, 0],
      ranges: [{ row: 0, column: 1, least: 0, most: 0 }],
    },
  ])("$name", ({ cells, rowTotals, columnTotals, ranges }) =>
    expect(feasibleCells({ cells, rowTotals, columnTotals })).toEqual(ranges),
  );

  it.each([
    { name: "a cell above its total", cells: [[4, null]], rowTotals: [3], columnTotals: [4, 0] },
    { name: "a column below its cells", cells: [[4, null]], rowTotals: [4], columnTotals: [3, 1] },
    { name: "totals that differ", cells: [[null, null]], rowTotals: [4], columnTotals: [3, 2] },
    {
      name: "a rest that no hidden cell can take",
      cells: [
        [4, null],
        [null, 5],
      ],
      rowTotals: [6, 8],
      columnTotals: [6, 8],
    },
  ])("is no table: $name", ({ cells, rowTotals, columnTotals }) =>
    expect(feasibleCells({ cells, rowTotals, columnTotals })).toBeNull(),
  );
});

describe("counts behind a percentage", () => {
  it.each([
    { percentage: 36, decimals: 0, denominator: 11, counts: [4] },
    { percentage: 50, decimals: 0, denominator: 200, counts: [99, 100] },
    { percentage: 33, decimals: 0, denominator: 300, counts: [98, 99, 100] },
    { percentage: 0, decimals: 0, denominator: 3, counts: [0] },
    { percentage: 100, decimals: 0, denominator: 3, counts: [3] },
    { percentage: 36, decimals: 0, denominator: 2, counts: [] },
    { percentage: 0, decimals: 0, denominator: 0, counts: [] },
  ])("$percentage% of $denominator", ({ percentage, decimals, denominator, counts }) =>
    expect(countsBehind(percentage, decimals, denominator)).toEqual(counts),
  );
});

/** Every table with these totals, by trying all counts of the hidden cells. */
function enumerated(table: PublishedTable): Record<string, [number, number]> {
  const places = table.cells.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell === null ? [{ row, column }] : [])),
  );
  const ranges: Record<string, [number, number]> = {};
  const fits = (cells: readonly (readonly (number | null)[])[]): boolean =>
    cells.every(
      (row, index) => row.reduce<number>((sum, cell) => sum + (cell ?? 0), 0) === table.rowTotals[index],
    ) &&
    table.columnTotals.every(
      (total, column) => cells.reduce<number>((sum, row) => sum + (row[column] ?? 0), 0) === total,
    );
  const attempt = (cells: (number | null)[][], next: number): void => {
    const place = places[next];
    if (!place) {
      if (!fits(cells)) return;
      for (const { row, column } of places) {
        const value = cells[row]?.[column] ?? 0;
        const [least, most] = ranges[`${row},${column}`] ?? [value, value];
        ranges[`${row},${column}`] = [Math.min(least, value), Math.max(most, value)];
      }
      return;
    }
    const own = cells[place.row] ?? [];
    for (let value = 0; value <= (table.rowTotals[place.row] ?? 0); value += 1) {
      own[place.column] = value;
      attempt(cells, next + 1);
    }
    own[place.column] = null;
  };
  attempt(
    table.cells.map((row) => [...row]),
    0,
  );
  return ranges;
}

it("gives what an enumeration of all tables gives", () => {
  const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 });
  const place = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 3, maxLength: 3 }),
      fc.array(place, { maxLength: 5 }),
      (table, hidden) => {
        const published = hide(table, hidden);
        expect(rangesOf(published)).toEqual(enumerated(published));
      },
    ),
    { numRuns: 60 },
  );
});
