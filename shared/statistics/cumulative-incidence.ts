import { timeOfColumns, type Crossing, type Quantile } from "./curve-quantile.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { COMPETING, EVENT, riskTable, type Observations, type RiskTable } from "./risk-table.js";
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
  /** One point a time at which the event of interest happened; made anew at each reading. */
  readonly curve: readonly CurvePoint[];
  /** Where the estimate, or an end of its interval, reaches a share. */
  timeAt(crossing: Crossing, of: "estimates" | "lowers" | "uppers"): number | null;
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

/** A step curve as columns of one length, so that a curve of many steps needs no object a step; NaN is "no interval". */
class CurveColumns {
  private readonly times: number[] = [];
  private readonly atRisk: number[] = [];
  private readonly estimates: number[] = [];
  private readonly errors: number[] = [];
  private readonly lowers: number[] = [];
  private readonly uppers: number[] = [];

  /** Adds a step, with its interval by the log-log transformation of one minus the incidence. */
  push(time: number, ...[atRisk, state]: readonly [atRisk: number, state: State]): void {
    const estimate = Math.min(1, state.incidence);
    const standardError = Math.sqrt(Math.max(0, state.variance));
    const rest = 1 - estimate;
    this.times.push(time);
    this.atRisk.push(atRisk);
    this.estimates.push(estimate);
    this.errors.push(standardError);
    const isCertain = rest <= 1e-12;
    const log = Math.log(rest);
    const factor = isCertain ? NaN : Math.exp((Z95 * standardError) / (rest * Math.abs(log)));
    this.lowers.push(1 - Math.exp(log / factor));
    this.uppers.push(1 - Math.exp(log * factor));
  }

  /** The steps as objects. */
  points(): CurvePoint[] {
    return this.times.map((time, at) => ({
      time,
      atRisk: this.atRisk[at] ?? 0,
      estimate: this.estimates[at] ?? 0,
      standardError: this.errors[at] ?? 0,
      lower: numberOrNull(this.lowers[at]),
      upper: numberOrNull(this.uppers[at]),
    }));
  }

  /** Where the estimate, or an end of its interval, reaches what is looked for. */
  timeAt(crossing: Crossing, of: "estimates" | "lowers" | "uppers"): number | null {
    return timeOfColumns({ times: this.times, shares: this[of] }, crossing);
  }
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
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
  return incidenceOfTable(riskTable(observations), interest);
}

/** The same from a risk table that is at hand: the event's curve and its competitor's need one table. */
export function incidenceOfTable(
  table: RiskTable,
  interest: typeof EVENT | typeof COMPETING = EVENT,
): CumulativeIncidence | Insufficient {
  if (table.n === 0) return insufficient("Nobody is counted.");
  const { rows } = table;
  const columns = new CurveColumns();
  const state: State = { free: 1, incidence: 0, varianceOfFree: 0, covariance: 0, variance: 0 };
  for (let row = 0; row < rows.times.length; row += 1) {
    const atRisk = rows.atRisk[row] ?? 0;
    const events = rows.events[row] ?? 0;
    const competing = rows.competing[row] ?? 0;
    const ofInterest = interest === EVENT ? events : competing;
    advance(state, atRisk, { any: events + competing, ofInterest });
    if (ofInterest > 0) columns.push(rows.times[row] ?? 0, atRisk, state);
  }
  return {
    n: table.n,
    events: interest === EVENT ? table.events : table.competing,
    competing: interest === EVENT ? table.competing : table.events,
    censored: table.censored,
    missing: table.missing,
    level: 0.95,
    method: "aalen-johansen, log-log",
    followUp: table.followUp,
    get curve() {
      return columns.points();
    },
    timeAt: (crossing, of) => columns.timeAt(crossing, of),
  };
}

/**
 * The time by which the share p has had the event, with the times at which the curve's interval crosses p.
 *
 * Takes an estimate and p above 0 and below 1; gives times in its unit. A share that the curve does not reach gives null
 * and the reason "not reached"; so may either end of the interval. A flat stretch at exactly p gives its midpoint.
 * Source: Brookmeyer and Crowley 1982, applied to the incidence.
 * Example: one event each at 10, 20, 30 and 40 gives the median 25.
 */
export function quantileOfIncidence(incidence: CumulativeIncidence, p: number): Quantile {
  const crossing = { p, followUp: incidence.followUp };
  const estimate = incidence.timeAt(crossing, "estimates");
  const lower = incidence.timeAt(crossing, "uppers");
  const upper = incidence.timeAt(crossing, "lowers");
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
