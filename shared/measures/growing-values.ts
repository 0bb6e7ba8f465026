/** So few numbers stay in a plain array: a typed one costs more to make than it holds. */
const SHORT = 64;

/** A list of numbers that grows: ten thousands of short ones in a measure by cohort, one of millions in a measure of all. */
export class GrowingValues {
  private short: number[] = [];
  private long: Float64Array | null = null;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.long === null && this.count < SHORT) this.short.push(value);
    else this.place(value);
    this.count += 1;
  }

  private place(value: number): void {
    const { count } = this;
    if (this.long === null || count === this.long.length) {
      const longer = new Float64Array(count * 4);
      longer.set(this.long ?? this.short);
      this.short = [];
      this.long = longer;
    }
    this.long[count] = value;
  }

  sum(): number {
    const values = this.read();
    let sum = 0;
    for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
    return sum;
  }

  /** The numbers so far; not a copy. */
  read(): ArrayLike<number> {
    return this.long === null ? this.short : this.long.subarray(0, this.count);
  }

  /** The numbers in order, as a copy. */
  sorted(): ArrayLike<number> {
    if (this.long === null) return inOrder(this.short);
    const values = this.long.subarray(0, this.count);
    return inOrderByMinute(values) ?? values.slice().sort();
  }
}

/** A copy in order, by insertion: nothing beats it for a few dozen numbers. */
function inOrder(values: readonly number[]): readonly number[] {
  const sorted: number[] = [];
  for (const value of values) {
    let at = sorted.length;
    sorted.push(value);
    for (; at > 0 && (sorted[at - 1] ?? 0) > value; at -= 1) sorted[at] = sorted[at - 1] ?? 0;
    sorted[at] = value;
  }
  return sorted;
}

/** Times are kept in hours or days, but most were whole minutes or days. */
const MINUTES = 60;

/**
 * A copy in order, by counting how many have each value; null where they are no whole sixtieths within a range that is
 * shorter than the list. Half a million weeks have a few hundred different hours.
 */
function inOrderByMinute(values: Float64Array): Float64Array | null {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    const minutes = Math.round(value * MINUTES);
    if (minutes / MINUTES !== value) return null;
    if (minutes < least) least = minutes;
    if (minutes > greatest) greatest = minutes;
  }
  if (greatest - least >= values.length) return null;
  const counts = new Int32Array(greatest - least + 1);
  for (const value of values) {
    const place = Math.round(value * MINUTES) - least;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const sorted = new Float64Array(values.length);
  let from = 0;
  for (let place = 0; place < counts.length; place += 1) {
    const to = from + (counts[place] ?? 0);
    sorted.fill((place + least) / MINUTES, from, to);
    from = to;
  }
  return sorted;
}
