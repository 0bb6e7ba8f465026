import type { Instrument, SafetyItem } from "./instrument.js";

/** What the answers say about an instrument's safety items. */
export interface SafetyReading {
  /** Items at or above their threshold: each needs a look, whatever the total. */
  readonly raised: readonly SafetyItem[];
  /** Items whose answer was not imported or is missing: nothing is known, which is not "no risk". */
  readonly unknown: readonly SafetyItem[];
}

/** Reads the safety items from answers as scored, or from null where only a total was imported. */
export function readSafetyItems(
  instrument: Instrument,
  answers: readonly (number | null)[] | null,
): SafetyReading {
  const raised: SafetyItem[] = [];
  const unknown: SafetyItem[] = [];
  for (const item of instrument.safetyItems) {
    const answer = answers?.[item.item - 1] ?? null;
    if (answer === null) unknown.push(item);
    else if (answer >= item.atLeast) raised.push(item);
  }
  return { raised, unknown };
}
