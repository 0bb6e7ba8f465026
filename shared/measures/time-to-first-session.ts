import { SECONDS_PER_HOUR } from "../calendar.js";
import { accessExclusion, accessExclusions, startedText, stillWaiting } from "./access-within-48h.js";
import { classified, type Classification, type Moment, type TimeToEventMeasure } from "./definition.js";
import { UNKNOWN } from "./columns.js";
import { type Episode } from "./episode.js";
import { accessWords } from "./goal-words.js";
import { defaultGoals, latestOf, madeOnce } from "./goals.js";
import { closingTexts } from "./leaving-reasons.js";

function classify(episode: Episode): Classification {
  const outside = accessExclusion(episode);
  if (outside) return outside;
  if (episode.firstSessionAt !== UNKNOWN) return classified("event", "started");
  if (episode.closedAt !== UNKNOWN)
    return classified("competing", episode.closedReason || "closed_without_reason");
  return classified("censored", "still_waiting");
}

function elapsed(episode: Episode, moment: Moment): number {
  const until =
    episode.firstSessionAt !== UNKNOWN
      ? episode.firstSessionAt
      : episode.closedAt !== UNKNOWN
        ? episode.closedAt
        : moment.asOf;
  // A step that is recorded before the inquiry is a finding of the import; on the curve it counts as no wait.
  return Math.max(0, until - episode.inquiredAt);
}

export const timeToFirstSessionUnder = madeOnce(({ access }): TimeToEventMeasure => ({
  id: "time-to-first-session",
  version: 1,
  kind: "time-to-event",
  title: "Time to first session",
  question: "How long does it take from the inquiry to the first session, counting everyone who asked?",
  improvementNotation: "decrease",
  section: "access",
  indexDate: "inquiry",
  grain: "episode",
  initialPopulation:
    "All inquiries received in the period, the newest ones included with what is known of them.",
  numerator: "Started: the earliest session with attended minutes. Competing: closed without a start.",
  pending: "Nobody is left out as pending: people who still wait are censored at the as-of instant.",
  exclusions: accessExclusions,
  missing: [],
  reasons: [startedText, stillWaiting, ...closingTexts],
  classTitles: { event: "Started", competing: "Closed without a start", censored: "Still waiting" },
  method: "Aalen–Johansen cumulative incidence, 95% log-log interval",
  unit: "hours",
  goal: {
    value: latestOf(access),
    sentence: `Half of all people who ask have started within ${accessWords(access).goal}.`,
  },
  source: "Aalen and Johansen 1978; closing without a start is a competing event, never censoring.",
  changes: ["1: first version"],
  classify,
  elapsed,
  value: (episode, moment) => elapsed(episode, moment) / SECONDS_PER_HOUR,
  valueUnit: "hours",
  companions: [],
  divisor: SECONDS_PER_HOUR,
  competing: {
    id: "closing-without-start",
    title: "Gave up or was closed",
    sentence: "The inquiry was closed without a first session.",
  },
}));

export const timeToFirstSession = timeToFirstSessionUnder(defaultGoals);
