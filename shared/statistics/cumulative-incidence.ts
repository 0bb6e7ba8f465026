import { ColumnRoom } from "./column-room.js";
import {
  quantileOf,
  placeReaching,
  timeAt,
  timeOfSteps,
  type Quantile,
  type Steps,
} from "./curve-quantile.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import {
  COMPETING,
  EVENT,
  riskTable,
  type Observations,
  type RiskColumns,
  type RiskTable,
} from "./risk-table.js";
import { Z95 } from "./wilson-interval.js";

export interface CurvePoint {
  readonly time: number;
  /** Observations still without any event just before `time`. */
  readonly atRisk: number;
  readonly estimate: number;
  readonly standardError: number;
  /** Null where everyone has had the event and the interval is not defined. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface CumulativeIncidence {
  readonly n: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  /** Observations whose time was not a number; they are in none of the counts. */
  readonly missing: number;
  readonly level: 0.95;
  readonly method: "aalen-johansen, log-log";
  /** The longest time observed, whatever ended it. */
  readonly followUp: number;
  /** One point a time at which the event of interest happened. */
  readonly curve: readonly CurvePoint[];
}

/**
 * The same estimate as columns of one length, an entry a point: tens of thousands of points need no object each, and the
 * ends of the interval are worked out where they are asked for.
 */
