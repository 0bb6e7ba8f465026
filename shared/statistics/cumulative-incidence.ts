import { insufficient, type Insufficient } from "./insufficient.js";
import { Z95 } from "./wilson-interval.js";

/** What ended an observation. At one time events of both causes come before censorings. */
export const CENSORED = 0;
export const EVENT = 1;
export const COMPETING = 2;

export interface CurvePoint {
  readonly time: number;
  /** Observations still without any event just before `time`. */
  readonly atRisk: number;
  readonly estimate: number;
  /** Null where the share is 0 or 1 and the interval is not defined. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface CumulativeIncidence {
  readonly n: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  /** One point a time at which the event of interest happened. */
  readonly curve: readonly CurvePoint[];
}

export interface Quantile {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason?: "not reached";
}

/** Observations as parallel lists: times ≥ 0 in any unit, and CENSORED, EVENT or COMPETING for each. */
export interface Observations {
  readonly times: ArrayLike<number>;
  readonly kinds: ArrayLike<number>;
}

interface State {
  free: number;
  incidence: number;
  varianceOfFree: number;
  covariance: number;
  variance: number;
}

/** One step of the estimate and of its variance at a time with `atRisk` at risk. */
function advance(state: State, atRisk: number, counts: { any: number; ofInterest: number }): void {
  const all = counts.any / atRisk;
  const share = counts.ofInterest / atRisk;
  const free2 = state.free * state.free;
  state.variance +=
    2 * share * state.covariance +
    share * share * state.varianceOfFree +
    (free2 * share * (1 - share)) / atRisk;
  state.covariance =
    state.covariance * (1 - all) +
    state.varianceOfFree * share * (1 - all) -
    (free2 * share * (1 - all)) / atRisk;
  state.varianceOfFree = state.varianceOfFree * (1 - all) ** 2 + (free2 * all * (1 - all)) / atRisk;
  state.incidence += state.free * share;
  state.free *= 1 - all;
}

/** Interval by the log-log transformation of one minus the incidence. */
function pointOf(time: number, atRisk: number, state: State): CurvePoint {
  const estimate = Math.min(1, state.incidence);
  const rest = 1 - estimate;
  if (rest <= 1e-12 || estimate <= 0) return { time, atRisk, estimate, lower: null, upper: null };
  const spread = (Z95 * Math.sqrt(Math.max(0, state.variance))) / (rest * Math.abs(Math.log(rest)));
  return {
    time,
    atRisk,
    estimate,
    lower: 1 - rest ** Math.exp(-spread),
    upper: 1 - rest ** Math.exp(spread),
  };
}

/** Indexes in order of time, events before censorings. */
function ordered(observations: Observations): Float64Array | null {
  const n = observations.times.length;
  const packed = new Float64Array(n);
  for (let index = 0; index < n; index += 1) {
    const time = observations.times[index] ?? 0;
    // Whole times are sorted as one number with their kind in the last two bits: no comparison function is called.
    if (!Number.isInteger(time) || time > 2 ** 50) return null;
    packed[index] = time * 4 + kindOrder(observations.kinds[index] ?? CENSORED);
  }
  return packed.sort();
}

function kindOrder(kind: number): number {
  return kind === CENSORED ? 3 : kind;
}

function sortedPairs(observations: Observations): { times: Float64Array; kinds: Uint8Array } {
  const n = observations.times.length;
  const times = new Float64Array(n);
  const kinds = new Uint8Array(n);
  const packed = ordered(observations);
  if (packed) {
    for (let index = 0; index < n; index += 1) {
      const value = packed[index] ?? 0;
      times[index] = Math.floor(value / 4);
      const order = value % 4;
      kinds[index] = order === 3 ? CENSORED : order;
    }
    return { times, kinds };
  }
  const indexes = Array.from({ length: n }, (_, index) => index).sort(
    (a, b) => (observations.times[a] ?? 0) - (observations.times[b] ?? 0),
  );
  for (const [place, index] of indexes.entries()) {
    times[place] = observations.times[index] ?? 0;
    kinds[place] = observations.kinds[index] ?? CENSORED;
  }
  return { times, kinds };
}

