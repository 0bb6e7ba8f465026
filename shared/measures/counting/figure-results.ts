import { quantileOfCounts, quantileOfSorted } from "../../statistics/quantile.js";
import type { Insufficient } from "../../statistics/insufficient.js";
import type { Moments } from "../../statistics/moments.js";
import { meanLimits } from "../../statistics/t-interval.js";
import { scoreLimits, wilsonInterval, Z95 } from "../../statistics/wilson-interval.js";
import type { DurationResult, MeanResult, Result, Share } from "../result.js";

/** A share with its Wilson interval. */
export function proportionResult(numerator: number, denominator: number): Result {
  const interval = wilsonInterval(numerator, denominator);
  if ("kind" in interval) return interval;
  const { estimate, lower, upper, level, method } = interval;
  return { kind: "proportion", numerator, denominator, estimate, lower, upper, level, method };
}

/** How many are in a class. */
export interface ClassCount {
  readonly name: string;
  readonly n: number;
}

/** Shares of one whole, each with its Wilson interval. */
export function sharesResult(counts: readonly ClassCount[]): Result {
  let denominator = 0;
  for (const { n } of counts) denominator += n;
  if (denominator === 0) return nobody();
  const shares: Share[] = [];
  for (const { name, n } of counts) {
    const { lower, upper } = scoreLimits(n, denominator, Z95);
    shares.push({ class: name, numerator: n, estimate: n / denominator, lower, upper });
  }
  return { kind: "shares", denominator, shares };
}

/** A mean with its t interval, as results state it. */
export function meanFigures(moments: Moments): Omit<MeanResult, "kind" | "unit"> {
  const { n, mean, variance } = moments;
  const sd = variance === null ? null : Math.sqrt(variance);
  const { lower, upper, reason } = meanLimits(moments);
  const found = { n, mean, sd, lower, upper, method: "t" } as const;
  return reason === undefined ? found : { ...found, reason };
}

/** Median, quartiles and 90th percentile of so many values. */
function durationOf(
  unit: "hours" | "days",
  n: number,
  quantile: (share: number) => number,
): DurationResult | Insufficient {
  if (n === 0) return nobody();
  return {
    kind: "duration",
    unit,
    n,
    median: quantile(0.5),
    lowerQuartile: quantile(0.25),
    upperQuartile: quantile(0.75),
    p90: quantile(0.9),
  };
}

/** Of values in order. */
export function durationResult(
  unit: "hours" | "days",
  sorted: ArrayLike<number>,
): DurationResult | Insufficient {
  return durationOf(unit, sorted.length, (share) => quantileOfSorted(sorted, share));
}

/** The same of values that are kept as how often each occurs. */
export function durationOfCounts(
  unit: "hours" | "days",
  counts: ReadonlyMap<number, number>,
): DurationResult | Insufficient {
  let n = 0;
  for (const times of counts.values()) n += times;
  return durationOf(unit, n, (share) => quantileOfCounts(counts, share));
}

/** The result where nobody at all is in the initial population; there may be people whom the measure does not speak of. */
export const NOBODY: Result = {
  kind: "none",
  reason: "Nobody whom this figure counts is in this period with these filters.",
};

/** The result of figures that count nobody. */
export function nobody(): Insufficient {
  return { kind: "insufficient", reason: "Nobody is counted." };
}
