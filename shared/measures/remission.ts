import { isBelowRemission } from "../instruments/classify-score.js";
import { caseMeasure } from "./case-pair.js";
import type { ProportionMeasure } from "./definition.js";
import { symptomPopulation } from "./symptom-pair.js";

export const remission: ProportionMeasure = {
  ...caseMeasure(
    {
      hasCuts: (instrument) => instrument.remission !== null,
      isMet: ({ pair }) =>
        pair.instrument !== undefined && isBelowRemission(pair.instrument, pair.last) === true,
    },
    "Remission over all judged stays but those that did not begin at caseness.",
  ),
  id: "remission",
  title: "Remission",
  question: "Of the people who started at caseness, how many ended with next to no symptoms?",
  initialPopulation: `${symptomPopulation} Instruments without a remission cut or without a caseness cut are left out.`,
  numerator: "The last score is below the instrument's remission cut.",
  source:
    "CMS159, Depression Remission at Twelve Months: PHQ-9 below 5 among people who began at 10 or more; here at the end of the stay.",
};
