import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatDays, formatHours } from "#shared/format";

/** The parts of a measure's text that say what its classes and reasons mean. */
export type ClassTexts = Pick<
  MeasureTextResponse,
  "kind" | "exclusions" | "missing" | "classes" | "reasons" | "classTitles" | "notMet"
>;

/** Whether a class stands in the measure's figure, or why not: left out, not yet, or not known. */
export type Standing = "counted" | "left-out" | "pending" | "missing" | "outside";

/** Where a class stands. In a duration `not_met` are people whose time will never end: they stand in no n. */
export function standingOf(name: string, kind: ClassTexts["kind"]): Standing {
  if (name === "excluded") return "left-out";
  if (name === "pending" || name === "missing" || name === "outside") return name;
  return kind === "duration" && name === "not_met" ? "left-out" : "counted";
}

/** The name of a class in one measure: "Met", "Left out", "Left unplanned". */
export function classTitle(name: string, measure: Pick<ClassTexts, "classTitles">): string {
  return measure.classTitles[name] ?? formatCode(name);
}

/** What the measure says of a reason, if it says anything. */
export function reasonText(
  code: string,
  { exclusions, missing, classes, reasons }: ClassTexts,
): string | undefined {
  const texts = [...exclusions, ...missing, ...classes, ...reasons];
  return texts.find((text) => text.code === code)?.sentence;
}

/** A reason as a sentence, as the measure states it. */
export function reasonSentence(code: string, measure: ClassTexts): string {
  return reasonText(code, measure) ?? `${formatCode(code)}.`;
}

/**
 * Why something has its class, as one sentence. Where there is no reason, the measure's own text says it: what a numerator
 * asks for, that it is not met, what is pending.
 */
export function whyWords(
  found: { readonly class: string; readonly reason: string },
  measure: ClassTexts & Pick<MeasureTextResponse, "numerator" | "pending" | "initialPopulation">,
): string {
  if (found.reason !== "") return reasonSentence(found.reason, measure);
  if (found.class === "outside") return `Only these are looked at: ${lowered(measure.initialPopulation)}`;
  if (found.class === "pending") return measure.pending;
  if (found.class === "not_met") return measure.notMet ?? `Does not hold: ${lowered(measure.numerator)}`;
  return measure.numerator;
}

/** A text in the middle of a sentence: its first letter small, unless it begins a name such as PHQ-9. */
function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The value of a row in its unit: "5.8 h", "45 d", "−12 points", "14 sessions"; "–" where there is none. */
export function rowValueWords(value: number | null, unit: string): string {
  if (value === null) return "–";
  if (unit === "hours") return formatHours(value);
  if (unit === "days") return formatDays(value);
  const digits = Math.abs(value).toFixed(1).replace(/\.0$/, "");
  if (unit === "points") {
    const signed = value < 0 ? `−${digits}` : value > 0 ? `+${digits}` : digits;
    return `${signed} ${digits === "1" ? "point" : "points"}`;
  }
  return unit === "" ? digits : `${digits} ${unit}`;
}
