import {
  byteColumns,
  dictionaryColumns,
  integerColumns,
  kindFor,
  UNKNOWN,
  type ByteColumn,
  type CodeColumn,
  type DictionaryColumn,
  type IntegerColumn,
  type ProgramColumns,
  type ProgramKey,
} from "#shared/measures/columns";
import type { TupleReader } from "./copy-binary.js";
import { forEach, type Dictionaries, type Growing } from "./dictionaries.js";
import {
  cut,
  LEAST_CAPACITY,
  mergeRows,
  rowsOfScores,
  rowsOfWeeks,
  scoreColumns,
  ScoresBuilder,
  weekColumns,
  WeeksBuilder,
} from "./detail-blocks.js";
import { sharedColumn } from "./shared-memory.js";
import { mergeSessions, sessionColumns, type SessionRow } from "./session-blocks.js";

/** How many rows a program is expected to have; more can be added all the same. */
export interface ExpectedRows {
  readonly episodes: number;
  readonly weeks: number;
  readonly scores: number;
}

const FEW_ROWS: ExpectedRows = { episodes: LEAST_CAPACITY, weeks: LEAST_CAPACITY, scores: LEAST_CAPACITY };

function grown<Column extends Int32Array | Uint8Array | Uint32Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}

/** Codes in as few bytes as the largest of them needs. */
function narrowed(codes: Uint32Array): CodeColumn {
  let largest = 0;
  for (const code of codes) if (code > largest) largest = code;
  return kindFor(largest).from(codes);
}

/** Collects one program's rows, which must come in the order of first known day and number. */
export class BlockBuilder {
  private capacity: number;
  private length = 0;
  private episodeNo: Int32Array;
  readonly weeks: WeeksBuilder;
  readonly scores: ScoresBuilder;
  readonly sessions: SessionRow[] = [];
  private readonly integers: Growing<IntegerColumn, Int32Array>;
  private readonly bytes: Growing<ByteColumn, Uint8Array>;
  private readonly codes: Growing<DictionaryColumn, Uint32Array>;

  constructor(
    private readonly dictionaries: Dictionaries,
    { episodes, weeks, scores }: ExpectedRows = FEW_ROWS,
  ) {
    this.capacity = episodes;
    this.episodeNo = sharedColumn(Int32Array, episodes);
    this.weeks = new WeeksBuilder(weeks);
    this.scores = new ScoresBuilder(dictionaries, scores);
    this.integers = forEach(integerColumns, (): Int32Array => sharedColumn(Int32Array, episodes));
    this.bytes = forEach(byteColumns, (): Uint8Array => sharedColumn(Uint8Array, episodes));
    this.codes = forEach(dictionaryColumns, (): Uint32Array => new Uint32Array(episodes));
  }

  /** Adds the episode that the reader stands on, program code already read. */
  add(reader: TupleReader): void {
    if (this.length === this.capacity) this.grow();
    const index = this.length;
    this.length += 1;
    this.episodeNo[index] = reader.integer(0);
    for (const name of integerColumns) this.integers[name][index] = reader.integer(UNKNOWN);
    for (const name of byteColumns) this.bytes[name][index] = reader.integer(0);
    for (const name of dictionaryColumns)
      this.codes[name][index] = this.dictionaries.number(name, reader.text());
  }

  /** The finished block, its arrays cut to length. */
  finish(key: ProgramKey): ProgramColumns {
    const { length } = this;
    const episodeNo = cut(this.episodeNo, length);
    return {
      key,
      length,
      episodeNo,
      integers: forEach(integerColumns, (name) => cut(this.integers[name], length)),
      bytes: forEach(byteColumns, (name) => cut(this.bytes[name], length)),
      codes: forEach(dictionaryColumns, (name) => narrowed(cut(this.codes[name], length))),
      weeks: weekColumns(this.weeks.finish(episodeNo)),
      scores: scoreColumns(this.scores.finish(episodeNo)),
      sessions: sessionColumns(this.sessions),
    };
  }

