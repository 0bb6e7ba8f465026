/** What is known of a list of numbers once it has been added up. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With n − 1 in the denominator; 0 where all values are equal, null where n is below 2. */
  readonly variance: number | null;
  /** Values that were not a number and are left out. */
  readonly missing: number;
}

/** Values whose spread is smaller than this share of their size differ by floating point only. */
const SAME = 1e-12;

/**
 * Mean and variance of a list of numbers.
 *
 * Takes values in any unit, NaN where one is missing; gives the mean in that unit and the variance in its square.
 * n = 0 (or all missing) gives null; n = 1 gives a mean and no variance; all equal gives the variance 0, exactly.
 * Source: Welford 1962, one pass without loss of digits.
 * Example: 2, 4, 9 have the mean 5 and the variance 13.
 */
export function momentsOf(values: ArrayLike<number>): Moments | null {
  let n = 0;
  let mean = 0;
  let squares = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    n += 1;
    const distance = value - mean;
    mean += distance / n;
    squares += distance * (value - mean);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  if (n === 0) return null;
  const missing = values.length - n;
  if (n === 1) return { n, mean, variance: null, missing };
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  return { n, mean, variance: greatest - least <= SAME * size ? 0 : squares / (n - 1), missing };
}
