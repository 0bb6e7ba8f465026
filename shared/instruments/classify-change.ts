import type { Instrument } from "./instrument.js";

/** A first and a last total of one instrument and one person. */
export interface ScorePair {
  readonly first: number;
  readonly last: number;
  /** Whether items were filled in for one of them: such a total is a quotient, rounded to hundredths. */
  readonly isProrated?: boolean;
}

/** How a change reads: `none` where the instrument has no published threshold, which is not "unchanged". */
export type ReliableChange = "improved" | "worse" | "unchanged" | "none";

/** Totals have two decimals: hundredths are whole numbers, whose differences are exact. */
function hundredths(value: number): number {
  return Math.round(value * 100);
}

/**
 * Whether a person has changed by more than error of measurement: by at least the instrument's threshold, included.
 * Higher is better or lower is better as the instrument says; totals are in its points, unrounded.
 * Example: a PHQ-9 from 16 to 10 has improved, from 16 to 11 is unchanged.
 */
export function reliableChangeOf(instrument: Instrument, pair: ScorePair): ReliableChange {
  if (instrument.reliableChange === null) return "none";
  const rise = hundredths(pair.last) - hundredths(pair.first);
  const gain = instrument.direction === "lower" ? -rise : rise;
  const threshold = hundredths(instrument.reliableChange);
  if (gain >= threshold) return "improved";
  return -gain >= threshold ? "worse" : "unchanged";
}

/**
 * Whether at least the instrument's share of the baseline is gone, included; null where it has no rule of response.
 * The baseline is counted as distance from the best possible score, so that a scale that does not begin at 0 or of which
 * higher is better reads the same way. A baseline at the best score cannot respond: false.
 * Totals with items filled in are quotients: one that is at the cut before it is rounded is at the cut.
 * Example: a PHQ-9 from 20 to 10 responds, from 20 to 11 does not.
 */
export function isResponse(instrument: Instrument, pair: ScorePair): boolean | null {
  if (instrument.response === null) return null;
  const burden = (score: number): number =>
    instrument.direction === "lower"
      ? hundredths(score) - hundredths(instrument.min)
      : hundredths(instrument.max) - hundredths(score);
  const before = burden(pair.first);
  // A share such as 0.3 has no exact binary value; what is nearer than this is at the cut. Of two rounded totals each may
  // be half a hundredth off, and two quotients that differ do so by more.
  const slack = pair.isProrated ? 1 : 1e-6;
  return before > 0 && before - burden(pair.last) >= instrument.response * before - slack;
}