/**
 * Aalen–Johansen estimate: the cumulative share that has had the event by a time, with a competing event.
 *
 * Takes parallel lists of times (any unit, ≥ 0) and kinds; `interest` says which kind is drawn.
 * Assumes that censoring says nothing about what comes after it.
 * Variance: the three-term recursion that agrees with R's survival 3.5-3 and etm 1.1.1; interval: log-log of 1 − F.
 * n = 0 gives `insufficient`; all censored gives an empty curve; an interval at a share of 0 or 1 is null.
 * With nobody censored the estimate is the plain share.
 * Source: Aalen and Johansen 1978; test/golden/aj.json.
 * Example: times 1, 2, 3 with kinds event, competing, event give 1/3 at 1 and 2/3 at 3.
 */
export function cumulativeIncidence(
  observations: Observations,
  interest: typeof EVENT | typeof COMPETING = EVENT,
): CumulativeIncidence | Insufficient {
  const n = observations.times.length;
  if (n === 0) return insufficient("Nobody is counted.");
  const { times, kinds } = sortedPairs(observations);
  const totals = [0, 0, 0];
  const curve: CurvePoint[] = [];
  const state: State = { free: 1, incidence: 0, varianceOfFree: 0, covariance: 0, variance: 0 };
  for (let index = 0; index < n;) {
    const time = times[index] ?? 0;
    const here = [0, 0, 0];
    const atRisk = n - index;
    while (index < n && times[index] === time) {
      const kind = kinds[index] ?? CENSORED;
      here[kind] = (here[kind] ?? 0) + 1;
      totals[kind] = (totals[kind] ?? 0) + 1;
      index += 1;
    }
    const ofInterest = here[interest] ?? 0;
    const any = (here[EVENT] ?? 0) + (here[COMPETING] ?? 0);
    if (any === 0) continue;
    advance(state, atRisk, { any, ofInterest });
    if (ofInterest > 0) curve.push(pointOf(time, atRisk, state));
  }
  const other = interest === EVENT ? COMPETING : EVENT;
  return {
    n,
    events: totals[interest] ?? 0,
    competing: totals[other] ?? 0,
    censored: totals[CENSORED] ?? 0,
    curve,
  };
}

/** How far a share may lie from p and still count as being p: above the rest that floating point leaves. */
const SAME = 1e-12;

function firstTimeAt(
  curve: readonly CurvePoint[],
  p: number,
  read: (point: CurvePoint) => number | null,
): number | null {
  for (const [index, point] of curve.entries()) {
    const value = read(point);
    if (value === null || value < p - SAME) continue;
    // A flat stretch at exactly p: any time on it is a quantile; its midpoint is given, as R does.
    const next = curve[index + 1];
    return Math.abs(value - p) <= SAME && next ? (point.time + next.time) / 2 : point.time;
  }
  return null;
}

/**
 * The time by which the share p has had the event, with the times at which the curve's interval crosses p.
 * A share that the curve does not reach gives null and the reason "not reached"; so may either end of the interval.
 * Source: Brookmeyer and Crowley 1982, applied to the incidence.
 */
export function quantileOfIncidence(curve: readonly CurvePoint[], p: number): Quantile {
  const estimate = firstTimeAt(curve, p, (point) => point.estimate);
  const lower = firstTimeAt(curve, p, (point) => point.upper ?? (point.estimate >= 1 - SAME ? 1 : null));
  const upper = firstTimeAt(curve, p, (point) => point.lower);
  return estimate === null ? { estimate, lower, upper, reason: "not reached" } : { estimate, lower, upper };
}

/** The estimate at a time: that of the last point not after it, 0 before the first. */
export function incidenceAt(curve: readonly CurvePoint[], time: number): number {
  let estimate = 0;
  for (const point of curve) {
    if (point.time > time) break;
    estimate = point.estimate;
  }
  return estimate;
}
