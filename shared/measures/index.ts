import { accessDefinitionsUnder } from "./access-definitions.js";
import { accessStepsUnder } from "./access-steps.js";
import { accessWithin48hUnder } from "./access-within-48h.js";
import { attendance } from "./attendance.js";
import { completionUnder } from "./completion.js";
import type { Measure } from "./definition.js";
import { earlyEngagement } from "./early-engagement.js";
import { defaultGoals, madeOnce } from "./goals.js";
import { intakeFunnel } from "./intake-funnel.js";
import { lengthOfStayUnder } from "./length-of-stay.js";
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
import { timeToFirstSessionUnder } from "./time-to-first-session.js";
import { timeToImprovement } from "./time-to-improvement.js";
import { waitingNowUnder } from "./waiting-now.js";
import { weeklyDoseUnder } from "./weekly-dose.js";

/** Every measure of the product under the goals in effect, in the order in which pages and lists show them. The only registry. */
export const measuresUnder = madeOnce((goals): readonly Measure[] => [
  accessWithin48hUnder(goals),
  timeToFirstSessionUnder(goals),
  accessStepsUnder(goals),
  accessDefinitionsUnder(goals),
  intakeFunnel,
  waitingNowUnder(goals),
  attendance,
  weeklyDoseUnder(goals),
  earlyEngagement,
  seatFill,
  retention,
  completionUnder(goals),
  lengthOfStayUnder(goals),
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
]);

/** Every measure under the goals that ship: their ids and kinds are the same under all others. */
export const measures = measuresUnder(defaultGoals);

/** The measure of that id under these goals, or null. */
export function measureById(id: string, goals = defaultGoals): Measure | null {
  return measuresUnder(goals).find((measure) => measure.id === id) ?? null;
}
