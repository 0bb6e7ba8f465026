import { UNKNOWN } from "./columns.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { valueOn } from "./goals.js";

const DAY_SECONDS = 86_400;
export const WEEK_DAYS = 7;

/**
 * Whether the stay should have been over for so many days: after admission and its planned weeks, or the longest stay where
 * it says none. Days are those of the program's zone.
 */
export function isPlanOver(episode: Episode, moment: Moment, forDays = 0): boolean {
  const { plannedEndAt, admittedOn } = episode;
  if (plannedEndAt !== UNKNOWN) return moment.hasReached(plannedEndAt + forDays * DAY_SECONDS);
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
