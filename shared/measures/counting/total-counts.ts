/** Up to 100 points: the totals of most instruments. */
const USUAL = 10_001;
const FIRST_LENGTH = 3000;

/**
 * How often each total occurs, in hundredths of a point. The usual totals are counted in a list; an organization's own
 * instrument may have others, below 0 or far above, which are few.
 */
export class TotalCounts {
  private usual = new Int32Array(FIRST_LENGTH);
  private readonly others = new Map<number, number>();

  add(hundredths: number): void {
    if (!(hundredths >= 0 && hundredths < USUAL)) {
      this.others.set(hundredths, (this.others.get(hundredths) ?? 0) + 1);
      return;
    }
    if (hundredths >= this.usual.length) {
      const longer = new Int32Array(USUAL);
      longer.set(this.usual);
      this.usual = longer;
    }
    this.usual[hundredths] = (this.usual[hundredths] ?? 0) + 1;
  }

  /** The totals that occur, each with how often. */
  read(): Map<number, number> {
    const counts = new Map(this.others);
    for (const [hundredths, n] of this.usual.entries()) if (n > 0) counts.set(hundredths, n);
    return counts;
  }
}
