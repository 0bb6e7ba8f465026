import type { SessionColumns } from "#shared/measures/columns";
import type { TupleReader } from "./copy-binary.js";
import type { Dictionaries } from "./dictionaries.js";

interface SessionRow {
  readonly sessionNo: number;
  readonly startsAt: number;
  readonly startsOn: number;
  readonly group: number;
  readonly capacity: number;
  readonly attendedSeats: number;
  readonly isCancelled: number;
}

/** Reads the session that the reader stands on, program code already read. */
export function readSession(reader: TupleReader, dictionaries: Dictionaries): SessionRow {
  return {
    sessionNo: reader.integer(0),
    startsAt: reader.integer(0),
    startsOn: reader.integer(0),
    group: dictionaries.number("group", reader.text()),
    capacity: reader.integer(0),
    attendedSeats: reader.integer(0),
    isCancelled: reader.integer(0),
  };
}

/** By day and number. */
function compare(one: Pick<SessionRow, "startsOn" | "sessionNo">, other: typeof one): number {
  return one.startsOn - other.startsOn || one.sessionNo - other.sessionNo;
}

/** No sessions: what the first ones are merged into. */
const NONE: SessionColumns = {
  length: 0,
  sessionNo: new Int32Array(0),
  startsAt: new Int32Array(0),
  startsOn: new Int32Array(0),
  group: new Uint32Array(0),
  capacity: new Int32Array(0),
  attendedSeats: new Uint16Array(0),
  isCancelled: new Uint8Array(0),
};

/** Sessions as columns, by day and number. */
export function sessionColumns(rows: readonly SessionRow[]): SessionColumns {
  return mergeSessions(NONE, rows);
}

/** Where each session comes from: an index from 0 up is of `old`, one below is -1 - index of `sorted`. */
function mergedOrder(old: SessionColumns, sorted: readonly SessionRow[]): Int32Array {
  const replaced = new Set(sorted.map((row) => row.sessionNo));
  const order = new Int32Array(old.length + sorted.length);
  const at = { startsOn: 0, sessionNo: 0 };
  let length = 0;
  let next = 0;
  for (let index = 0; index < old.length; index += 1) {
    at.sessionNo = old.sessionNo[index] ?? 0;
    if (replaced.has(at.sessionNo)) continue;
    at.startsOn = old.startsOn[index] ?? 0;
    for (let row = sorted[next]; row && compare(row, at) < 0; row = sorted[next])
      order[length++] = -1 - next++;
    order[length++] = index;
  }
  while (next < sorted.length) order[length++] = -1 - next++;
  return order.slice(0, length);
}

/** The old sessions with the fresh ones in place of those of the same number, without an object for each of the old. */
export function mergeSessions(old: SessionColumns, fresh: readonly SessionRow[]): SessionColumns {
  const sorted = fresh.toSorted(compare);
  const order = mergedOrder(old, sorted);
  const pick = <Column extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(
    made: Column,
    name: keyof SessionRow,
  ): Column => {
    const column = old[name];
    for (let at = 0; at < order.length; at += 1) {
      const source = order[at] ?? 0;
      made[at] = (source >= 0 ? column[source] : sorted[-1 - source]?.[name]) ?? 0;
    }
    return made;
  };
  const { length } = order;
  return {
    length,
    sessionNo: pick(new Int32Array(length), "sessionNo"),
    startsAt: pick(new Int32Array(length), "startsAt"),
    startsOn: pick(new Int32Array(length), "startsOn"),
    group: pick(new Uint32Array(length), "group"),
    capacity: pick(new Int32Array(length), "capacity"),
    attendedSeats: pick(new Uint16Array(length), "attendedSeats"),
    isCancelled: pick(new Uint8Array(length), "isCancelled"),
  };
}

export type { SessionRow };
