import { binomialProbability } from "./binomial-probability.js";
import { binomialLowerTail, binomialUpperTail } from "./binomial-tail.js";
import { Z95 } from "./wilson-interval.js";

/** Shares between which a unit of one size lies by chance, 95% and 99.8% of the time. */
export interface FunnelLimits {
  readonly lower998: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly upper998: number;
}

/** The tail probabilities at which the lines are drawn and units marked. */
const TAIL_95 = 0.025;
const TAIL_998 = 0.001;

/** The 99.9% point of the standard normal distribution: half the width of a 99.8% interval in standard errors. */
export const Z998 = 3.090232306167813;

/** The least count with at least the probability p at or below it. */
function countAt(n: number, target: number, p: number): number {
  let below = -1;
  let count = n;
  while (count - below > 1) {
    const middle = Math.floor((below + count) / 2);
    if (binomialLowerTail(middle, n, target) >= p) count = middle;
    else below = middle;
  }
  return count;
}

function limitAt(n: number, target: number, p: number): number {
  const count = countAt(n, target, p);
  const at = binomialProbability(count, n, { yes: target, no: 1 - target });
  const beyond = (binomialLowerTail(count, n, target) - p) / at;
  return Math.max(0, (count - beyond) / n);
}

/**
 * Exact funnel limits, for drawing: between which shares a unit of n cases lies by chance if its true share is the target.
 *
 * Takes a whole n ≥ 1 and a target strictly between 0 and 1; gives shares from 0 to 1, interpolated between counts so
 * that the lines are smooth. They are lines to look at: above the upper one lies even a unit of one case that met the
 * target. Units are marked by `unusualness`.
 * n = 1 gives the widest limits; a target of 0 or 1 has no limits and is not asked for here.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.1.1; test/golden/funnel.json.
 * Example: 10 cases at a target of 0.6 have 95% limits of 0.2299 and 0.8530.
 */
export function funnelLimits(n: number, target: number): FunnelLimits {
  return {
    lower998: limitAt(n, target, TAIL_998),
    lower95: limitAt(n, target, TAIL_95),
    upper95: limitAt(n, target, 1 - TAIL_95),
    upper998: limitAt(n, target, 1 - TAIL_998),
  };
}

/** How far a unit lies from the target: "outside95" is worth a look, "outside998" is a special cause. */
export type Unusualness = "within" | "outside95" | "outside998";

/** The chances of a share this low or lower, and this high or higher, if the true one is the target. */
export interface Tails {
  readonly below: number;
  readonly above: number;
}

/**
 * Exact tail probabilities of a unit.
 *
 * Takes whole counts, 0 ≤ numerator ≤ denominator, and a target from 0 to 1; gives probabilities that overlap at the
 * count itself. A denominator of 0 gives 1 and 1.
 * Source: the binomial distribution; test/golden/funnel.json (tail).
 * Example: 1 of 1 at a target of 0.6 has the chance 1 below and 0.6 above.
 */
export function tailsOf(numerator: number, denominator: number, target: number): Tails {
  return {
    below: binomialLowerTail(numerator, denominator, target),
    above: binomialUpperTail(numerator, denominator, target),
  };
}

/** Marks a unit by its smaller tail: at most 0.001, at most 0.025, or more. */
export function unusualness(tails: Tails): Unusualness {
  const tail = Math.min(tails.below, tails.above);
  if (tail <= TAIL_998) return "outside998";
  return tail <= TAIL_95 ? "outside95" : "within";
}

/**
 * Limits with the normal distribution around the target, `standardError` on either side, cut at 0 and 1.
 *
 * Takes a standard error ≥ 0; with over-dispersion it is √(s² + τ²) (additive) or s √φ (multiplicative).
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, equations 4 and 6.
 * Example: a target of 0.5 and a standard error of 0.1 have 95% limits of 0.3040 and 0.6960.
 */
export function normalLimits(target: number, standardError: number): FunnelLimits {
  return {
    lower998: Math.max(0, target - Z998 * standardError),
    lower95: Math.max(0, target - Z95 * standardError),
    upper95: Math.min(1, target + Z95 * standardError),
    upper998: Math.min(1, target + Z998 * standardError),
  };
}

/**
 * The share at a distance from the target on the arcsine scale, cut at 0 and 1.
 *
 * Takes a distance in radians: a number of standard errors, each 1 / (2√n), or with τ² √(1/(4n) + τ²).
 * Source: FunnelPlotR 0.6.0, data_type "PR"; test/golden/funnel.json.
 * Example: arcsineShare(0.5, 0) = 0.5.
 */
export function arcsineShare(target: number, distance: number): number {
  const angle = Math.asin(Math.sqrt(target)) + distance;
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
}

/** Limits on the arcsine scale, as the R package FunnelPlotR draws them (which rounds z to six digits). */
export function arcsineLimits(target: number, standardError: number): FunnelLimits {
  const at = (z: number): number => arcsineShare(target, z * standardError);
  return { lower998: at(-Z998), lower95: at(-Z95), upper95: at(Z95), upper998: at(Z998) };
}
