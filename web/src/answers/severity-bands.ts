import type { MixGroupResponse } from "#shared/contract/analysis";

/** A band of severity: its place counts from the mildest one, 0, on; null stands for people whose band is not known. */
export interface SeverityBand {
  readonly name: string;
  readonly place: number | null;
}

/** The bands that occur, from the mildest on; people without one are last. */
export function orderedBands(mix: readonly Pick<MixGroupResponse, "bands">[]): readonly SeverityBand[] {
  const places = new Map<string, number>();
  for (const { band, place } of mix.flatMap(({ bands }) => bands)) {
    places.set(band, Math.max(place ?? Infinity, places.get(band) ?? 0));
  }
  return [...places]
    .sort(([, one], [, other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, place]) => ({ name, place: place === Infinity ? null : place }));
}
