/** Moving ranges at or beyond this multiple of their mean are screened out: the upper limit of a range of two. */
const SCREEN = 3.267;

/** A value and its place in the series; places that are missing are gaps. */
export interface PlacedValue {
  readonly index: number;
  readonly value: number;
}

export interface MovingRanges {
  /** Distance of each value to the one before it; null for the first and after a gap. */
  readonly ranges: readonly (number | null)[];
  /** Mean of the ranges that were kept; 0 where there are none. */
  readonly mean: number;
  /** How many ranges were left out. */
  readonly screened: number;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean moving range: how far apart neighbouring values lie on average.
 *
 * Takes values in any unit with their places; gives that unit. There is no range across a gap. Screening leaves out ranges
 * that are a special cause themselves, in one pass: those of 3.267 means and more.
 * n = 0 and n = 1 have no ranges and the mean 0; all equal has the mean 0, and nothing is screened. Where screening would
 * leave only ranges of 0 it is not done: limits without width can't tell anything.
 * Source: Nelson 1982; NHSRplotthedots 0.2.2, R/ptd_spc_standard.R (which loses all ranges of a constant series);
 * across gaps as there and in qicharts2 0.8.1.
 * Example: 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1 has the mean 32/17, and 1 with screening.
 */
export function movingRanges(points: readonly PlacedValue[], screening: boolean): MovingRanges {
  const ranges = points.map(({ index, value }, place) => {
    const before = points[place - 1];
    return before?.index === index - 1 ? Math.abs(value - before.value) : null;
  });
  const found = ranges.filter((range) => range !== null);
  const mean = meanOf(found);
  const kept = screening ? found.filter((range) => range < SCREEN * mean) : found;
  const screenedMean = meanOf(kept);
  if (screenedMean === 0) return { ranges, mean, screened: 0 };
  return { ranges, mean: screenedMean, screened: found.length - kept.length };
}
