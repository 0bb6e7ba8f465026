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

function rowsOf(sessions: SessionColumns): SessionRow[] {
  return Array.from({ length: sessions.length }, (_, index) => ({
    sessionNo: sessions.sessionNo[index] ?? 0,
    startsAt: sessions.startsAt[index] ?? 0,
    startsOn: sessions.startsOn[index] ?? 0,
    group: sessions.group[index] ?? 0,
    capacity: sessions.capacity[index] ?? 0,
    attendedSeats: sessions.attendedSeats[index] ?? 0,
    isCancelled: sessions.isCancelled[index] ?? 0,
  }));
}

/** Sessions as columns, by day and number. */
export function sessionColumns(rows: readonly SessionRow[]): SessionColumns {
  const sorted = rows.toSorted((a, b) => a.startsOn - b.startsOn || a.sessionNo - b.sessionNo);
  const integers = (name: keyof SessionRow): Int32Array => Int32Array.from(sorted, (row) => row[name]);
  return {
    length: sorted.length,
    sessionNo: integers("sessionNo"),
    startsAt: integers("startsAt"),
    startsOn: integers("startsOn"),
    group: Uint32Array.from(sorted, (row) => row.group),
    capacity: integers("capacity"),
    attendedSeats: Uint16Array.from(sorted, (row) => row.attendedSeats),
    isCancelled: Uint8Array.from(sorted, (row) => row.isCancelled),
  };
}

/** The old sessions with the fresh ones in place of those of the same number. */
export function mergeSessions(old: SessionColumns, fresh: readonly SessionRow[]): SessionColumns {
  const replaced = new Set(fresh.map((row) => row.sessionNo));
  return sessionColumns([...rowsOf(old).filter((row) => !replaced.has(row.sessionNo)), ...fresh]);
}

export type { SessionRow };
