import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";

/** Why a stay has no clock in measures of stays that started. */
export const stayExclusions = [
  {
    code: "never_started",
    sentence: "Ended without an attended session; the access measures count these people.",
  },
] as const;

/** Why a stay has none yet, and why it may still go on. */
export const stayReasons = [
  { code: "not_started_yet", sentence: "Admitted, no session attended yet." },
  { code: "still_enrolled", sentence: "Still enrolled." },
] as const;

/** The class of what is not a stay that started, or null for one that did. */
export function classifyUnstarted(episode: Episode): Classification | null {
  if (episode.admittedOn === UNKNOWN) return classified("outside");
  if (episode.firstSessionAt !== UNKNOWN) return null;
  return episode.endedAt === UNKNOWN
    ? classified("pending", "not_started_yet")
    : classified("excluded", "never_started");
}

/** Local days from admission to discharge, or to as-of while the stay is open. A discharge before admission counts 0. */
export function stayDays(episode: Episode, moment: Moment): number {
  const until = episode.dischargedOn === UNKNOWN ? moment.asOfOn : episode.dischargedOn;
  return Math.max(0, until - episode.admittedOn);
}
