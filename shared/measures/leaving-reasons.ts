import type { CodeText } from "./definition.js";

/** Why an inquiry closed without a start. Not eligible and duplicate are missing: the access measures leave them out. */
export const closingTexts: readonly CodeText[] = [
  { code: "declined", sentence: "The person declined." },
  { code: "unreachable", sentence: "The person could not be reached." },
  { code: "no_coverage", sentence: "The insurance did not cover the program." },
  { code: "referred_elsewhere", sentence: "The person was referred elsewhere." },
  { code: "other", sentence: "Another reason." },
  { code: "closed_without_reason", sentence: "Closed without a recorded reason." },
];

/** Why a stay ended. */
export const dischargeTexts: readonly CodeText[] = [
  { code: "completed", sentence: "Completed the program." },
  { code: "against_advice", sentence: "Left against advice." },
  { code: "no_show", sentence: "Discharged because the person stopped coming." },
  { code: "administrative", sentence: "Discharged for an administrative reason." },
  { code: "moved", sentence: "Moved away." },
  { code: "transferred_higher", sentence: "Transferred to a higher level of care." },
  { code: "transferred_lower", sentence: "Stepped down to a lower level of care." },
  { code: "other", sentence: "Another reason." },
  { code: "no_reason", sentence: "Discharged without a recorded reason." },
];
