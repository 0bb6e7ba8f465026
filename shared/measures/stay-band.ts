import { UNKNOWN } from "./columns.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { valueOn } from "./goals.js";

const DAY_SECONDS = 86_400;
export const WEEK_DAYS = 7;

/** Unix seconds at which a stay should be over: admission and its planned weeks, or the longest stay where it says none. */
export function plannedEnd(episode: Episode, moment: Moment): number {
  return episode.plannedEndAt === UNKNOWN
    ? (episode.admittedOn + valueOn(moment.goals.stay, episode.admittedOn).highest * WEEK_DAYS) * DAY_SECONDS
    : episode.plannedEndAt;
}

/**
 * Whether the planned end of a stay lies after as-of. People who leave end first, so a group with such stays looks worse,
 * and shorter, than it will be.
 */
export function isStayYoung(episode: Episode, moment: Moment): boolean {
  return !moment.hasReached(plannedEnd(episode, moment));
}
