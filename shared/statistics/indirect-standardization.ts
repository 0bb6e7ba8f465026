import { insufficient, type Insufficient } from "./insufficient.js";
import { wilsonInterval } from "./wilson-interval.js";

/** A ratio is not shown for fewer people than this, or where fewer are expected than FEWEST_EXPECTED. */
export const FEWEST_PEOPLE = 30;
const FEWEST_EXPECTED = 5;

/** Counts of one unit in each stratum, in the same order for every unit. */
export interface StratumCounts {
  readonly n: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
}

/** The pool that units are compared with: its rate in each stratum, and over all. */
export interface ReferenceRates {
  /** Null where nobody of the pool is in the stratum. */
  readonly rates: readonly (number | null)[];
  readonly overall: number;
}

/** How one unit did against what the pool would have done with the same people. */
export interface StandardizedRatio {
  /** Observed over expected: 1 is as the pool. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "wilson / expected";
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
  /** Observed less expected, in standard deviations of the count if each stratum had the pool's rate. */
  readonly z: number;
  /** What the unit's rate would be with the pool's mix of strata: the ratio times the pool's rate. */
  readonly adjustedRate: number;
  readonly crudeRate: number;
  /** How much of the crude rate is the mix: expected rate of these people less the pool's rate. */
  readonly effectOfMix: number;
}

/**
 * Reference rates: what share of each stratum of the pool has the outcome.
 *
 * Takes the counts of all units, strata in one order; gives rates from 0 to 1.
 * No unit, or units without anybody, give `insufficient`; a stratum without anybody has no rate.
 * Example: two units with 1 of 2 and 2 of 4 in the only stratum have the rate 0.5.
 */
export function referenceRates(units: readonly StratumCounts[]): ReferenceRates | Insufficient {
  const n: number[] = [];
  const observed: number[] = [];
  for (const unit of units) {
    for (let stratum = 0; stratum < unit.n.length; stratum += 1) {
      n[stratum] = (n[stratum] ?? 0) + (unit.n[stratum] ?? 0);
      observed[stratum] = (observed[stratum] ?? 0) + (unit.observed[stratum] ?? 0);
    }
  }
  const all = sum(n);
  if (all === 0) return insufficient("Nobody is in the pool.");
  const rates = n.map((count, stratum) => (count === 0 ? null : (observed[stratum] ?? 0) / count));
  return { rates, overall: sum(observed) / all };
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < numbers.length; index += 1) total += numbers[index] ?? 0;
  return total;
}

/**
 * Indirect standardization: whether a unit's outcomes differ from the pool's once its mix of people is taken into account.
 *
 * Takes a unit's counts in each stratum and the pool's rates; gives a ratio with a 95% interval, Wilson's of the observed
 * share divided by the expected share (Poisson limits are too wide for outcomes that are common).
 * Assumes that strata hold what matters about people; units are comparable with the pool only, not with each other.
 * Fewer than 30 people (so n = 0, n = 1 and all missing), fewer than 5 expected, and people in a stratum without a rate
 * give `insufficient`; all or none observed give an interval like any other.
 * Source: Breslow and Day 1987, section 2.3; Wilson 1927; test/golden/oe.json.
 * Example: 88 observed of 167 with 86.84 expected have the ratio 1.0133, from 0.8682 to 1.1561.
 */
export function standardizedRatio(
  unit: StratumCounts,
  reference: ReferenceRates,
): StandardizedRatio | Insufficient {
  const n = sum(unit.n);
  if (n < FEWEST_PEOPLE) return insufficient(`Fewer than ${FEWEST_PEOPLE} people.`);
  let expected = 0;
  let variance = 0;
  for (let stratum = 0; stratum < unit.n.length; stratum += 1) {
    const count = unit.n[stratum] ?? 0;
    if (count === 0) continue;
    const rate = reference.rates[stratum] ?? null;
    if (rate === null) return insufficient("The pool has nobody in one of the strata.");
    expected += count * rate;
    variance += count * rate * (1 - rate);
  }
  if (expected < FEWEST_EXPECTED) return insufficient(`Fewer than ${FEWEST_EXPECTED} are expected.`);
  const observed = sum(unit.observed);
  const share = wilsonInterval(observed, n);
  if ("kind" in share) return share;
  return {
    estimate: observed / expected,
    lower: (share.lower * n) / expected,
    upper: (share.upper * n) / expected,
    level: 0.95,
    method: "wilson / expected",
    n,
    observed,
    expected,
    z: variance === 0 ? 0 : (observed - expected) / Math.sqrt(variance),
    adjustedRate: (observed / expected) * reference.overall,
    crudeRate: share.estimate,
    effectOfMix: expected / n - reference.overall,
  };
}