export interface IncidenceColumns extends Omit<CumulativeIncidence, "curve"> {
  readonly times: Float64Array;
  readonly atRisk: Int32Array;
  readonly estimates: Float64Array;
  readonly standardErrors: Float64Array;
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

/** Once so much is left, or less, everyone has had the event and the interval is not defined. */
const NOBODY_LEFT = 1e-12;

/** The lower or upper end of the log-log interval of one minus the incidence at a place; NaN where it is not defined. */
function limitAt(columns: IncidenceColumns, place: number, end: "lower" | "upper"): number {
  const rest = 1 - (columns.estimates[place] ?? NaN);
  if (rest <= NOBODY_LEFT) return NaN;
  const logarithm = Math.log(rest);
  const spread = (Z95 * (columns.standardErrors[place] ?? NaN)) / (rest * Math.abs(logarithm));
  return -Math.expm1(logarithm * Math.exp(end === "lower" ? -spread : spread));
}

/**
 * Whether the upper end may reach p at a place. It is 1 − (1 − F)^k with k = exp(s) ≥ 1, so at most k·F, and k is at most
 * 1 / (1 − s) for s below 1; as −log(1 − F) is at least F, s is at most z·se / ((1 − F)·F). A thousandth makes up for
 * rounding. So no logarithm is needed on most of the way to p.
 */
function mayReach(columns: IncidenceColumns, place: number, p: number): boolean {
  const estimate = columns.estimates[place] ?? NaN;
  const spread = (Z95 * (columns.standardErrors[place] ?? NaN)) / ((1 - estimate) * estimate);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: it spares logarithms, no answer rests on it.
  return !(spread < 1 && estimate / (1 - spread) < p - 1e-3);
}

/** One point of the columns. */
export function pointAt(columns: IncidenceColumns, place: number): CurvePoint {
  const lower = limitAt(columns, place, "lower");
  const upper = limitAt(columns, place, "upper");
  return {
    time: columns.times[place] ?? NaN,
    atRisk: columns.atRisk[place] ?? NaN,
    estimate: columns.estimates[place] ?? NaN,
    standardError: columns.standardErrors[place] ?? NaN,
    lower: Number.isNaN(lower) ? null : lower,
    upper: Number.isNaN(upper) ? null : upper,
  };
}

/**
 * Aalen–Johansen estimate: the cumulative share that has had the event by a time, with a competing event.
 *
 * Takes parallel lists of times (any unit, ≥ 0, NaN where one is missing) and kinds; `interest` says which kind is drawn.
 * Assumes that censoring says nothing about what comes after it.
 * Variance: the three-term recursion that agrees with R's survival 3.5-3 and etm 1.1.1; interval: log-log of 1 − F.
 * n = 0 and all missing give `insufficient`; all censored gives an empty curve; where everyone has had the event
 * (n = 1 or all equal with events) there is no interval.
 * With nobody censored the estimate is the plain share.
 * Source: Aalen and Johansen 1978; Andersen, Borgan, Gill and Keiding 1993, equation 4.4.19; test/golden/aj.json.
 * Example: times 1, 2, 3 with kinds event, competing, event give 1/3 at 1 and 2/3 at 3.
 */
export function cumulativeIncidence(
  observations: Observations,
  interest: typeof EVENT | typeof COMPETING = EVENT,
): CumulativeIncidence | Insufficient {
  const columns = incidenceColumns(riskTable(observations), interest);
  if ("kind" in columns) return columns;
  const { n, events, competing, censored, missing, level, method, followUp } = columns;
  const curve = Array.from(columns.times, (_, place) => pointAt(columns, place));
  return { n, events, competing, censored, missing, level, method, followUp, curve };
}

/**
 * The same estimate from a risk table, as columns: both kinds of event are drawn from one table. Where a room is given, they
 * hold until the next are made in it.
 */
export function incidenceColumns(
  table: RiskTable,
  interest: typeof EVENT | typeof COMPETING,
  room = new ColumnRoom(),
): IncidenceColumns | Insufficient {
  if (table.n === 0) return insufficient("Nobody is counted.");
  const { times, atRisk, estimates, standardErrors } = curveColumns(table.rows, interest, room);
  return {
    n: table.n,
    events: interest === EVENT ? table.events : table.competing,
    competing: interest === EVENT ? table.competing : table.events,
    censored: table.censored,
    missing: table.missing,
    level: 0.95,
    method: "aalen-johansen, log-log",
    followUp: table.followUp,
    times,
    atRisk,
    estimates,
    standardErrors,
  };
}

type CurveColumns = Pick<IncidenceColumns, "times" | "atRisk" | "estimates" | "standardErrors">;

function curveColumns(
  rows: RiskColumns,
  interest: typeof EVENT | typeof COMPETING,
  room: ColumnRoom,
): CurveColumns {
  const counts = interest === EVENT ? rows.events : rows.competing;
  let length = 0;
  for (const count of counts) if (count > 0) length += 1;
  const columns = {
    times: room.float(0, length).subarray(0, length),
    atRisk: room.integer(0, length).subarray(0, length),
    estimates: room.float(1, length).subarray(0, length),
    standardErrors: room.float(2, length).subarray(0, length),
  };
  const state: State = { free: 1, incidence: 0, varianceOfFree: 0, covariance: 0, variance: 0 };
  let place = 0;
  for (let row = 0; row < counts.length; row += 1) {
    const atRisk = rows.atRisk[row] ?? 0;
    const ofInterest = counts[row] ?? 0;
    advance(state, atRisk, { any: (rows.events[row] ?? 0) + (rows.competing[row] ?? 0), ofInterest });
    if (ofInterest === 0) continue;
    columns.times[place] = rows.times[row] ?? 0;
    columns.atRisk[place] = atRisk;
    columns.estimates[place] = Math.min(1, state.incidence);
    columns.standardErrors[place] = Math.sqrt(Math.max(0, state.variance));
    place += 1;
  }
  return columns;
}

/**
 * The time by which the share p has had the event, with the times at which the curve's interval crosses p.
 *
 * Takes an estimate and p above 0 and below 1; gives times in its unit. A share that the curve does not reach gives null
 * and the reason "not reached"; so does either end of the interval. A flat stretch at exactly p gives its midpoint.
 * Source: Brookmeyer and Crowley 1982, applied to the incidence.
 * Example: one event each at 10, 20, 30 and 40 gives the median 25.
 */
export function quantileOfIncidence(incidence: CumulativeIncidence, p: number): Quantile {
  const { curve, followUp } = incidence;
  const crossing = { p, followUp };
  const estimate = timeAt(curve, crossing, (point) => point.estimate);
  const lower = timeAt(curve, crossing, (point) => point.upper);
  const upper = timeAt(curve, crossing, (point) => point.lower);
  return quantileOf({ estimate, lower, upper });
}

/** The estimate of columns, or an end of its interval, as a step function that is asked when it reaches p. */
class CurveSteps implements Steps {
  readonly times: Float64Array;

  constructor(
    private readonly columns: IncidenceColumns,
    private readonly of: "estimate" | "lower" | "upper",
    private readonly p: number,
  ) {
    this.times = columns.times;
  }

  shareAt(place: number): number {
    const { columns, of, p } = this;
    if (of === "estimate") return columns.estimates[place] ?? NaN;
    return of === "lower" || mayReach(columns, place, p) ? limitAt(columns, place, of) : NaN;
  }
}

/** The same of columns. */
export function quantileOfColumns(columns: IncidenceColumns, p: number): Quantile {
  const { followUp, estimates } = columns;
  const crossing = { p, followUp };
  const reached = placeReaching(estimates, p);
  const estimate = timeOfSteps(new CurveSteps(columns, "estimate", p), crossing, reached);
  const lower = timeOfSteps(new CurveSteps(columns, "upper", p), crossing);
  // The lower end lies below the estimate, so it can't be at p before that is.
  const upper = timeOfSteps(
    new CurveSteps(columns, "lower", p),
    crossing,
    placeReaching(estimates, p - 1e-3),
  );
  return quantileOf({ estimate, lower, upper });
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
