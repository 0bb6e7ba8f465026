import { UNKNOWN } from "./columns.js";
import type { Episode } from "./episode.js";

/** How far a person can come, in the order of the care process. */
export const intakeStages = [
  "inquiry",
  "assessed",
  "authorized",
  "admitted",
  "started",
  "completed",
] as const;
export type IntakeStage = (typeof intakeStages)[number];

/**
 * The furthest stage that a person has reached; a later one implies the earlier, recorded or not.
 * Authorized: approved, or assessed where no authorization is needed; that none is needed is often known at once and brings
 * nobody further. A decision without a recorded result is not counted as approved.
 * Completed: discharged as completed after at least one attended session.
 */
export function furthestStage(episode: Episode): IntakeStage {
  if (episode.firstSessionAt !== UNKNOWN) {
    return episode.dischargeReason === "completed" ? "completed" : "started";
  }
  if (episode.admittedOn !== UNKNOWN) return "admitted";
  const { authorizationResult } = episode;
  if (authorizationResult === "approved") return "authorized";
  if (episode.assessmentAt === UNKNOWN) return "inquiry";
  return authorizationResult === "not_needed" ? "authorized" : "assessed";
}

/** Whether the person has reached a stage. */
export function hasReached(episode: Episode, stage: IntakeStage): boolean {
  return intakeStages.indexOf(furthestStage(episode)) >= intakeStages.indexOf(stage);
}

/** Whether the person can still come further: waits, or is enrolled. */
export function isOpen(episode: Episode): boolean {
  if (episode.endedAt !== UNKNOWN) return false;
  return episode.firstSessionAt !== UNKNOWN || episode.closedAt === UNKNOWN;
}

/** Code of the reason for which the person left, or null for one who completed or is still open. */
export function leavingReason(episode: Episode): string | null {
  const stage = furthestStage(episode);
  if (stage === "completed" || isOpen(episode)) return null;
  if (stage === "started") return episode.dischargeReason || "no_reason";
  if (stage === "admitted") return episode.dischargeReason || episode.closedReason || "no_reason";
  return episode.closedReason || "closed_without_reason";
}
