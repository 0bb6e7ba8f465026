import { insufficient, type Insufficient } from "./insufficient.js";
import { momentsOf, type Moments } from "./moments.js";
import { studentQuantile, studentTail } from "./student-t.js";

/** A mean in the unit of the values; without an interval where the values have no spread, and then why. */
export interface MeanEstimate {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: 0.95;
  readonly method: "student t";
  readonly n: number;
  readonly missing: number;
  /** Standard deviation of the values, n − 1 in the denominator; null for one value. */
  readonly standardDeviation: number | null;
  /** How likely a mean at least this far from 0 is where the true mean is 0; null without an interval. */
  readonly p: number | null;
  readonly reason?: string;
}

/**
 * Mean with Student's t interval: which true means are compatible with these values.
 *
 * Takes values in any unit (for a change: last − first of each pair), NaN where one is missing; gives that unit.
 * Assumes independent people and a mean that is about normal; states nothing about what caused a change.
 * n = 0 and all missing give `insufficient`; n = 1 and all equal give the mean without an interval, with the reason.
 * Source: Student 1908; R 4.2.2 t.test, test/golden/effect_size.json.
 * Example: 1, 2, 3 have the mean 2, from −0.4841 to 4.4841.
 */
export function tInterval(values: ArrayLike<number>): MeanEstimate | Insufficient {
  const moments = momentsOf(values);
  return moments ? tIntervalOf(moments) : insufficient("No value is counted.");
}

/** The same from the mean and variance of values that are not at hand. */
export function tIntervalOf(moments: Moments): MeanEstimate {
  const { n, mean, variance, missing } = moments;
  const { lower, upper, reason } = meanLimits(moments);
  const p = variance ? 2 * studentTail(Math.abs(mean) / Math.sqrt(variance / n), n - 1) : null;
  const standardDeviation = variance === null ? null : Math.sqrt(variance);
  const found = { estimate: mean, lower, upper, level: 0.95, method: "student t", n, missing } as const;
  const rest = { standardDeviation, p };
  return reason === undefined ? { ...found, ...rest } : { ...found, ...rest, reason };
}

/** Ends of a mean's interval, or null for both and why there is none. */
export interface MeanLimits {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | undefined;
}

/** The interval alone, where the chance of a mean this far from 0 is not asked for: a page has thousands of means. */
export function meanLimits({ n, mean, variance }: Moments): MeanLimits {
  if (variance === null) return { lower: null, upper: null, reason: "One value has no spread." };
  if (variance === 0) return { lower: null, upper: null, reason: "All values are equal." };
  const { lower, upper } = tLimits(n, mean, variance);
  return { lower, upper, reason: undefined };
}

/**
 * The limits alone, of values that have a spread.
 *
 * Takes n ≥ 2, the mean, and a variance above 0 with n − 1 in its denominator; gives the ends of the 95% interval.
 * Source: as tInterval.
 * Example: 3 values with the mean 2 and the variance 1 have the limits −0.4841 and 4.4841.
 */
export function tLimits(
  n: number,
  mean: number,
  variance: number,
): { readonly lower: number; readonly upper: number } {
  const spread = studentQuantile(n - 1) * Math.sqrt(variance / n);
  return { lower: mean - spread, upper: mean + spread };
}
