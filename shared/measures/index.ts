import { accessWithin48h } from "./access-within-48h.js";
import { completion } from "./completion.js";
import type { Measure } from "./definition.js";
import { timeToFirstSession } from "./time-to-first-session.js";

/** Every measure of the product, in the order in which pages and lists show them. The only registry. */
export const measures: readonly Measure[] = [accessWithin48h, timeToFirstSession, completion];

/** The measure of that id, or null. */
export function measureById(id: string): Measure | null {
  return measures.find((measure) => measure.id === id) ?? null;
}
