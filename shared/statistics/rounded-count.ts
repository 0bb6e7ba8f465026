/** Counts below this are not published. */
const FEWEST = 5;

/**
 * A count as NHS England publishes it: to the nearest five, and nothing below five.
 *
 * Takes a whole count ≥ 0; gives a multiple of 5, or null where the count is hidden (0 included, which is then not told
 * from 4). A rate is withheld where its numerator or denominator is hidden.
 * Source: nhsengland/Talking-Therapies, ROUND((x + 2) / 5, 0) * 5 on whole numbers; test/golden/suppression.json.
 * Example: 22 is published as 20, 23 as 25.
 */
export function roundedCount(count: number): number | null {
  return count < FEWEST ? null : Math.floor((count + 2) / 5) * 5;
}
