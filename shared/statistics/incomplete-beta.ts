import { binomialProbability } from "./binomial-probability.js";

/** Below this a denominator of the continued fraction counts as zero (Lentz's method). */
const TINY = 1e-300;
const MOST_TERMS = 100_000;
const CLOSE = 1e-16;

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The continued fraction of the incomplete beta function, by Lentz's method; DLMF 8.17.22. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) <= CLOSE) break;
  }
  return fraction;
}

/** Where the function is asked: x and its complement 1 − x, both given so that neither loses digits. */
export interface Place {
  readonly x: number;
  readonly complement: number;
}

/**
 * Regularized incomplete beta function I_x(a, b): the share of a beta distribution that lies below x.
 *
 * Takes x from 0 to 1 and a, b > 0; gives a share from 0 to 1, exact to 1e-12 relative.
 * x = 0 gives 0, x = 1 gives 1.
 * Source: DLMF 8.17.22 with the factor x^a (1−x)^b / (a B(a, b)) taken from Loader's binomial probability.
 * Example: I_0.5(2, 2) = 0.5; I_0.25(1, 1) = 0.25.
 */
export function incompleteBeta(place: Place, a: number, b: number): number {
  const { x, complement } = place;
  if (x <= 0) return 0;
  const factor = binomialProbability(a, a + b, { yes: x, no: complement }) / (a + b);
  // The fraction converges fast on this side of the mean; the other side is its mirror.
  if (x < (a + 1) / (a + b + 2)) return factor * b * continuedFraction(x, a, b);
  return 1 - factor * a * continuedFraction(complement, b, a);
}
