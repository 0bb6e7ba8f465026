import { insufficient, type Insufficient } from "./insufficient.js";

/** Pairs of a first and a last score, and who has only the first. */
export interface PairsAndUnpaired {
  readonly pairs: number;
  /** Mean change over the pairs. */
  readonly mean: number;
  /** People with a first score and no last one. */
  readonly withoutLast: number;
}

/**
 * Mean change of everybody with a first score, if those without a last one had not changed at all.
 *
 * Takes whole counts and a mean in any unit; gives that unit: the sum of the changes over all of them. It has no interval,
 * for the unchanged are supposed and not seen: they would make one that is too narrow.
 * Nobody missing gives the mean itself. No pair gives `insufficient`, however many are missing: a change of 0 that nobody
 * showed is no finding.
 * Source: a single imputation of "no change", used as a bound; National Research Council 2010, The Prevention and
 * Treatment of Missing Data in Clinical Trials, chapter 5 (sensitivity analyses).
 * Example: 30 pairs that fell by 6 points and 10 people without a last score fell by 4.5 points.
 */
export function meanIfUnchanged({ pairs, mean, withoutLast }: PairsAndUnpaired): number | Insufficient {
  if (pairs === 0) return insufficient("Nobody has a pair.");
  return withoutLast === 0 ? mean : (mean * pairs) / (pairs + withoutLast);
}
