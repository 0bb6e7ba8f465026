/**
 * Hours are whole seconds, points have two decimals, days are whole: all of them are so many parts of one, and a part is
 * 1/3600.
 */
const PARTS = 3600;
const MISSING = -2147483648;

/** Numbers by row, NaN where one is missing: in four bytes each as long as that loses nothing, else in eight. */
export class KeptNumbers {
  private readonly parts: Int32Array;
  private plain: Float64Array | null = null;

  constructor(length: number) {
    this.parts = new Int32Array(length);
  }

  set(row: number, value: number): void {
    if (this.plain) {
      this.plain[row] = value;
      return;
    }
    const parts = Number.isNaN(value) ? MISSING : Math.round(value * PARTS) | 0;
    if (Object.is(read(parts), value)) {
      this.parts[row] = parts;
      return;
    }
    this.plain = Float64Array.from(this.parts, read);
    this.plain[row] = value;
  }

  at(row: number): number {
    return this.plain ? (this.plain[row] ?? Number.NaN) : read(this.parts[row] ?? MISSING);
  }
}

function read(parts: number): number {
  return parts === MISSING ? Number.NaN : parts / PARTS;
}