  private grow(): void {
    this.capacity = Math.max(LEAST_CAPACITY, this.capacity * 2);
    const { capacity } = this;
    this.episodeNo = grown(this.episodeNo, new Int32Array(capacity));
    for (const name of integerColumns)
      this.integers[name] = grown(this.integers[name], new Int32Array(capacity));
    for (const name of byteColumns) this.bytes[name] = grown(this.bytes[name], new Uint8Array(capacity));
    for (const name of dictionaryColumns)
      this.codes[name] = grown(this.codes[name], new Uint32Array(capacity));
  }
}

/** First known day of an episode: of the inquiry, else of the admission. */
function firstDay(block: ProgramColumns, index: number): number {
  const inquired = block.integers.inquiredOn[index] ?? UNKNOWN;
  return inquired === UNKNOWN ? (block.integers.admittedOn[index] ?? UNKNOWN) : inquired;
}

/** Takes the picked entries of a column: an index from 0 up is of `old`, one below is -1 - index of `fresh`. */
function pick<Column extends Int32Array | Uint8Array | Uint32Array>(
  made: Column,
  from: readonly [old: ArrayLike<number>, fresh: ArrayLike<number>, order: Int32Array],
): Column {
  const [old, fresh, order] = from;
  for (let index = 0; index < order.length; index += 1) {
    const source = order[index] ?? 0;
    made[index] = (source >= 0 ? old[source] : fresh[-1 - source]) ?? 0;
  }
  return made;
}

function mergedOrder(old: ProgramColumns, fresh: ProgramColumns, gone: ReadonlySet<number>): Int32Array {
  const replaced = new Set(gone);
  for (const episodeNo of fresh.episodeNo) replaced.add(episodeNo);
  const order = new Int32Array(old.length + fresh.length);
  let length = 0;
  let next = 0;
  for (let index = 0; index < old.length; index += 1) {
    const episodeNo = old.episodeNo[index] ?? 0;
    if (replaced.has(episodeNo)) continue;
    const day = firstDay(old, index);
    while (next < fresh.length) {
      const freshDay = firstDay(fresh, next);
      if (freshDay > day || (freshDay === day && (fresh.episodeNo[next] ?? 0) > episodeNo)) break;
      order[length++] = -1 - next++;
    }
    order[length++] = index;
  }
  while (next < fresh.length) order[length++] = -1 - next++;
  return order.slice(0, length);
}

/** What takes the place of a block's episodes and sessions, and the numbers of episodes that are gone. */
export interface Refreshed {
  readonly fresh: ProgramColumns;
  readonly sessions: readonly SessionRow[];
  readonly gone: ReadonlySet<number>;
}

/** A new block: `old` without what is gone or comes again in `fresh`, and `fresh`, in order of day and number. */
export function mergeBlocks(old: ProgramColumns, { fresh, sessions, gone }: Refreshed): ProgramColumns {
  const order = mergedOrder(old, fresh, gone);
  const { length } = order;
  const integers = (name: IntegerColumn): Int32Array =>
    pick<Int32Array>(new Int32Array(length), [old.integers[name], fresh.integers[name], order]);
  const bytes = (name: ByteColumn): Uint8Array =>
    pick<Uint8Array>(new Uint8Array(length), [old.bytes[name], fresh.bytes[name], order]);
  const codes = (name: DictionaryColumn): CodeColumn =>
    narrowed(pick(new Uint32Array(length), [old.codes[name], fresh.codes[name], order]));
  return {
    key: fresh.key,
    length,
    episodeNo: pick<Int32Array>(new Int32Array(length), [old.episodeNo, fresh.episodeNo, order]),
    integers: forEach(integerColumns, integers),
    bytes: forEach(byteColumns, bytes),
    codes: forEach(dictionaryColumns, codes),
    weeks: weekColumns(mergeRows(rowsOfWeeks(old.weeks), rowsOfWeeks(fresh.weeks), order)),
    scores: scoreColumns(mergeRows(rowsOfScores(old.scores), rowsOfScores(fresh.scores), order)),
    sessions: sessions.length === 0 ? old.sessions : mergeSessions(old.sessions, sessions),
  };
}
