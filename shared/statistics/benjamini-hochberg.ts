/**
 * Benjamini–Hochberg adjustment: p-values of a list of comparisons, made fit to be read side by side.
 *
 * Takes p-values from 0 to 1; gives as many in the same order. Marking those of at most 0.05 leaves, on average, at most
 * 5% of the marked ones to be chance.
 * Assumes independent comparisons, or ones that go together.
 * No value gives none; one value stays as it is; all equal stay as they are.
 * Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289; R's p.adjust("BH").
 * Example: 0.01, 0.04 and 0.03 become 0.03, 0.04 and 0.04.
 */
export function benjaminiHochberg(values: ArrayLike<number>): number[] {
  const adjusted = Array.from(values);
  const order = [...adjusted.keys()].sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0));
  let least = 1;
  for (const [place, index] of order.entries()) {
    const rank = order.length - place;
    least = Math.min(least, (values[index] ?? 0) * (order.length / rank));
    adjusted[index] = least;
  }
  return adjusted;
}
