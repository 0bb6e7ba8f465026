import type { View } from "#shared/measures/definition";
import { on } from "../columns-of.js";

/** A view of all from a day to before another; null is no bound. */
export function view(from: string | null, to: string | null): View {
  const day = (text: string | null): number | null => (text === null ? null : on(text));
  return { from: day(from), to: day(to), by: [], every: null, where: [], asOf: 0 };
}
