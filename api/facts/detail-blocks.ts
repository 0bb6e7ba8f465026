import {
  NO_ANSWER,
  weekCounts,
  type Runs,
  type ScoreColumns,
  type WeekColumns,
  type WholeNumbers,
} from "#shared/measures/columns";
import type { TupleReader } from "./copy-binary.js";
import type { Dictionaries } from "./dictionaries.js";
import { sharedColumn } from "./shared-memory.js";

/** Columns of the rows that belong to episodes, by name. */
export type RowColumns = Readonly<Record<string, WholeNumbers>>;

/** The least that each column holds its numbers in; they say what is read, and in which order. */
const weekShape: RowColumns = {
  weekOn: new Uint16Array(0),
  ...Object.fromEntries(weekCounts.map((name) => [name, new Uint8Array(0)])),
};
const scoreShape: RowColumns = {
  instrument: new Uint8Array(0),
  takenOn: new Uint16Array(0),
  hundredths: new Int16Array(0),
  isProrated: new Uint8Array(0),
  safetyItem: new Uint8Array(0),
};

type Kind = { new (memory: SharedArrayBuffer): WholeNumbers; readonly BYTES_PER_ELEMENT: number };

/** A column of the same kind, in shared memory: of what is expected nothing is left behind when the block is finished. */
function sized(like: WholeNumbers, length: number): WholeNumbers {
  return sharedColumn(like.constructor as unknown as Kind, length);
}

/** The same numbers with more bytes for each. */
function widened(column: WholeNumbers): WholeNumbers {
  const wider = sharedColumn<WholeNumbers>(
    column instanceof Uint8Array ? Uint16Array : Int32Array,
    column.length,
  );
  wider.set(column);
  return wider;
}

function widerOf(one: WholeNumbers, other: WholeNumbers): WholeNumbers {
  return one.BYTES_PER_ELEMENT > other.BYTES_PER_ELEMENT ? one : other;
}

/** The first entries of a column; itself, where it has no others. */
export function cut<Any extends WholeNumbers | Uint32Array>(column: Any, length: number): Any {
  return column.length === length ? column : (column.slice(0, length) as Any);
}

function mapped(
  columns: RowColumns,
  make: (column: WholeNumbers, name: string) => WholeNumbers,
): Record<string, WholeNumbers> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, make(column, name)]));
}

/** So many rows a builder that grows has room for at first. */
export const LEAST_CAPACITY = 256;

/** Collects rows of one program, which must come by episode. */
class RowsBuilder {
  private columns: Record<string, WholeNumbers>;
  private capacity: number;
  private length = 0;
  /** In the order in which they are read. */
  readonly names: readonly string[];
  private lastEpisodeNo: number | null = null;
  private readonly runs = new Map<number, { from: number; to: number }>();
  private run = { from: 0, to: 0 };

  constructor(shape: RowColumns, capacity: number) {
    this.names = Object.keys(shape);
    this.capacity = capacity;
    this.columns = mapped(shape, (column) => sized(column, capacity));
  }

  /** Opens a row of the episode and answers its place in the columns. */
  open(episodeNo: number): number {
    if (this.length === this.capacity) this.grow();
    if (episodeNo !== this.lastEpisodeNo) {
      this.run = { from: this.length, to: this.length };
      this.runs.set(episodeNo, this.run);
      this.lastEpisodeNo = episodeNo;
    }
    this.run.to += 1;
    this.length += 1;
    return this.length - 1;
  }

  set(name: string, row: number, value: number): void {
    for (let column = this.columns[name]; column; column = this.columns[name]) {
      column[row] = value;
      if (column[row] === value || column instanceof Int32Array) return;
      this.columns[name] = widened(column);
    }
  }

  private grow(): void {
    this.capacity = Math.max(LEAST_CAPACITY, this.capacity * 2);
    this.columns = mapped(this.columns, (column) => {
      const longer = sized(column, this.capacity);
      longer.set(column);
      return longer;
    });
  }

  /** The rows cut to length, with the run of each of the episodes. */
  finish(episodeNo: Int32Array): RowColumns & Runs {
    const from = new Int32Array(episodeNo.length);
    const to = new Int32Array(episodeNo.length);
    for (let index = 0; index < episodeNo.length; index += 1) {
      const run = this.runs.get(episodeNo[index] ?? 0);
      if (!run) continue;
      from[index] = run.from;
      to[index] = run.to;
    }
    return { ...mapped(this.columns, (column) => cut(column, this.length)), from, to };
  }
}

