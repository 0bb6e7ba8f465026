import { quantileOf, timeAt, type Quantile } from "./curve-quantile.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { riskTable, type Observations } from "./risk-table.js";
import { Z95 } from "./wilson-interval.js";

/** The curve from one event's time to the next. */
export interface SurvivalPoint {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share still without the event after `time`. */
  readonly estimate: number;
  /** Greenwood's standard error of the share; null, like the interval, where the share is 0. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Survival {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  readonly missing: number;
  readonly level: 0.95;
  readonly method: "kaplan-meier, log-log";
  /** The longest time observed, whatever ended it. */
  readonly followUp: number;
  /** One point a time at which the event happened; before the first the share is 1. */
  readonly curve: readonly SurvivalPoint[];
}

/** Interval by the log-log transformation; `sum` is Greenwood's sum, the variance of the logarithm. */
function intervalOf(estimate: number, sum: number): Pick<SurvivalPoint, "standardError" | "lower" | "upper"> {
  if (estimate === 0) return { standardError: null, lower: null, upper: null };
  const spread = (Z95 * Math.sqrt(sum)) / Math.abs(Math.log(estimate));
  return {
    standardError: estimate * Math.sqrt(sum),
    lower: estimate ** Math.exp(spread),
    upper: estimate ** Math.exp(-spread),
  };
}

/**
 * Kaplan–Meier estimate: the share that has not had the event by a time, when nothing competes with it.
 *
 * Takes parallel lists of times (any unit, ≥ 0, NaN where one is missing) and kinds; gives shares from 0 to 1.
 * Assumes that censoring says nothing about what comes after it. COMPETING counts as censored here, which is wrong for
 * people who gave up: a wait with withdrawals is cumulativeIncidence's.
 * n = 0 and all missing give `insufficient`; all censored gives a curve without points (no event yet: the exact binomial
 * bound of 0 of n says what is possible); where the share is 0 (n = 1 or all equal with events) there is no interval.
 * With nobody censored the estimate is the plain share.
 * Source: Kaplan and Meier 1958; Greenwood 1926; Kalbfleisch and Prentice 2002, equation 1.13; test/golden/km.json.
 * Example: times 1, 2, 3 with an event, a censoring and an event give 2/3 at 1 and 0 at 3.
 */
export function kaplanMeier(observations: Observations): Survival | Insufficient {
  const table = riskTable(observations);
  if (table.n === 0) return insufficient("Nobody is counted.");
  const curve: SurvivalPoint[] = [];
  let estimate = 1;
  let sum = 0;
  const { rows } = table;
  for (let row = 0; row < rows.times.length; row += 1) {
    const events = rows.events[row] ?? 0;
    if (events === 0) continue;
    const time = rows.times[row] ?? 0;
    const atRisk = rows.atRisk[row] ?? 0;
    estimate *= 1 - events / atRisk;
    sum += events / (atRisk * (atRisk - events));
    curve.push({ time, atRisk, events, estimate, ...intervalOf(estimate, sum) });
  }
  return {
    n: table.n,
    events: table.events,
    censored: table.n - table.events,
    missing: table.missing,
    level: 0.95,
    method: "kaplan-meier, log-log",
    followUp: table.followUp,
    curve,
  };
}

/**
 * The time by which the share p has had the event, with the times at which the curve's interval crosses p.
 *
 * Takes an estimate and p above 0 and below 1; gives times in its unit. A share that the curve does not reach gives null
 * and the reason "not reached"; so does either end of the interval. A flat stretch at exactly p gives its midpoint.
 * Source: Brookmeyer and Crowley 1982, with the log-log interval; R's quantile.survfit (survival 3.5-3).
 * Example: one event each at 1, 2, 3 and 4 gives the median 2.5.
 */
export function quantileOfSurvival(survival: Survival, p: number): Quantile {
  const crossing = { p, followUp: survival.followUp };
  const rise = (share: number | null): number | null => (share === null ? null : 1 - share);
  const estimate = timeAt(survival.curve, crossing, (point) => rise(point.estimate));
  const lower = timeAt(survival.curve, crossing, (point) => rise(point.lower));
  const upper = timeAt(survival.curve, crossing, (point) => rise(point.upper));
  return quantileOf({ estimate, lower, upper });
}

/** The estimate at a time: that of the last point not after it, 1 before the first. */
export function survivalAt(curve: readonly SurvivalPoint[], time: number): number {
  let estimate = 1;
  for (const point of curve) {
    if (point.time > time) break;
    estimate = point.estimate;
  }
  return estimate;
}
