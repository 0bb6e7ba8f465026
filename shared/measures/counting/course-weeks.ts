import type { ScorePair } from "../score-pair.js";

/** Weeks drawn: 12 of the longest planned stay and the two after discharge in which a last score may fall. */
export const LAST_WEEK = 14;

/** The week of the course in which a day from the baseline on lies: week w has days 7w − 6 to 7w, week 0 is the baseline. */
export function weekOfDay(day: number, baselineOn: number): number {
  // As a whole number of 32 bits: a fraction would be put into an object of its own for each score.
  return ((day - baselineOn + 6) / 7) | 0;
}

/** Whether a course counts the person in that week: with a pair, and scored in it up to the last score. */
export function isScoredIn(pair: ScorePair, week: number): boolean {
  if (!pair.hasPair || week < 0 || week > LAST_WEEK) return false;
  if (week === 0) return true;
  for (let row = pair.baselineRow + 1; row <= pair.lastRow; row += 1) {
    if (weekOfDay(pair.dayAt(row), pair.baselineOn) === week) return true;
  }
  return false;
}
