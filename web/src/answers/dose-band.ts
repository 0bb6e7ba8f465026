import { doseBandMinutes } from "#shared/measures/dose-band";

/** The dose band in hours of a view whose people all have the same one; null where populations with two bands mix. */
export function doseBandHours(
  populations: readonly string[],
): { readonly from: number; readonly to: number } | null {
  const bands = populations.map(doseBandMinutes);
  const first = bands[0];
  if (!first || bands.some((band) => band.lowest !== first.lowest || band.highest !== first.highest))
    return null;
  return { from: first.lowest / 60, to: first.highest / 60 };
}
