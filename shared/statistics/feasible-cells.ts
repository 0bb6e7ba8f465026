/** A published table of counts with its totals: null where a cell is hidden. */
export interface PublishedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

/** What anybody can work out about a hidden cell: every whole number from `least` to `most` is possible, and no other. */
export interface FeasibleCell {
  readonly row: number;
  readonly column: number;
  readonly least: number;
  readonly most: number;
}

/** How much more can go from each node to each other one: the source, the sink, the rows and the columns. */
type Room = number[][];

const SOURCE = 0;
const SINK = 1;
const FIRST_ROW = 2;

type Path = readonly (readonly [number, number])[];

/** A shortest path on which something can go, by breadth first. */
function pathBetween(room: Room, from: number, to: number): Path | null {
  const before = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (const node of queue) {
    for (const [next, free] of (room[node] ?? []).entries()) {
      if (free <= 0 || before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  }
  if (!before.has(to)) return null;
  const path: [number, number][] = [];
  for (let node = to; node !== from;) {
    const last = before.get(node) ?? from;
    path.push([last, node]);
    node = last;
  }
  return path;
}

/** Moves as much as can go from one node to another, and changes `room` accordingly; gives how much that was. */
function moveAll(room: Room, from: number, to: number): number {
  const add = (one: number, other: number, amount: number): void => {
    const row = room[one] ?? [];
    row[other] = (row[other] ?? 0) + amount;
  };
  let moved = 0;
  for (let path = pathBetween(room, from, to); path; path = pathBetween(room, from, to)) {
    const amount = Math.min(...path.map(([one, other]) => room[one]?.[other] ?? 0));
    for (const [one, other] of path) {
      add(one, other, -amount);
      add(other, one, amount);
    }
    moved += amount;
  }
  return moved;
}

/** What the shown cells leave of each total. */
function left(totals: readonly number[], shown: (index: number) => readonly (number | null)[]): number[] {
  return totals.map((total, index) => shown(index).reduce((rest: number, cell) => rest - (cell ?? 0), total));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The network in which what is left of the rows goes to the columns by way of the hidden cells only. */
function networkOf(table: PublishedTable, rows: readonly number[], columns: readonly number[]): Room {
  const firstColumn = FIRST_ROW + rows.length;
  const size = firstColumn + columns.length;
  const room: Room = Array.from({ length: size }, () => Array<number>(size).fill(0));
  for (const [row, rest] of rows.entries()) {
    const hidden = room[FIRST_ROW + row] ?? [];
    for (const column of columns.keys()) {
      if (table.cells[row]?.[column] === null) hidden[firstColumn + column] = sum(rows);
    }
    const source = room[SOURCE] ?? [];
    source[FIRST_ROW + row] = rest;
  }
  for (const [column, rest] of columns.entries()) {
    const own = room[firstColumn + column] ?? [];
    own[SINK] = rest;
  }
  return room;
}

/** How much could go from one node to another by way of other cells: nothing is left to go by source or sink. */
function detour(room: Room, from: number, to: number): number {
  const rest = room.map((row, node) => (node === from ? row.with(to, 0) : [...row]));
  return moveAll(rest, from, to);
}

/**
 * Feasible ranges of hidden cells: what a reader can work out of a published table by adding and subtracting.
 *
 * Takes whole counts ≥ 0 with all totals of rows and columns; gives the least and the greatest count that each hidden cell
 * can have, exactly. A cell whose least equals its most is not hidden at all.
 * No hidden cell gives no range; totals that no table could have give null.
 * Source: the bounds of a transportation table by flows: Cox 1995, Journal of the American Statistical Association
 * 90:1453; test/golden/suppression.json, which enumerates all tables.
 * Example: in a row of 4 and a hidden cell with the total 10, the cell is 6.
 */
export function feasibleCells(table: PublishedTable): readonly FeasibleCell[] | null {
  const rows = left(table.rowTotals, (row) => table.cells[row] ?? []);
  const columns = left(table.columnTotals, (column) => table.cells.map((row) => row[column] ?? 0));
  if ([...rows, ...columns].some((rest) => rest < 0) || sum(rows) !== sum(columns)) return null;
  const room = networkOf(table, rows, columns);
  if (moveAll(room, SOURCE, SINK) < sum(rows)) return null;
  const found: FeasibleCell[] = [];
  for (const [row, cells] of table.cells.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== null) continue;
      const here = FIRST_ROW + row;
      const there = FIRST_ROW + rows.length + column;
      const count = room[there]?.[here] ?? 0;
      const least = count - Math.min(count, detour(room, here, there));
      found.push({ row, column, least, most: count + detour(room, there, here) });
    }
  }
  return found;
}

/**
 * The counts that a percentage gives away: which whole counts of `denominator` are written as this percentage.
 *
 * Takes a percentage as published, its number of decimals, and the denominator; gives counts, none if no count fits.
 * Example: 36.4 with one decimal of 11 can only be 4.
 */
export function countsBehind(percentage: number, decimals: number, denominator: number): readonly number[] {
  const written = percentage.toFixed(decimals);
  const counts = Array.from({ length: denominator + 1 }, (_, count) => count);
  return counts.filter((count) => ((100 * count) / denominator).toFixed(decimals) === written);
}
