import { insufficient, type Insufficient } from "./insufficient.js";
import type { ProportionEstimate } from "./wilson-interval.js";

/** One share less another, from −1 to 1, with the differences that are compatible with both. */
export interface DifferenceEstimate {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "newcombe";
}

/** What the difference needs of each share: the estimate and its Wilson limits. */
export type ProportionWithLimits = Pick<ProportionEstimate, "estimate" | "lower" | "upper">;

/**
 * Newcombe's difference of two independent proportions: by how much one share exceeds the other.
 *
 * Takes two Wilson estimates (shares from 0 to 1); gives `share` less `other` with a 95% interval within −1 to 1.
 * Assumes two groups of different people; two single intervals that overlap do not prove that shares are equal.
 * n = 0 in either group: there is no Wilson estimate, its `insufficient` is handed on. n = 1 and all equal (0 of n, n of
 * n) have an interval like any other.
 * Source: Newcombe 1998, Statistics in Medicine 17:873, method 10 (score, no continuity correction); Epi::ci.pd("Nc").
 * Example: 56 of 70 less 48 of 80 is 0.2, from 0.0524 to 0.3339.
 */
export function newcombeDifference(
  share: ProportionWithLimits | Insufficient,
  other: ProportionWithLimits | Insufficient,
): DifferenceEstimate | Insufficient {
  if ("reason" in share) return insufficient(share.reason);
  if ("reason" in other) return insufficient(other.reason);
  const estimate = share.estimate - other.estimate;
  const down = Math.hypot(share.estimate - share.lower, other.upper - other.estimate);
  const up = Math.hypot(share.upper - share.estimate, other.estimate - other.lower);
  return { estimate, lower: estimate - down, upper: estimate + up, level: 0.95, method: "newcombe" };
}
