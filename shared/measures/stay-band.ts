import { localDayOfInstant } from "../calendar.js";
import { UNKNOWN } from "./columns.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { valueOn } from "./goals.js";

export const WEEK_DAYS = 7;

/**
 * Whether the stay should have been over for so many days: after admission and its planned weeks, or the longest stay where
 * it says none. Days are those of the program's zone, however many hours each has.
 */
export function isPlanOver(episode: Episode, moment: Moment, forDays = 0): boolean {
  const { plannedEndAt, admittedOn } = episode;
  if (plannedEndAt !== UNKNOWN) {
    if (forDays === 0) return moment.hasReached(plannedEndAt);
    return moment.hasReachedDay(localDayOfInstant(plannedEndAt, episode.zone) + forDays);
  }
  const weeks = valueOn(moment.goals.stay, admittedOn).highest;
  return moment.hasReachedDay(admittedOn + weeks * WEEK_DAYS + forDays);
}

/**
 * Whether the planned end of a stay lies after as-of. People who leave end first, so a group with such stays looks worse,
 * and shorter, than it will be.
 */
export function isStayYoung(episode: Episode, moment: Moment): boolean {
  return !isPlanOver(episode, moment);
}
