import { isResponse } from "../instruments/classify-change.js";
import { caseMeasure } from "./case-pair.js";
import type { ProportionMeasure } from "./definition.js";
import { symptomPopulation } from "./symptom-pair.js";

export const response: ProportionMeasure = {
  ...caseMeasure(
    {
      hasCuts: (instrument) => instrument.response !== null,
      isMet: ({ pair }) => pair.instrument !== undefined && isResponse(pair.instrument, pair) === true,
    },
    "Response over all judged stays but those that did not begin at caseness.",
  ),
  id: "response",
  title: "Response",
  question: "Of the people who started at caseness, how many have lost at least half of their symptoms?",
  initialPopulation: `${symptomPopulation} Instruments without a rule of response or without a caseness cut are left out.`,
  numerator: "The last score is at most half of the baseline, e.g. a PHQ-9 from 20 to 10.",
  source:
    "A fall of at least half the baseline: Kroenke, Spitzer and Williams 2001; HEDIS Depression Remission or Response. The definition of each instrument says whether it has the rule.",
};
