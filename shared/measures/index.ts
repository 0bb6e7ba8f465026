import { accessDefinitions } from "./access-definitions.js";
import { accessSteps } from "./access-steps.js";
import { accessWithin48h } from "./access-within-48h.js";
import { attendance } from "./attendance.js";
import { completion } from "./completion.js";
import type { Measure } from "./definition.js";
import { earlyEngagement } from "./early-engagement.js";
import { intakeFunnel } from "./intake-funnel.js";
import { lengthOfStay } from "./length-of-stay.js";
import { needsAttention } from "./needs-attention.js";
import { overallImprovement } from "./overall-improvement.js";
import { recovery } from "./recovery.js";
import { reliableDeterioration } from "./reliable-deterioration.js";
import { reliableImprovement } from "./reliable-improvement.js";
import { reliableRecovery } from "./reliable-recovery.js";
import { remission } from "./remission.js";
import { response } from "./response.js";
import { retention } from "./retention.js";
import { scoreCompleteness } from "./score-completeness.js";
import { seatFill } from "./seat-fill.js";
import { symptomChange } from "./symptom-change.js";
import { timeToFirstSession } from "./time-to-first-session.js";
import { timeToImprovement } from "./time-to-improvement.js";
import { waitingNow } from "./waiting-now.js";
import { weeklyDose } from "./weekly-dose.js";

/** Every measure of the product, in the order in which pages and lists show them. The only registry. */
export const measures: readonly Measure[] = [
  accessWithin48h,
  timeToFirstSession,
  accessSteps,
  accessDefinitions,
  intakeFunnel,
  waitingNow,
  attendance,
  weeklyDose,
  earlyEngagement,
  seatFill,
  retention,
  completion,
  lengthOfStay,
  symptomChange,
  reliableImprovement,
  reliableDeterioration,
  response,
  remission,
  recovery,
  reliableRecovery,
  timeToImprovement,
  scoreCompleteness,
  needsAttention,
  overallImprovement,
];

/** The measure of that id, or null. */
export function measureById(id: string): Measure | null {
  return measures.find((measure) => measure.id === id) ?? null;
}
