import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type Moment, type ProportionMeasure } from "./definition.js";
import type { Episode } from "./episode.js";

/** Sessions that are asked for after the first one, and the last day on which they count; the first session's is day 0. */
const FURTHER_SESSIONS = 4;
const LAST_DAY = 30;

function classify(episode: Episode, moment: Moment): Classification {
  if (episode.firstSessionOn === UNKNOWN) return classified("outside");
  if (!moment.hasReachedDay(episode.firstSessionOn + LAST_DAY + 1))
    return classified("pending", "day_30_not_over");
  return episode.earlySessions >= FURTHER_SESSIONS ? classified("met") : classified("not_met");
}

export const earlyEngagement: ProportionMeasure = {
  id: "early-engagement",
  version: 1,
  kind: "proportion",
  title: "Early engagement",
  question: "Of the people who started, how many came back at least four more times within 30 days?",
  improvementNotation: "increase",
  section: "engagement",
  indexDate: "first-session",
  grain: "episode",
  initialPopulation:
    "All stays that started, by the day of the first session, step-downs without an inquiry included.",
  numerator: `At least ${FURTHER_SESSIONS} further sessions attended up to and including day ${LAST_DAY}; the first session's day is day 0.`,
  pending: `Day ${LAST_DAY} is not over at the as-of instant, whatever has happened so far.`,
  exclusions: [],
  missing: [],
  reasons: [{ code: "day_30_not_over", sentence: `Day ${LAST_DAY} after the first session is not over.` }],
  method: "95% Wilson score interval",
  unit: "share",
  goal: null,
  source:
    "Follows the published definition of NIATx continuation: four further units of service within 30 days.",
  changes: ["1: first version"],
  classify,
  value: (episode) => episode.earlySessions,
  valueUnit: "sessions",
  companions: [],
};
