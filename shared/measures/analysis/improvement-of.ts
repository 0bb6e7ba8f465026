import type { Evaluation } from "../counting/walk-counted.js";
import type { Measure } from "../definition.js";

/**
 * Which way a measure's figure is better in one of its groups. A mean change is in the points of the group's instrument,
 * which says by itself whether more of them is better: on WHO-5 it is, on PHQ-9 it is not. Everything else is better the
 * same way in all groups.
 */
export function improvementOf(
  { measure, registry }: Pick<Evaluation, "measure" | "registry">,
  key: Readonly<Record<string, string>>,
): Measure["improvementNotation"] {
  if (measure.kind !== "mean-change") return measure.improvementNotation;
  const instrument = registry.find(({ id }) => id === key["instrument"]);
  if (!instrument) return measure.improvementNotation;
  return instrument.direction === "higher" ? "increase" : "decrease";
}
