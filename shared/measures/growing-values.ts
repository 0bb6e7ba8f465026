/**
 * A list of numbers that grows. A plain array of numbers, because a measure by cohort makes ten thousands of short lists,
 * for which typed arrays cost more than they hold.
 */
export class GrowingValues {
  private readonly values: number[] = [];

  get length(): number {
    return this.values.length;
  }

  push(value: number): void {
    this.values.push(value);
  }

  /** The numbers so far; not a copy. */
  read(): readonly number[] {
    return this.values;
  }

  /** The numbers in order, as a copy. */
  sorted(): Float64Array {
    return Float64Array.from(this.values).sort();
  }
}
