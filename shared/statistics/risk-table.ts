import { ColumnRoom } from "./column-room.js";

/** What ended an observation. At one time events of both causes come before censorings. */
export const CENSORED = 0;
export const EVENT = 1;
export const COMPETING = 2;

/** Observations as parallel lists: times ≥ 0 in any unit, NaN where one is missing; CENSORED, EVENT or COMPETING for each. */
export interface Observations {
  readonly times: ArrayLike<number>;
  readonly kinds: ArrayLike<number>;
}

/** The times at which something happened, in order, as columns of one length: a million rows need no object each. */
export interface RiskColumns {
  readonly times: Float64Array;
  /** Observations that had not ended just before the time. */
  readonly atRisk: Int32Array;
  readonly events: Int32Array;
  readonly competing: Int32Array;
}

/** The observations as the estimates need them: counts in order of time. */
export interface RiskTable {
  readonly n: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  /** Observations whose time was not a number; they are in none of the counts. */
  readonly missing: number;
  /** The longest time observed, whatever ended it; 0 where nobody is observed. */
  readonly followUp: number;
  /** The times of events and competing events; censorings only lower `atRisk`. */
  readonly rows: RiskColumns;
}

/** The times of each kind, in order. */
function timesByKind(observations: Observations): TimesByKind {
  const { times, kinds } = observations;
  const found: readonly [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < times.length; index += 1) {
    const time = times[index] ?? NaN;
    if (!Number.isNaN(time)) found[kinds[index] ?? CENSORED]?.push(time);
  }
  return {
    events: inOrder(found[EVENT]),
    competing: inOrder(found[COMPETING]),
    censored: inOrder(found[CENSORED]),
  };
}

/** Typed arrays are sorted without calling a comparison. */
function inOrder(times: readonly number[]): Float64Array {
  return new Float64Array(times).sort();
}

/** The times of each kind, each list in order, no time missing. */
export interface TimesByKind {
  readonly events: ArrayLike<number>;
  readonly competing: ArrayLike<number>;
  readonly censored: ArrayLike<number>;
}

function lastOf(times: ArrayLike<number>): number {
  return times[times.length - 1] ?? 0;
}

/** The place behind all numbers that are the same as the one at a place. */
function behind(times: ArrayLike<number>, place: number, time: number): number {
  let next = place;
  while (next < times.length && times[next] === time) next += 1;
  return next;
}

/** Rows as many as there could be, one for each observation, cut to as many as there are. */
function rowsOf({ events, competing, censored }: TimesByKind, room: ColumnRoom): RiskColumns {
  const most = events.length + competing.length;
  const times = room.float(0, most);
  const atRisk = room.integer(0, most);
  const happened = room.integer(1, most);
  const competed = room.integer(2, most);
  let row = 0;
  // To read beyond a list's end is slow, so no reading does.
  for (let event = 0, other = 0, left = 0; event + other < most; row += 1) {
    const ofEvent = event < events.length ? (events[event] ?? NaN) : Infinity;
    const ofOther = other < competing.length ? (competing[other] ?? NaN) : Infinity;
    const time = ofEvent < ofOther ? ofEvent : ofOther;
    while (left < censored.length && (censored[left] ?? NaN) < time) left += 1;
    times[row] = time;
    atRisk[row] = most - event - other + censored.length - left;
    const [nextEvent, nextOther] = [behind(events, event, time), behind(competing, other, time)];
    happened[row] = nextEvent - event;
    competed[row] = nextOther - other;
    [event, other] = [nextEvent, nextOther];
  }
  return {
    times: times.subarray(0, row),
    atRisk: atRisk.subarray(0, row),
    events: happened.subarray(0, row),
    competing: competed.subarray(0, row),
  };
}

/**
 * Risk table: who was still at risk at each time at which an event happened, and how many had one.
 *
 * Takes parallel lists of times (any unit, ≥ 0) and kinds; gives one row per distinct time of an event.
 * Those censored at a time are still at risk at it. A missing time is left out and counted.
 * n = 0, all missing and all censored give a table without rows; all equal gives one row.
 * Source: Kalbfleisch and Prentice 2002, section 1.4.
 * Example: times 2, 2, 3 of an event, a censoring and an event: 3 at risk at 2, 1 at risk at 3.
 */
export function riskTable(observations: Observations): RiskTable {
  return riskTableOf(timesByKind(observations), observations.times.length);
}

/**
 * The same from times that are in order already, of so many observations, the missing ones included. Where a room is given,
 * the table holds until the next one is made in it.
 */
export function riskTableOf(times: TimesByKind, observed: number, room = new ColumnRoom()): RiskTable {
  const { events, competing, censored } = times;
  const n = events.length + competing.length + censored.length;
  return {
    n,
    events: events.length,
    competing: competing.length,
    censored: censored.length,
    missing: observed - n,
    followUp: Math.max(lastOf(events), lastOf(competing), lastOf(censored)),
    rows: rowsOf(times, room),
  };
}
