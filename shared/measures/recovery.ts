import { caseMeasure, isBelowCaseness } from "./case-pair.js";
import type { ProportionMeasure } from "./definition.js";
import { symptomPopulation } from "./symptom-pair.js";

export const recovery: ProportionMeasure = {
  ...caseMeasure(
    { hasCuts: () => true, isMet: isBelowCaseness },
    "Recovery over all judged stays but those that did not begin at caseness.",
  ),
  id: "recovery",
  title: "Recovery",
  question: "Of the people who started at caseness, how many ended below it?",
  initialPopulation: `${symptomPopulation} Instruments without a caseness cut are left out.`,
  numerator: "The last score is on the well side of the caseness cut.",
  source:
    "NHS England, Talking Therapies: recovery, here for one instrument. A single point can cross the cut: read it with reliable recovery.",
};
