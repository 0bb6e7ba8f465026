import { binomialProbability } from "./binomial-probability.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { Z95 } from "./wilson-interval.js";

/**
 * Upper tail of Student's t distribution: how likely a value above t is with so many degrees of freedom.
 *
 * Takes any t and degrees of freedom > 0 (whole or not); gives a probability, exact to 1e-12 relative.
 * t = 0 gives 0.5; a negative t gives one minus the tail of its mirror.
 * Source: Abramowitz and Stegun 26.7.1, by the incomplete beta function.
 * Example: with 1 degree of freedom the tail above 1 is 0.25.
 */
export function studentTail(t: number, degrees: number): number {
  if (t < 0) return 1 - studentTail(-t, degrees);
  const square = t * t;
  const place = { x: degrees / (degrees + square), complement: square / (degrees + square) };
  return incompleteBeta(place, degrees / 2, 0.5) / 2;
}

/** Density of the t distribution at t > 0: the derivative of the incomplete beta function above. */
function density(t: number, degrees: number): number {
  const square = t * t;
  const chances = { yes: degrees / (degrees + square), no: square / (degrees + square) };
  const probability = binomialProbability(degrees / 2, (degrees + 1) / 2, chances);
  return (degrees * probability) / (2 * (degrees + 1) * t);
}

/**
 * The 97.5% point of Student's t distribution: half the width of a 95% interval in standard errors.
 *
 * Takes degrees of freedom ≥ 1; gives a number above 1.96 that falls towards it; exact to 1e-12 relative up to 100,000 degrees.
 * Source: Newton's method on the upper tail, which is convex there: from 1.96 it can't overshoot.
 * Example: studentQuantile(9) = 2.2621571627982.
 */
export function studentQuantile(degrees: number): number {
  const known = known97.get(degrees);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: to solve it again gives the same.
  if (known !== undefined) return known;
  const found = solveQuantile(degrees);
  // Whole degrees come again and again; others, of unequal variances, do not.
  // Stryker disable next-line ConditionalExpression,EqualityOperator: what is not kept is solved again.
  if (Number.isInteger(degrees) && known97.size < MOST_KNOWN) known97.set(degrees, found);
  return found;
}

const MOST_KNOWN = 100_000;
const known97 = new Map<number, number>();

function solveQuantile(degrees: number): number {
  let t = Z95;
  for (let round = 0; round < 100; round += 1) {
    const step = (studentTail(t, degrees) - 0.025) / density(t, degrees);
    t += step;
    if (Math.abs(step) <= 1e-14 * t) break;
  }
  return t;
}
