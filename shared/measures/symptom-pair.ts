import { isoOfDay } from "../calendar.js";
import { severityBandOf } from "../instruments/classify-score.js";
import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type CodeText, type Companion, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { LAST_SCORE_DAYS } from "./score-pair.js";
import { isPlanOver } from "./stay-band.js";

/**
 * What the symptom measures share: whose pairs they count, when a stay is judged, and what stands beside each figure.
 * People who never started are outside, not excluded: the population is stays that started.
 */

export const symptomPopulation =
  "Stays that started, by day of admission and instrument: each stay counts once in every outcome instrument that its program uses.";

export const symptomPending = `Still enrolled, or discharged less than ${LAST_SCORE_DAYS} days ago, so that a last score may still come.`;

export const symptomMissing: readonly CodeText[] = [
  {
    code: "no_baseline",
    sentence: "No score within 7 days before or after the day of the first session.",
  },
  {
    code: "no_last",
    sentence: `No score at least ${LAST_SCORE_DAYS} days after the baseline and at most ${LAST_SCORE_DAYS} days after discharge.`,
  },
];

export const symptomReasons: readonly CodeText[] = [
  { code: "still_enrolled", sentence: "Still enrolled: the outcome is not known yet." },
  {
    code: "not_judged_yet",
    sentence: `Discharged less than ${LAST_SCORE_DAYS} days ago: a last score may still come.`,
  },
];

const outside = classified("outside");
const stillEnrolled = classified("pending", "still_enrolled");
const notJudgedYet = classified("pending", "not_judged_yet");
const noBaseline = classified("missing", "no_baseline");
const noLast = classified("missing", "no_last");

/** Outside or pending, or null where the stay can be judged. */
export function unjudged(episode: Episode, moment: Moment): Classification | null {
  if (episode.admittedOn === UNKNOWN || episode.firstSessionAt === UNKNOWN) return outside;
  if (episode.endedAt === UNKNOWN) return stillEnrolled;
  return isJudged(episode, moment) ? null : notJudgedYet;
}

/** Whether the local day of as-of is at least 14 days after the day of discharge. */
export function isJudged(episode: Episode, moment: Moment): boolean {
  return episode.endedAt !== UNKNOWN && moment.hasReachedDay(episode.dischargedOn + LAST_SCORE_DAYS);
}

/** What a judged stay lacks, or null where it has a pair. */
export function unpaired({ pair }: Episode): Classification | null {
  if (!pair.hasBaseline) return noBaseline;
  return pair.hasPair ? null : noLast;
}

/** Immature until everybody who was admitted should have finished and be judged: people who leave are judged first. */
export function isTooYoung(episode: Episode, moment: Moment): boolean {
  return !isPlanOver(episode, moment, LAST_SCORE_DAYS);
}

/** Last minus baseline where there is a pair, of open stays so far. */
export function changeOf({ pair }: Episode): number | null {
  return pair.hasPair ? pair.change : null;
}

/** What the list behind a figure shows of a pair. */
export function pairDetails({ pair }: Episode): Record<string, string | number | null> {
  return {
    Baseline: pair.hasBaseline ? pair.baseline : null,
    "Baseline on": pair.hasBaseline ? isoOfDay(pair.baselineOn) : null,
    Last: pair.hasPair ? pair.last : null,
    "Last on": pair.hasPair ? isoOfDay(pair.lastOn) : null,
  };
}

/** Severity mix at baseline, without which rates of two groups can't be compared. */
export const baselineBands: Companion = {
  kind: "shares",
  id: "baseline-severity",
  title: "Severity at baseline",
  sentence: "How severe the symptoms of the people counted were at the start, in the instrument's own bands.",
  classes: "severity-bands",
  observe: ({ pair }) => (pair.instrument && severityBandOf(pair.instrument, pair.baseline)?.name) ?? null,
};

/** How much of what should be known is known. */
export const completeness: Companion = {
  kind: "proportion",
  id: "completeness",
  title: "Score completeness",
  sentence:
    "Stays with a baseline and a last score, of all stays that are judged and not excluded. The bounds of the rate say what the others could change.",
  over: "all",
  observe: (episode, moment) => (isJudged(episode, moment) ? episode.pair.hasPair : null),
};

/** The same numerator over every judged stay, as NHS Talking Therapies divides. */
export function asNhsCounts(isMet: (episode: Episode) => boolean, whole: string): Companion {
  return {
    kind: "proportion",
    id: "as-nhs-counts",
    title: "As NHS counts",
    sentence: `${whole} People without a baseline or last score stay in the denominator, so they count as not met. For this one instrument; the official NHS figures join two.`,
    over: "all",
    observe: (episode, moment) => (isJudged(episode, moment) ? episode.pair.hasPair && isMet(episode) : null),
  };
}
