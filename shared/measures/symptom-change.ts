import { severityBandOf } from "../instruments/classify-score.js";
import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type MeanChangeMeasure, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import {
  baselineBands,
  changeOf,
  completeness,
  isTooYoung,
  pairDetails,
  symptomMissing,
  symptomPending,
  symptomPopulation,
  symptomReasons,
  unjudged,
  unpaired,
} from "./symptom-pair.js";

function classify(episode: Episode, moment: Moment): Classification {
  return unjudged(episode, moment) ?? unpaired(episode) ?? classified("counted");
}

export const symptomChange: MeanChangeMeasure = {
  id: "symptom-change",
  version: 1,
  kind: "mean-change",
  title: "Change in symptoms",
  question: "How much did symptoms change from the start of treatment to its end?",
  improvementNotation: "decrease",
  section: "symptoms",
  indexDate: "admission",
  grain: "pair",
  initialPopulation: symptomPopulation,
  numerator:
    "Last score minus baseline, in the instrument's points. A fall is an improvement where lower scores are better; a rise is one where higher scores are better, such as WHO-5.",
  pending: symptomPending,
  exclusions: [],
  missing: symptomMissing,
  reasons: symptomReasons,
  withoutLast: "no_last",
  method:
    "Mean and standard deviation of the change, 95% t interval. Beside it, what it would be if everybody with a baseline and no last score had not changed: the same sum of changes over all with a baseline, without an interval, for that is supposed and not seen. Effect size: mean change over the root of the mean of both variances (d_av, not bias-adjusted), Bonett 2008 interval, from 10 pairs. It is a change, no comparison group: people who start at their worst improve somewhat by themselves.",
  unit: "points",
  goal: null,
  source:
    "Bonett DG. Confidence intervals for standardized linear contrasts of means. Psychol Methods 2008;13:99–109. Choice of baseline and last score: this product.",
  changes: ["1: first version"],
  valueUnit: "points",
  classify,
  value: changeOf,
  details: pairDetails,
  isImmature: isTooYoung,
  isProrated: ({ pair }) => pair.isProrated,
  companions: [
    baselineBands,
    {
      kind: "shares",
      id: "last-severity",
      title: "Severity at the last score",
      sentence: "How severe the symptoms of the same people were at the end, in the instrument's own bands.",
      classes: "severity-bands",
      observe: ({ pair }) => (pair.instrument && severityBandOf(pair.instrument, pair.last)?.name) ?? null,
    },
    {
      kind: "duration",
      id: "days-between",
      title: "Days between the two scores",
      sentence: "Days from the baseline to the last score.",
      unit: "days",
      observe: ({ pair }) => pair.lastOn - pair.baselineOn,
    },
    {
      kind: "trajectory",
      id: "trajectory",
      title: "Course by week",
      sentence:
        "Mean score in each week after the baseline, of people with a pair only, with how many were scored and how many had left by then. In weeks of more than 60 people also the quartiles (type 7), between which the middle half of the scores lies.",
    },
    completeness,
    {
      kind: "proportion",
      id: "in-progress",
      title: "In progress",
      sentence:
        "People still enrolled, of all who started. They are not in the figure until they are judged.",
      over: "all",
      observe: (episode) => episode.endedAt === UNKNOWN,
    },
    {
      kind: "mean",
      id: "in-progress-change",
      title: "Change so far of people still enrolled",
      sentence:
        "Latest score minus baseline of people still enrolled, from 14 days after the baseline on. An early look, never added to the figure.",
      over: "all",
      unit: "points",
      observe: (episode) => (episode.endedAt === UNKNOWN ? changeOf(episode) : null),
    },
  ],
};
