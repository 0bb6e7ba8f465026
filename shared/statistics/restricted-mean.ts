import { insufficient, type Insufficient } from "./insufficient.js";
import type { Survival } from "./kaplan-meier.js";
import { Z95 } from "./wilson-interval.js";

/** Mean time without the event, counted up to a stated time. */
export interface RestrictedMean {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "restricted mean";
  readonly n: number;
  readonly standardError: number;
  /** The time up to which is counted. */
  readonly until: number;
}

/**
 * Restricted mean: how long people are without the event on average within the first `until` units of time.
 *
 * Takes a Kaplan–Meier estimate and a time > 0 in its unit; gives a time from 0 to `until`.
 * Assumes what the curve assumes. `until` beyond the follow-up gives `insufficient`: the area would be made up.
 * All censored gives `until` itself with the standard error 0; all equal and n = 1 likewise have the standard error 0.
 * Source: Irwin 1949; Klein and Moeschberger 2003, section 4.5; survival's print(rmean = …), test/golden/km.json.
 * Example: one event each at 1, 2, 3 and 4 gives (1 + 2 + 3 + 3) / 4 = 2.25 until 3.
 */
export function restrictedMean(survival: Survival, until: number): RestrictedMean | Insufficient {
  if (until > survival.followUp) return insufficient("Nobody was observed for that long.");
  const points = survival.curve.filter((point) => point.time < until);
  let area = 0;
  let variance = 0;
  let end = until;
  // From the last step to the first: `area` is then the area right of each, as its part of the variance needs it.
  for (const { time, estimate, atRisk, events } of points.toReversed()) {
    area += estimate * (end - time);
    end = time;
    // Nobody is left only after the last step of all, which lies at the end of the follow-up: that one is not here.
    variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  area += end;
  const standardError = Math.sqrt(variance);
  return {
    estimate: area,
    lower: area - Z95 * standardError,
    upper: area + Z95 * standardError,
    level: 0.95,
    method: "restricted mean",
    n: survival.n,
    standardError,
    until,
  };
}
