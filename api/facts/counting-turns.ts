import { measures } from "#shared/measures/index";

/** Which of the two counting threads: the one that reads the database, or the second. */
export const turns = ["reading", "second"] as const;
export type Turn = (typeof turns)[number];

/**
 * Whose turn a measure is. Always the same thread's, so that its classes are kept once (pairs of scores and first days, which
 * measures share, stand in both); and by turns in the order of the registry, where measures that cost alike stand together:
 * a page's measures then take half the time.
 */
export function turnOf(measureId: string): Turn {
  return measures.findIndex(({ id }) => id === measureId) % 2 === 1 ? "second" : "reading";
}
