/** Up to 100 points, the totals of most instruments; nearly a week of minutes. */
const USUAL = 10_001;
const FIRST_LENGTH = 3000;

/**
 * How often each whole number occurs: totals in hundredths of a point, minutes of a week. The usual ones are counted in a
 * list; others, such as the totals below 0 of an organization's own instrument, are few.
 */
export class TotalCounts {
  private usual = new Int32Array(FIRST_LENGTH);
  private readonly others = new Map<number, number>();

  /** Counts a number so many times. */
  add(whole: number, times = 1): void {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: either place counts alike.
    if (!(whole >= 0 && whole < USUAL)) {
      this.others.set(whole, (this.others.get(whole) ?? 0) + times);
      return;
    }
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a longer list counts alike.
    if (whole >= this.usual.length) {
      const longer = new Int32Array(USUAL);
      longer.set(this.usual);
      this.usual = longer;
    }
    this.usual[whole] = (this.usual[whole] ?? 0) + times;
  }

  /** The numbers that occur, each with how often. */
  read(): Map<number, number> {
    const counts = new Map(this.others);
    this.usual.forEach((n, whole) => {
      if (n > 0) counts.set(whole, n);
    });
    return counts;
  }
}
