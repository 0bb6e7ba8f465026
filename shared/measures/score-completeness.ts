import { REMOTE_IOP } from "./completeness-reference.js";
import { classified, type Classification, type Moment, type ProportionMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import { isUnplanned } from "./leaving-reasons.js";
import {
  isTooYoung,
  pairDetails,
  symptomMissing,
  symptomPending,
  symptomPopulation,
  symptomReasons,
  unjudged,
  unpaired,
} from "./symptom-pair.js";

/** Mean length of a month in days, 365.25 / 12. */
const MONTH_DAYS = 30.4375;

function classify(episode: Episode, moment: Moment): Classification {
  const pending = unjudged(episode, moment);
  if (pending) return pending;
  const lacking = unpaired(episode);
  return lacking ? classified("not_met", lacking.reason) : classified("met");
}

function scoresInStay(episode: Episode): number {
  const { pair, firstSessionOn, dischargedOn } = episode;
  let count = 0;
  for (let row = pair.from; row < pair.to; row += 1) {
    const day = pair.dayAt(row);
    if (day >= firstSessionOn && day <= dischargedOn) count += 1;
  }
  return count;
}

/** One object for all, so that walking many stays allocates nothing; the figure reads it at once. */
const seen = { events: 0, amount: 0 };

export const scoreCompleteness: ProportionMeasure = {
  id: "score-completeness",
  version: 1,
  kind: "proportion",
  title: "Score completeness",
  question: "Of the stays that are over, how many have both a first and a last score?",
  improvementNotation: "increase",
  section: "symptoms",
  indexDate: "admission",
  grain: "pair",
  initialPopulation: symptomPopulation,
  numerator:
    "A baseline within 7 days of the first session, and a last score at least 14 days after it and at most 14 days after discharge. A stay shorter than that can't have a pair and counts as not met.",
  pending: symptomPending,
  exclusions: [],
  missing: [],
  reasons: [...symptomReasons, ...symptomMissing],
  method: "95% Wilson score interval",
  unit: "share",
  goal: null,
  source: `People without a last score differ from those who have one, so every symptom rate stands beside this one. No standard exists for this level of care; services that ask at every session reach 98% (Clark, Lancet 2018). For comparison: ${REMOTE_IOP.sentence}`,
  changes: ["1: first version"],
  valueUnit: "days",
  classify,
  value: ({ pair }) => (pair.hasPair ? pair.lastOn - pair.baselineOn : null),
  details: pairDetails,
  isImmature: isTooYoung,
  companions: [
    {
      kind: "proportion",
      id: "baseline-in-window",
      title: "Baseline in its window",
      sentence: "Stays with a score within 7 days before or after the day of the first session.",
      observe: ({ pair }) => pair.hasBaseline,
    },
    {
      kind: "proportion",
      id: "pair-of-completed",
      title: "Both scores, of those who completed",
      sentence: "Stays with both scores, of those that ended as completed.",
      observe: ({ pair, dischargeReason }) => (dischargeReason === "completed" ? pair.hasPair : null),
    },
    {
      kind: "proportion",
      id: "pair-of-left",
      title: "Both scores, of those who left unplanned",
      sentence:
        "Stays with both scores, of those that ended against advice, because the person stopped coming, for another reason or without a recorded one. The fewer they are, the more the rates are those of people who stayed.",
      observe: ({ pair, dischargeReason }) => (isUnplanned(dischargeReason) ? pair.hasPair : null),
    },
    {
      kind: "rate",
      id: "scores-per-person-month",
      title: "Scores per person-month",
      sentence:
        "Scores from the day of the first session to the day of discharge, both included, per month of 30.4375 days between them; at most one a day counts.",
      unit: "scores per person-month",
      observe(episode) {
        seen.events = scoresInStay(episode);
        seen.amount = Math.max(0, episode.dischargedOn - episode.firstSessionOn + 1) / MONTH_DAYS;
        return seen;
      },
    },
  ],
};
