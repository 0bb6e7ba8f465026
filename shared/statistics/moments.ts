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
 * Mean and variance of numbers that pass by one at a time; it keeps none of them.
 * `add` takes a number in any unit (NaN: a missing one) and `read` gives what `momentsOf` gives of the same list.
 */
export class RunningMoments {
  private n = 0;
  private missing = 0;
  private mean = 0;
  private squares = 0;
  private least = Infinity;
  private greatest = -Infinity;

  add(value: number): void {
    if (Number.isNaN(value)) {
      this.missing += 1;
      return;
    }
    this.n += 1;
    const distance = value - this.mean;
    this.mean += distance / this.n;
    this.squares += distance * (value - this.mean);
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
  }

  read(): Moments | null {
    const { n, mean, missing } = this;
    if (n === 0) return null;
    if (n === 1) return { n, mean, variance: null, missing };
    const size = Math.max(Math.abs(this.least), Math.abs(this.greatest));
    const isSame = this.greatest - this.least <= SAME * size;
    return { n, mean, variance: isSame ? 0 : this.squares / (n - 1), missing };
  }
}

/**
 * Mean and variance of a list of numbers.
 *
 * Takes values in any unit, NaN where one is missing; gives the mean in that unit and the variance in its square.
 * n = 0 (or all missing) gives null; n = 1 gives a mean and no variance; all equal gives the variance 0, exactly.
 * Source: Welford 1962, one pass without loss of digits.
 * Example: 2, 4, 9 have the mean 5 and the variance 13.
 */
export function momentsOf(values: ArrayLike<number>): Moments | null {
  const moments = new RunningMoments();
  for (let index = 0; index < values.length; index += 1) moments.add(values[index] ?? NaN);
  return moments.read();
}
