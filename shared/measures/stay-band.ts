import { UNKNOWN } from "./columns.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";

/** The stay that this level of care plans for, both ends included: 2 to 12 weeks. */
export const SHORTEST_STAY_DAYS = 14;
export const LONGEST_STAY_DAYS = 84;

const DAY_SECONDS = 86_400;

/** Unix seconds at which a stay should be over: admission and its planned weeks, or the longest stay where it says none. */
export function plannedEnd(episode: Episode): number {
  return episode.plannedEndAt === UNKNOWN
    ? (episode.admittedOn + LONGEST_STAY_DAYS) * DAY_SECONDS
    : episode.plannedEndAt;
}

/**
 * Whether the planned end of a stay lies after as-of. People who leave end first, so a group with such stays looks worse,
 * and shorter, than it will be.
 */
export function isStayYoung(episode: Episode, moment: Moment): boolean {
  return !moment.hasReached(plannedEnd(episode));
}
