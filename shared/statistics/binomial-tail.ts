import { binomialProbability } from "./binomial-probability.js";

/** Terms this much smaller than the sum no longer change it. */
const NEGLIGIBLE = 1e-18;

/** P(X ≤ x) where x is not above the mean, or its mirror: a sum of falling terms, the largest first. */
function fallingSum(x: number, n: number, yes: number): number {
  const no = 1 - yes;
  let term = binomialProbability(x, n, { yes, no });
  let sum = 0;
  // The term after that of 0 is 0.
  for (let k = x; term > sum * NEGLIGIBLE; k -= 1) {
    sum += term;
    term *= (k * no) / ((n - k + 1) * yes);
  }
  return sum;
}

/**
 * Lower tail of the binomial distribution: how likely x or fewer of n are when each has the chance `yes`.
 *
 * Takes whole x and n ≥ 0 and a chance from 0 to 1; gives a probability, exact to 1e-12 relative on the smaller side.
 * n = 0 gives 1; x below 0 gives 0; x of n or more gives 1.
 * Source: the sum of Loader's binomial probabilities, on the side of the mean where they fall.
 * Example: 1 or fewer of 2 at a chance of 0.5 has the probability 0.75.
 */
export function binomialLowerTail(x: number, n: number, yes: number): number {
  if (x < 0) return 0;
  if (x >= n) return 1;
  if (yes === 0) return 1;
  if (x <= n * yes) return fallingSum(x, n, yes);
  return 1 - fallingSum(n - x - 1, n, 1 - yes);
}

/**
 * Upper tail of the binomial distribution: how likely x or more of n are.
 *
 * Takes and gives what the lower tail does; it is the lower tail of the mirror, so that small tails keep their digits.
 * Example: 1 or more of 2 at a chance of 0.5 has the probability 0.75.
 */
export function binomialUpperTail(x: number, n: number, yes: number): number {
  return binomialLowerTail(n - x, n, 1 - yes);
}
