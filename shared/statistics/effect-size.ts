import { withRoom } from "./column-room.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { GroupedMoments } from "./moments.js";
import { Z95 } from "./wilson-interval.js";

/** Below so many pairs no effect size is given. */
export const FEWEST_PAIRS = 10;

/** A standardized mean change; its caption says "change, no comparison group". */
export interface EffectSize {
  /** Last − first: below 0 where scores fell. Not adjusted for bias. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "bonett 2008";
  readonly n: number;
  /** Pairs of which either score is missing. */
  readonly missing: number;
  readonly standardError: number;
  /** The estimate adjusted for its bias in small samples. */
  readonly adjusted: number;
}

/** Means, variances (n − 1) and covariance of the first and last scores of n pairs. */
export interface PairMoments {
  readonly n: number;
  readonly missing: number;
  readonly first: { readonly mean: number; readonly variance: number };
  readonly last: { readonly mean: number; readonly variance: number };
  readonly covariance: number;
}

/** First and last scores of the same people, in the same order; NaN where one is missing. */
export interface Pairs {
  readonly first: ArrayLike<number>;
  readonly last: ArrayLike<number>;
}

/** Moments of many groups' pairs that pass by one at a time; it keeps none of them. Groups are numbered from 0. */
export class GroupedPairs {
  private readonly first = new GroupedMoments();
  private readonly last = new GroupedMoments();
  /** By group: pairs of which a score is missing. */
  private missing = new Float64Array(1);
  /** By group: products of distances from the means. */
  private products = new Float64Array(1);

  /** Adds a pair; one of which either score is NaN is missing. */
  add(group: number, first: number, last: number): void {
    this.missing = withRoom(this.missing, group + 1);
    if (Number.isNaN(first) || Number.isNaN(last)) {
      this.missing[group] = (this.missing[group] ?? 0) + 1;
      return;
    }
    const distance = first - this.first.meanOf(group);
    this.first.add(group, first);
    this.last.add(group, last);
    this.products = withRoom(this.products, group + 1);
    this.products[group] = (this.products[group] ?? 0) + distance * (last - this.last.meanOf(group));
  }

  /** What a group's pairs so far add up to; null where there are fewer than two. */
  read(group: number): PairMoments | null {
    const before = this.first.read(group);
    const after = this.last.read(group);
    // Both have as many: what one lacks the other lacks too.
    if (typeof before?.variance !== "number" || typeof after?.variance !== "number") return null;
    return {
      n: before.n,
      missing: this.missing[group] ?? 0,
      first: { mean: before.mean, variance: before.variance },
      last: { mean: after.mean, variance: after.variance },
      covariance: (this.products[group] ?? 0) / (before.n - 1),
    };
  }
}

/** Adds up the complete pairs; null where there are fewer than two. */
export function pairMomentsOf(pairs: Pairs): PairMoments | null {
  const moments = new GroupedPairs();
  const length = Math.max(pairs.first.length, pairs.last.length);
  for (let index = 0; index < length; index += 1) {
    moments.add(0, pairs.first[index] ?? NaN, pairs.last[index] ?? NaN);
  }
  return moments.read(0);
}

/**
 * Effect size d_av: the mean change of pairs in units of the average of the two standard deviations.
 *
 * Takes the scores of the same people, first and last; gives a number without unit, last − first, with Bonett's interval.
 * Assumes independent pairs, about normal; there is no comparison group, so regression to the mean is part of it.
 * n below 10 (or `fewest`), all missing, and all scores equal give `insufficient`. An equal change in everyone is no
 * difficulty: the scores themselves still vary.
 * Source: Bonett 2008, Psychological Methods 13:99, for paired samples; as statpsych::ci.stdmean.ps prints it.
 * Example: the ten pairs of Student's sleep data (test/golden/effect_size.json) give −0.8322, from −1.3800 to −0.2844.
 */
export function effectSize(pairs: Pairs, fewest: number = FEWEST_PAIRS): EffectSize | Insufficient {
  return effectSizeOf(pairMomentsOf(pairs), fewest);
}

function tooFew(fewest: number): string {
  return `Fewer than ${fewest} pairs.`;
}

/** The same from means, variances and covariance of pairs that are not at hand; null where there are fewer than two. */
export function effectSizeOf(
  moments: PairMoments | null,
  fewest: number = FEWEST_PAIRS,
): EffectSize | Insufficient {
  if (moments === null || moments.n < fewest) return insufficient(tooFew(fewest));
  const { first, last, covariance } = moments;
  const average = (first.variance + last.variance) / 2;
  if (average === 0) return insufficient("All scores are equal.");
  const degrees = moments.n - 1;
  const estimate = (last.mean - first.mean) / Math.sqrt(average);
  const ofSpread = first.variance ** 2 + last.variance ** 2 + 2 * covariance ** 2;
  const ofChange = first.variance + last.variance - 2 * covariance;
  return estimateOf(moments, {
    estimate,
    variance: (estimate ** 2 * ofSpread) / (8 * degrees * average ** 2) + ofChange / (degrees * average),
    adjustment: Math.sqrt((degrees - 1) / degrees),
  });
}

/**
 * Effect size by the spread of the first scores alone, as NHS England reports it.
 *
 * Takes moments of pairs; gives what `effectSize` does, in units of the standard deviation of the first scores. The
 * adjusted value is that of a denominator with n − 1 degrees of freedom. Beside figures of NHS England say whose spread
 * is meant: they use one standard deviation for all services.
 * n below 10 (or `fewest`) and first scores that are all equal give `insufficient`.
 * Source: Bonett 2008 for a denominator of one group; statpsych::ci.stdmean.ps.
 * Example: means 110.4 and 102.1, first standard deviation 15.3, n = 25, r = 0.75: −0.5425, from −0.8591 to −0.2259.
 */
export function effectSizeByFirst(
  moments: PairMoments,
  fewest: number = FEWEST_PAIRS,
): EffectSize | Insufficient {
  if (moments.n < fewest) return insufficient(tooFew(fewest));
  const { first, last, covariance } = moments;
  if (first.variance === 0) return insufficient("All first scores are equal.");
  const degrees = moments.n - 1;
  const estimate = (last.mean - first.mean) / Math.sqrt(first.variance);
  const ofChange = first.variance + last.variance - 2 * covariance;
  return estimateOf(moments, {
    estimate,
    variance: estimate ** 2 / (2 * degrees) + ofChange / (degrees * first.variance),
    adjustment: 1 - 3 / (4 * degrees - 1),
  });
}

function estimateOf(
  moments: PairMoments,
  found: { readonly estimate: number; readonly variance: number; readonly adjustment: number },
): EffectSize {
  const { n, missing } = moments;
  // The change of equal steps has the variance 0 but for the rest that floating point leaves.
  const standardError = Math.sqrt(Math.max(0, found.variance));
  return {
    estimate: found.estimate,
    lower: found.estimate - Z95 * standardError,
    upper: found.estimate + Z95 * standardError,
    level: 0.95,
    method: "bonett 2008",
    n,
    missing,
    standardError,
    adjusted: found.adjustment * found.estimate,
  };
}
