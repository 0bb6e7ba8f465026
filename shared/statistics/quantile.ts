import { binomialLowerTail } from "./binomial-tail.js";
import { insufficient, type Insufficient } from "./insufficient.js";

/** A quantile in the unit of the values; an end of its interval is null where no value is extreme enough. */
export interface QuantileEstimate {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: 0.95;
  readonly method: "type 7, order statistics";
  readonly n: number;
  /** Values that were not a number and are left out. */
  readonly missing: number;
}

/** Half of the chance that an interval may miss on one side. */
const TAIL = 0.025;

/** How many of n ordered values lie below the quantile with at least 97.5% confidence each. */
function ranksBelow(n: number, p: number): number {
  let sure = 0;
  let unsure = n + 1;
  while (unsure - sure > 1) {
    const rank = Math.floor((sure + unsure) / 2);
    if (binomialLowerTail(rank - 1, n, p) <= TAIL) sure = rank;
    else unsure = rank;
  }
  return sure;
}

/**
 * Quantile of plain values, none of them censored: the value below which the share p lies.
 *
 * Takes values in any unit, NaN where one is missing, and p from 0 to 1; gives that unit. The values themselves are
 * needed: a quantile of groups is never the average of the groups' quantiles.
 * Type 7 between neighbours; the interval runs from one order statistic to another whose ranks the binomial
 * distribution gives, so that it holds at least 95% whatever the distribution.
 * n = 0 and all missing give `insufficient`; n = 1 and all equal give that value; an end of the interval is null where
 * n is too small for one (below 6 for a median).
 * Source: Hyndman and Fan 1996, type 7, as R's quantile; David and Nagaraja 2003, Order Statistics, section 7.1.
 * Example: the median of 1 to 10 is 5.5, from 2 to 9.
 */
export function quantile(values: ArrayLike<number>, p: number): QuantileEstimate | Insufficient {
  const sorted = sortedPresent(values);
  const n = sorted.length;
  if (n === 0) return insufficient("No value is counted.");
  return {
    estimate: quantileOfSorted(sorted, p),
    lower: sorted[ranksBelow(n, p) - 1] ?? null,
    upper: sorted[n - ranksBelow(n, 1 - p)] ?? null,
    level: 0.95,
    method: "type 7, order statistics",
    n,
    missing: values.length - n,
  };
}

/**
 * The type 7 quantile alone, of values that are already in order and none of them missing; at least one is needed.
 * Several quantiles of one list cost one sort.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  return between(sorted[below], sorted[below + 1], place - below);
}

/**
 * The same of values that are kept as how often each occurs, of which at least one is needed: the scores of a million
 * people are a few dozen numbers. Counts are whole and above zero.
 */
export function quantileOfCounts(counts: ReadonlyMap<number, number>, p: number): number {
  const values = [...counts.keys()].sort((a, b) => a - b);
  const upTo: number[] = [];
  for (const value of values) upTo.push((upTo.at(-1) ?? 0) + (counts.get(value) ?? 0));
  const place = ((upTo.at(-1) ?? 0) - 1) * p;
  const below = Math.floor(place);
  const at = (rank: number): number | undefined => values[upTo.findIndex((most) => rank < most)];
  return between(at(below), at(below + 1), place - below);
}

/** Type 7: so far on the way from a value to the next one in order; the last has none behind it. */
function between(low = NaN, high = low, part: number): number {
  return low + part * (high - low);
}

/** The values that are numbers, in order: a typed array sorts a million in a fraction of a second. */
function sortedPresent(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  let n = sorted.length;
  while (Number.isNaN(sorted[n - 1])) n -= 1;
  return sorted.subarray(0, n);
}
