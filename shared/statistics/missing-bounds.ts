/** What missing data could make of a share. */
export interface MissingBounds {
  /** None of the unknown ones had met it. */
  readonly lower: number;
  /** All of them had. */
  readonly upper: number;
}

/**
 * Worst-case bounds of a share of which some answers are unknown: no assumption is made about why they are.
 * Shapes: counts of things, none negative. Null where there is nobody at all. Throws nothing.
 * Source: Manski, Partial Identification of Probability Distributions, Springer 2003, chapter 1.
 */
export function missingBounds(counts: {
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
}): MissingBounds | null {
  const { met, notMet, unknown } = counts;
  const all = met + notMet + unknown;
  return all === 0 ? null : { lower: met / all, upper: (met + unknown) / all };
}
