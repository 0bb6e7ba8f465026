import { doseWords } from "#shared/measures/band-words";
import { doseBandOf, type Goals } from "#shared/measures/goals";

/** The dose band in hours of a view whose people all have the same one; null where populations or weeks with two bands mix. */
export function doseBandHours(
  populations: readonly string[],
  goals: Goals,
): { readonly from: number; readonly to: number } | null {
  const bands = populations.flatMap((population) => doseBandOf(goals, population).map(({ value }) => value));
  const first = bands[0];
  if (!first || bands.some((band) => band.lowest !== first.lowest || band.highest !== first.highest))
    return null;
  return { from: first.lowest, to: first.highest };
}

/** "9 to 15 h for adults and older adults, 6 to 15 h for adolescents and children". */
export function doseBandWords(goals: Goals): string {
  return doseWords(goals, ({ lowest, highest }) => `${lowest} to ${highest} h`);
}
