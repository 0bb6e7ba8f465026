const NOTHING = new Float64Array(0);
const FIRST_CAPACITY = 16;

/** A list of numbers that grows without an object per entry. Thousands of groups have one that stays empty. */
export class GrowingValues {
  private values = NOTHING;
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(Math.max(FIRST_CAPACITY, this.values.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** The numbers so far; shares memory with the list. */
  read(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
