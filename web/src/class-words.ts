import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatDays, formatHours } from "#shared/format";
import { reasonTexts } from "./reason-texts.js";

/** The parts of a measure's text that say what its classes and reasons mean. */
export type ClassTexts = Pick<MeasureTextResponse, "id" | "kind" | "exclusions" | "missing" | "classes">;

/** Whether a class stands in the measure's figure, or why not: left out, not yet, or not known. */
export type Standing = "counted" | "left-out" | "pending" | "missing" | "outside";

/** Where a class stands. In a duration `not_met` are people whose time will never end: they stand in no n. */
export function standingOf(name: string, kind: ClassTexts["kind"]): Standing {
  if (name === "excluded") return "left-out";
  if (name === "pending" || name === "missing" || name === "outside") return name;
  return kind === "duration" && name === "not_met" ? "left-out" : "counted";
}

const words: Readonly<Record<string, string>> = {
  met: "Met",
  not_met: "Not met",
  pending: "Pending",
  missing: "Missing",
  excluded: "Left out",
  counted: "Counted",
  event: "Event",
  competing: "Competing event",
  censored: "Not over yet",
  outside: "Not in its population",
};

const wordsOfMeasure: Readonly<Record<string, string>> = {
  "access-steps not_met": "Never started",
  "retention event": "Left unplanned",
  "retention competing": "Ended otherwise",
  "retention censored": "Still enrolled",
  "length-of-stay event": "Ended",
  "length-of-stay censored": "Still enrolled",
  "time-to-first-session event": "Started",
  "time-to-first-session competing": "Closed without a start",
  "time-to-first-session censored": "Still waiting",
  "time-to-improvement event": "Improved",
  "time-to-improvement competing": "Ended without it",
  "time-to-improvement censored": "Still enrolled",
  "needs-attention met": "Needs attention",
  "needs-attention not_met": "No reason to",
};

/** The name of a class in one measure: "Met", "Left out", "Left unplanned". */
export function classTitle(name: string, measure: Pick<ClassTexts, "id" | "kind">): string {
  return wordsOfMeasure[`${measure.id} ${name}`] ?? words[name] ?? formatCode(name);
}

/** A reason as a sentence: the measure's own where it states one, else the product's, else the code in plain letters. */
export function reasonSentence(code: string, measure: ClassTexts): string {
  const own = [...measure.exclusions, ...measure.missing, ...measure.classes].find(
    (text) => text.code === code,
  );
  const known = own?.sentence ?? reasonTexts[`${measure.id} ${code}`] ?? reasonTexts[code];
  return known ?? `${formatCode(code)}.`;
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
  if (measure.id === "needs-attention") return "None of the reasons applies.";
  if (found.class === "not_met") return `Does not hold: ${lowered(measure.numerator)}`;
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
