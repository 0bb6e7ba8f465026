/** Half of the logarithm of 2π. */
const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

/** From here on the series of Stirling's error is exact to the last bit with the terms below. */
const SERIES_FROM = 16;

/** Coefficients of Stirling's series: 1/12, −1/360, 1/1260, −1/1680, 1/1188, −691/360360. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/**
 * Stirling's error: by how much ln x! exceeds Stirling's approximation ½ ln 2π + (x + ½) ln x − x.
 *
 * Takes a real x > 0 (whole or not); gives a number below 1/(12x).
 * Exact to 1e-15: a series from 16 on, below it the recurrence δ(x) = δ(x+1) + (x + ½) ln(1 + 1/x) − 1.
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities", section 3.
 * Example: stirlingError(1) = 1 − ½ ln 2π = 0.0810614667953273.
 */
export function stirlingError(x: number): number {
  let below = 0;
  let at = x;
  for (; at < SERIES_FROM; at += 1) below += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = 1 / (at * at);
  let series = 0;
  for (let index = STIRLING.length - 1; index >= 0; index -= 1) {
    series = series * square + (STIRLING[index] ?? 0);
  }
  return below + series / at;
}

/**
 * Deviance: x ln(x / mean) + mean − x, without loss of digits where x is near the mean.
 *
 * Takes x > 0 and mean > 0; gives a number ≥ 0, and 0 where x equals the mean.
 * Source: Loader 2000, section 5: the series in v = (x − mean)/(x + mean) while |v| < 0.1.
 * Example: deviance(2, 1) = 2 ln 2 − 1.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  const v = difference / (x + mean);
  if (Math.abs(v) >= 0.1) return x * Math.log(x / mean) - difference;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** Chances of yes and of no; both are given because one minus a number near 1 loses digits. */
export interface Chances {
  readonly yes: number;
  readonly no: number;
}

/**
 * Binomial probability: how likely exactly x of n is, also for numbers that are not whole (then it is the density
 * that the incomplete beta function needs).
 *
 * Takes 0 ≤ x ≤ n and chances in 0–1 that add up to 1; gives a probability, exact to 1e-13 relative.
 * n = 0 gives 1 for x = 0; a chance of 0 or 1 gives 0 or 1.
 * Source: Loader 2000, equation 4, as R's dbinom.
 * Example: binomialProbability(1, 2, { yes: 0.5, no: 0.5 }) = 0.5.
 */
export function binomialProbability(x: number, n: number, chances: Chances): number {
  const { yes, no } = chances;
  if (x === 0) return no === 0 ? Number(n === 0) : Math.exp(n * logOf(no, yes));
  if (x === n) return Math.exp(n * logOf(yes, no));
  const rest = n - x;
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(rest) -
    deviance(x, n * yes) -
    deviance(rest, n * no) -
    HALF_LOG_2PI;
  return Math.exp(exponent) * Math.sqrt(n / x / rest);
}

/** Logarithm of a chance, by way of its complement where that has the more digits. */
function logOf(chance: number, complement: number): number {
  return chance > 0.5 ? Math.log1p(-complement) : Math.log(chance);
}