/** Collects one program's person-weeks. */
export class WeeksBuilder extends RowsBuilder {
  constructor(capacity: number) {
    super(weekShape, capacity);
  }

  /** Adds the row that the reader stands on, program code already read. */
  add(reader: TupleReader): void {
    const row = this.open(reader.integer(0));
    for (const name of this.names) this.set(name, row, reader.integer(0));
  }
}

/** Collects one program's scores. */
export class ScoresBuilder extends RowsBuilder {
  constructor(
    private readonly dictionaries: Dictionaries,
    capacity: number,
  ) {
    super(scoreShape, capacity);
  }

  /** Adds the row that the reader stands on, program code already read. */
  add(reader: TupleReader): void {
    const row = this.open(reader.integer(0));
    this.set("instrument", row, this.dictionaries.number("instrument", reader.text()));
    for (const name of ["takenOn", "hundredths", "isProrated"]) this.set(name, row, reader.integer(0));
    this.set("safetyItem", row, reader.integer(NO_ANSWER));
  }
}

/** Puts the named rows into the shape that the cursor reads. */
export function weekColumns(rows: RowColumns & Runs): WeekColumns {
  const { from, to, weekOn, ...counts } = rows;
  return { from, to, weekOn, counts } as unknown as WeekColumns;
}

/** Puts the named rows into the shape that the cursor reads. */
export function scoreColumns(rows: RowColumns & Runs): ScoreColumns {
  return rows as unknown as ScoreColumns;
}

/** The named rows of person-weeks. */
export function rowsOfWeeks(weeks: WeekColumns): RowColumns & Runs {
  return { from: weeks.from, to: weeks.to, weekOn: weeks.weekOn, ...weeks.counts };
}

/** The named rows of scores. */
export function rowsOfScores({ from, to, ...columns }: ScoreColumns): RowColumns & Runs {
  return { from, to, ...columns };
}

/** Takes the rows of the picked episodes: an index from 0 up is of `old`, one below is -1 - index of `fresh`. */
export function mergeRows(
  old: RowColumns & Runs,
  fresh: RowColumns & Runs,
  order: Int32Array,
): RowColumns & Runs {
  const from = new Int32Array(order.length);
  const to = new Int32Array(order.length);
  let length = 0;
  for (const [index, source] of order.entries()) {
    const rows = source >= 0 ? old : fresh;
    const at = source >= 0 ? source : -1 - source;
    from[index] = length;
    length += (rows.to[at] ?? 0) - (rows.from[at] ?? 0);
    to[index] = length;
  }
  const stretches = stretchesOf(old, fresh, order);
  const { from: _from, to: _to, ...columns } = fresh;
  const picked = mapped(columns, (column, name) => {
    const made = sized(widerOf(old[name] ?? column, column), length);
    for (const { isOld, first, end, at } of stretches) {
      copyRows(made, at, (isOld ? (old[name] ?? column) : column).subarray(first, end));
    }
    return made;
  });
  return { ...picked, from, to };
}

/** Rows that stand one after the other in what they are taken from, and where the first of them goes. */
interface Stretch {
  readonly isOld: boolean;
  readonly first: number;
  end: number;
  readonly at: number;
}

/** The rows of the picked episodes in as few stretches as they stand in: most of a block goes as it is. */
function stretchesOf(old: Runs, fresh: Runs, order: Int32Array): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let last: Stretch | null = null;
  for (const source of order) {
    const isOld = source >= 0;
    const rows = isOld ? old : fresh;
    const first = rows.from[isOld ? source : -1 - source] ?? 0;
    const end = rows.to[isOld ? source : -1 - source] ?? 0;
    if (first === end) continue;
    if (last && last.isOld === isOld && last.end === first) last.end = end;
    else stretches.push((last = { isOld, first, end, at }));
    at += end - first;
  }
  return stretches;
}

/** Copies rows to their place; the loop is for a few of them, which a copy at once would take longer to begin. */
function copyRows(made: WholeNumbers, at: number, rows: WholeNumbers): void {
  if (rows.length > 32) made.set(rows, at);
  else for (let row = 0; row < rows.length; row += 1) made[at + row] = rows[row] ?? 0;
}
