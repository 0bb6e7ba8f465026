import type { ProportionMeasure } from "./definition.js";
import {
  classifyReliable,
  isReliablyBetter,
  isReliablyWorse,
  noReliableChange,
  reliableChangeSource,
  reliableReasons,
} from "./reliable-change.js";
import {
  asNhsCounts,
  baselineBands,
  changeOf,
  completeness,
  isTooYoung,
  pairDetails,
  symptomMissing,
  symptomPending,
  symptomPopulation,
} from "./symptom-pair.js";

export const reliableDeterioration: ProportionMeasure = {
  id: "reliable-deterioration",
  version: 1,
  kind: "proportion",
  title: "Reliable deterioration",
  question:
    "Of the people with a first and a last score, how many became worse by more than chance explains?",
  improvementNotation: "decrease",
  section: "symptoms",
  indexDate: "admission",
  grain: "pair",
  initialPopulation: `${symptomPopulation} Instruments without a published reliable-change threshold are left out.`,
  numerator: "Worse by at least the instrument's reliable-change threshold.",
  pending: symptomPending,
  exclusions: [],
  missing: symptomMissing,
  reasons: reliableReasons("worse"),
  method:
    "95% Wilson score interval, over pairs; the bounds say what it would be if none, or all, of the people without a pair had become worse.",
  unit: "share",
  goal: null,
  source: reliableChangeSource,
  changes: ["1: first version"],
  valueUnit: "points",
  classify: (episode, moment) => classifyReliable(episode, moment, "worse"),
  value: changeOf,
  details: pairDetails,
  isImmature: isTooYoung,
  isProrated: ({ pair }) => pair.isProrated,
  companions: [
    {
      kind: "proportion",
      id: "reliable-improvement",
      title: "Reliable improvement",
      sentence: "Of the same people, those who improved by at least the threshold.",
      observe: isReliablyBetter,
    },
    noReliableChange,
    baselineBands,
    completeness,
    asNhsCounts(isReliablyWorse, "Reliable deterioration over all judged stays."),
  ],
};
