import type { Instrument, SeverityBand } from "./instrument.js";

/** The band that a total lies in; null where the instrument has no bands or the total is out of its range. */
export function severityBandOf(instrument: Instrument, total: number): SeverityBand | null {
  if (total < instrument.min || total > instrument.max) return null;
  let found: SeverityBand | null = null;
  // Bands are few and rise; this is asked of every pair.
  for (const band of instrument.bands) if (total >= band.from) found = band;
  return found;
}

/** The bands from the mildest to the most severe: where more is better, those of the highest scores come first. */
export function bandsFromMildest({ bands, direction }: Instrument): readonly SeverityBand[] {
  return direction === "lower" ? bands : bands.toReversed();
}

function isAtCut(instrument: Instrument, total: number, cut: number): boolean {
  return instrument.direction === "lower" ? total >= cut : total <= cut;
}

/** Whether a total is a case, the cut included; null where the instrument has no cut that holds for everybody. */
export function isCase(instrument: Instrument, total: number): boolean | null {
  return instrument.caseness === null ? null : isAtCut(instrument, total, instrument.caseness);
}

/** Whether a total is a case under the cut of either sex: both are shown where the sex is not known. Null without such cuts. */
export function isCaseBySex(
  instrument: Instrument,
  total: number,
): { readonly female: boolean; readonly male: boolean } | null {
  const cuts = instrument.casenessBySex;
  if (!cuts) return null;
  return {
    female: isAtCut(instrument, total, cuts.female),
    male: isAtCut(instrument, total, cuts.male),
  };
}

/** Whether a total is on the well side of the remission cut, the cut itself not included; null without one. */
export function isBelowRemission(instrument: Instrument, total: number): boolean | null {
  return instrument.remission === null ? null : !isAtCut(instrument, total, instrument.remission);
}
