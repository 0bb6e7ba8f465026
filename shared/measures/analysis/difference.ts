import { newcombeDifference, type ProportionWithLimits } from "../../statistics/newcombe-difference.js";
import { studentQuantile } from "../../statistics/student-t.js";

/** The first figure less the second, in the unit of the figures: of two periods, or of two groups. */
export interface Difference {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "newcombe" | "welch";
}

/** What the difference needs of a mean; `sd` is null where there is one value only. */
export interface MeanWithSpread {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** One share less another, with Newcombe's interval. */
export function differenceOfShares(
  share: ProportionWithLimits,
  other: ProportionWithLimits,
): Difference | null {
  const found = newcombeDifference(share, other);
  return "kind" in found ? null : found;
}

/**
 * One mean less another of different people, with Welch's interval by means and standard deviations. Null where a side
 * has no spread to estimate, or both have none.
 */
export function differenceOfMeans(mean: MeanWithSpread, other: MeanWithSpread): Difference | null {
  if (mean.sd === null || other.sd === null) return null;
  const [a, b] = [mean.sd ** 2 / mean.n, other.sd ** 2 / other.n];
  if (a + b === 0) return null;
  const degrees = (a + b) ** 2 / (a ** 2 / (mean.n - 1) + b ** 2 / (other.n - 1));
  const spread = studentQuantile(degrees) * Math.sqrt(a + b);
  const estimate = mean.mean - other.mean;
  return { estimate, lower: estimate - spread, upper: estimate + spread, level: 0.95, method: "welch" };
}
