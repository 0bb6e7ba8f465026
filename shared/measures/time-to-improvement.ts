import { isoOfDay } from "../calendar.js";
import { UNKNOWN } from "./columns.js";
import {
  classified,
  type Classification,
  type Companion,
  type Moment,
  type TimeToEventMeasure,
} from "./definition.js";
import type { Episode } from "./episode.js";
import { dischargeTexts, textsWith } from "./leaving-reasons.js";
import { canImprove, firstMarkedRow, hasRuleOf, type MarkedImprovement } from "./marked-improvement.js";
import { BASELINE_WINDOW_DAYS } from "./score-pair.js";
import { isStayYoung } from "./stay-band.js";
import { baselineBands, symptomMissing, symptomPopulation } from "./symptom-pair.js";

function classify(episode: Episode, moment: Moment): Classification {
  const { pair } = episode;
  if (episode.admittedOn === UNKNOWN || episode.firstSessionAt === UNKNOWN) return classified("outside");
  if (!pair.instrument || !hasRuleOf("either", pair.instrument)) return classified("outside");
  if (!pair.hasBaseline) {
    const mayStillCome = !moment.hasReachedDay(episode.firstSessionOn + BASELINE_WINDOW_DAYS + 1);
    return mayStillCome ? classified("pending", "baseline_due") : classified("missing", "no_baseline");
  }
  const kind = observed(episode, "either");
  if (kind === "event") return classified("event", "improved");
  if (kind === "censored") return classified("censored", "still_enrolled");
  return classified("competing", episode.dischargeReason || "no_reason");
}

function observed(episode: Episode, kind: MarkedImprovement): "event" | "competing" | "censored" {
  if (firstMarkedRow(episode, kind) >= 0) return "event";
  return episode.endedAt === UNKNOWN ? "censored" : "competing";
}

/** Days since the day of the first session: to the improvement, else to discharge, else to as-of. */
function elapsedTo(kind: MarkedImprovement, episode: Episode, moment: Moment): number {
  const row = firstMarkedRow(episode, kind);
  const stayEnd = episode.endedAt === UNKNOWN ? moment.asOfOn : episode.dischargedOn;
  const until = row >= 0 ? episode.pair.dayAt(row) : stayEnd;
  // A discharge day before the first session is a finding of the import; on the curve it counts as no time.
  return Math.max(0, until - episode.firstSessionOn);
}

function curveOf(
  kind: "response" | "reliable-improvement",
  text: Pick<Companion, "title" | "sentence">,
): Companion {
  return {
    kind: "time-to-event",
    id: kind,
    ...text,
    unit: "days",
    divisor: 1,
    observe: (episode) => (canImprove(kind, episode) ? observed(episode, kind) : null),
    elapsed: (episode, moment) => elapsedTo(kind, episode, moment),
  };
}

export const timeToImprovement: TimeToEventMeasure = {
  id: "time-to-improvement",
  version: 1,
  kind: "time-to-event",
  title: "Time to marked improvement",
  question: "How long does it take from the first session to a marked improvement?",
  improvementNotation: "decrease",
  section: "symptoms",
  indexDate: "admission",
  grain: "pair",
  initialPopulation: `${symptomPopulation} People still enrolled are part of the curve. Instruments with neither a reliable-change threshold nor a rule of response from caseness are left out.`,
  numerator:
    "First score after the baseline, up to the day of discharge, that is a response (at least half of a baseline at caseness is gone) or a reliable improvement. Competing: the stay ended without one. It is dated by the day of the score, so seldom asked means late seen.",
  pending: `No baseline yet, and its window (${BASELINE_WINDOW_DAYS} days after the first session) is still open. People still enrolled who have one are censored at the as-of day.`,
  exclusions: [],
  missing: textsWith(symptomMissing, "no_baseline"),
  reasons: [
    { code: "baseline_due", sentence: "The first week is not over: a baseline may still come." },
    { code: "improved", sentence: "Marked improvement: response or reliable improvement." },
    { code: "still_enrolled", sentence: "Still enrolled, no marked improvement so far." },
    ...dischargeTexts,
  ],
  classTitles: { event: "Improved", competing: "Ended without it", censored: "Still enrolled" },
  method: "Aalen–Johansen cumulative incidence, 95% log-log interval",
  unit: "days",
  goal: null,
  source:
    "The program's treatment goal: marked improvement in as short a time as possible. Aalen and Johansen 1978; leaving is a competing event, never censoring.",
  changes: ["1: first version"],
  valueUnit: "days",
  classify,
  elapsed: (episode, moment) => elapsedTo("either", episode, moment),
  divisor: 1,
  value: (episode, moment) => (episode.pair.hasBaseline ? elapsedTo("either", episode, moment) : null),
  details(episode) {
    const { pair } = episode;
    const row = firstMarkedRow(episode, "either");
    return {
      Baseline: pair.hasBaseline ? pair.baseline : null,
      "Baseline on": pair.hasBaseline ? isoOfDay(pair.baselineOn) : null,
      "Improved to": row >= 0 ? pair.totalAt(row) : null,
      "Improved on": row >= 0 ? isoOfDay(pair.dayAt(row)) : null,
    };
  },
  isImmature: isStayYoung,
  isProrated: (episode) =>
    episode.pair.isProratedAt(episode.pair.baselineRow) ||
    episode.pair.isProratedAt(firstMarkedRow(episode, "either")),
  competing: {
    id: "left-without-improvement",
    title: "Stay ended without it",
    sentence: "The stay ended, for whatever reason, before a marked improvement was seen.",
  },
  companions: [
    curveOf("response", {
      title: "Response only",
      sentence:
        "The same curve for response alone, of people who began at caseness in an instrument with the rule.",
    }),
    curveOf("reliable-improvement", {
      title: "Reliable improvement only",
      sentence: "The same curve for reliable improvement alone, in instruments with a threshold.",
    }),
    baselineBands,
    {
      kind: "proportion",
      id: "baseline-known",
      title: "Baseline known",
      sentence:
        "Of the stays whose baseline is due, those that have one: the others are missing from the curve.",
      over: "all",
      observe: (episode, moment) =>
        episode.pair.hasBaseline || moment.hasReachedDay(episode.firstSessionOn + BASELINE_WINDOW_DAYS + 1)
          ? episode.pair.hasBaseline
          : null,
    },
  ],
};
