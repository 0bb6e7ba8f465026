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
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly competing: Float64Array;
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

/** The times of one kind, in order. Typed arrays are sorted without calling a comparison function. */
function timesOfKind(observations: Observations, kind: number): Float64Array {
  const { times, kinds } = observations;
  const found = new Float64Array(times.length);
  let n = 0;
  for (let index = 0; index < times.length; index += 1) {
    const time = times[index] ?? NaN;
    if ((kinds[index] ?? CENSORED) !== kind || Number.isNaN(time)) continue;
    found[n] = time;
    n += 1;
  }
  return found.subarray(0, n).sort();
}

/** How many times from `start` on are equal to `time`, in a list that is in order. */
function countAt(times: Float64Array, start: number, time: number): number {
  let end = start;
  while (times[end] === time) end += 1;
  return end - start;
}

/** The three lists of times, each in order. */
interface Sorted {
  readonly events: Float64Array;
  readonly competing: Float64Array;
  readonly censored: Float64Array;
}

function rowsOf({ events, competing, censored }: Sorted): RiskColumns {
  const most = events.length + competing.length;
  const rows = {
    times: new Float64Array(most),
    atRisk: new Float64Array(most),
    events: new Float64Array(most),
    competing: new Float64Array(most),
  };
  let row = 0;
  let left = 0;
  for (let event = 0, other = 0; event + other < most; row += 1) {
    const time = Math.min(events[event] ?? Infinity, competing[other] ?? Infinity);
    while ((censored[left] ?? Infinity) < time) left += 1;
    rows.times[row] = time;
    rows.atRisk[row] = most - event - other + censored.length - left;
    const happened = countAt(events, event, time);
    const competed = countAt(competing, other, time);
    rows.events[row] = happened;
    rows.competing[row] = competed;
    event += happened;
    other += competed;
  }
  return {
    times: rows.times.subarray(0, row),
    atRisk: rows.atRisk.subarray(0, row),
    events: rows.events.subarray(0, row),
    competing: rows.competing.subarray(0, row),
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
  const events = timesOfKind(observations, EVENT);
  const competing = timesOfKind(observations, COMPETING);
  const censored = timesOfKind(observations, CENSORED);
  const n = events.length + competing.length + censored.length;
  return {
    n,
    events: events.length,
    competing: competing.length,
    censored: censored.length,
    missing: observations.times.length - n,
    followUp: Math.max(events.at(-1) ?? 0, competing.at(-1) ?? 0, censored.at(-1) ?? 0),
    rows: rowsOf({ events, competing, censored }),
  };
}
