import type { CodeText } from "./definition.js";

/** Why an inquiry closed without a start. Not eligible and duplicate are missing: the access measures leave them out. */
export const closingTexts: readonly CodeText[] = [
  { code: "declined", sentence: "The person declined before a first session." },
  { code: "unreachable", sentence: "The person could not be reached again." },
  { code: "no_coverage", sentence: "The insurer did not cover the program." },
  { code: "referred_elsewhere", sentence: "The person was referred elsewhere." },
  { code: "other", sentence: "Closed for another reason." },
  { code: "closed_without_reason", sentence: "Closed without a recorded reason." },
];

/** Why a stay ended. */
export const dischargeTexts: readonly CodeText[] = [
  { code: "completed", sentence: "Completed the program." },
  { code: "against_advice", sentence: "Left against advice." },
  { code: "no_show", sentence: "Discharged because the person stopped coming." },
  { code: "administrative", sentence: "Discharged for an administrative reason." },
  { code: "moved", sentence: "The person moved away." },
  { code: "transferred_higher", sentence: "Transferred to a higher level of care." },
  { code: "transferred_lower", sentence: "Stepped down to a lower level of care." },
  { code: "other", sentence: "Ended for another reason." },
  { code: "no_reason", sentence: "Discharged without a recorded reason." },
];

/** Reasons of endings that nobody planned; an ending without a reason is one, so that a gap in the record flatters nothing. */
const unplannedReasons: ReadonlySet<string> = new Set(["", "against_advice", "no_show", "other"]);

/** Whether a stay that ended for that reason ended unplanned. */
export function isUnplanned(reason: string): boolean {
  return unplannedReasons.has(reason);
}

/** Those texts of a list that have one of the codes, in the list's order. */
export function textsWith(texts: readonly CodeText[], ...codes: readonly string[]): readonly CodeText[] {
  return texts.filter((text) => codes.includes(text.code));
}
