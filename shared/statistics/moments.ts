import { withRoom } from "./column-room.js";

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

/** What is held of a group, one behind the other: how many, missing ones, mean, squares, least and greatest value. */
const FIELDS = 6;
const [MISSING, MEAN, SQUARES, LEAST, GREATEST] = [1, 2, 3, 4, 5] as const;

/**
 * Means and variances of many groups' numbers that pass by one at a time; it keeps none of them.
 * `add` takes a group's number (0, 1, 2 …) and a value in any unit (NaN: a missing one); `read` gives what `momentsOf` gives
 * of the group's list. All groups share one list of numbers: an object for each of thousands costs more than to count.
 */
export class GroupedMoments {
  private fields = new Float64Array(FIELDS);

  add(group: number, value: number): void {
    const at = group * FIELDS;
    this.fields = withRoom(this.fields, at + FIELDS);
    const { fields } = this;
    if (Number.isNaN(value)) {
      fields[at + MISSING] = (fields[at + MISSING] ?? 0) + 1;
      return;
    }
    const n = (fields[at] ?? 0) + 1;
    fields[at] = n;
    const distance = value - (fields[at + MEAN] ?? 0);
    const mean = (fields[at + MEAN] ?? 0) + distance / n;
    fields[at + MEAN] = mean;
    fields[at + SQUARES] = (fields[at + SQUARES] ?? 0) + distance * (value - mean);
    if (n === 1 || value < (fields[at + LEAST] ?? 0)) fields[at + LEAST] = value;
    if (n === 1 || value > (fields[at + GREATEST] ?? 0)) fields[at + GREATEST] = value;
  }

  /** The mean of a group so far; 0 before its first value. */
  meanOf(group: number): number {
    return this.fields[group * FIELDS + MEAN] ?? 0;
  }

  read(group: number): Moments | null {
    const { fields } = this;
    const at = group * FIELDS;
    const n = fields[at] ?? 0;
    if (n === 0) return null;
    const [missing = 0, mean = 0, squares = 0] = [
      fields[at + MISSING],
      fields[at + MEAN],
      fields[at + SQUARES],
    ];
    if (n === 1) return { n, mean, variance: null, missing };
    const [least = 0, greatest = 0] = [fields[at + LEAST], fields[at + GREATEST]];
    const isSame = greatest - least <= SAME * Math.max(Math.abs(least), Math.abs(greatest));
    return { n, mean, variance: isSame ? 0 : squares / (n - 1), missing };
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
  const moments = new GroupedMoments();
  for (let index = 0; index < values.length; index += 1) moments.add(0, values[index] ?? NaN);
  return moments.read(0);
}
