import { deviance, stirlingError } from "./binomial-probability.js";

/** Below this a denominator of the continued fraction counts as zero (Lentz's method). */
const TINY = 1e-300;
const CLOSE = 1e-16;

/** x^a e^−x / Γ(a + 1), by way of Stirling's error so that nothing overflows. */
function poissonTerm(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Lower tail by its series, for x below a + 1; DLMF 8.11.4. */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * CLOSE; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum * poissonTerm(a, x);
}

/** Upper tail by its continued fraction, for x above a + 1; DLMF 8.9.2 with Lentz's method. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1, step = 0; Math.abs(step - 1) > CLOSE && k < 100_000; k += 1) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    step = c * d;
    fraction *= step;
  }
  return fraction * poissonTerm(a, x) * a;
}

/**
 * Regularized incomplete gamma function Q(a, x): the share of a gamma distribution that lies above x.
 *
 * Takes a > 0 and x ≥ 0; gives a share from 0 to 1, exact to 1e-12 relative where it is not the larger part of 1.
 * x = 0 gives 1.
 * Source: DLMF 8.11.4 and 8.9.2; the factor before them from Loader 2000.
 * Example: Q(1, x) = e^−x.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
}

/** The rest, P(a, x) = 1 − Q(a, x), which keeps its digits where it is small. Example: P(1, x) = 1 − e^−x. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
}

/**
 * Upper tail of the chi-square distribution: how likely a value of x or more is with so many degrees of freedom.
 *
 * Takes x ≥ 0 and degrees > 0; gives a probability, exact to 1e-12 relative.
 * x = 0 gives 1.
 * Source: Abramowitz and Stegun 26.4.19.
 * Example: with 2 degrees of freedom it is e^(−x/2).
 */
export function chiSquareTail(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}
