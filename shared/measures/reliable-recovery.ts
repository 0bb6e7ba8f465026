import { caseMeasure, isBelowCaseness } from "./case-pair.js";
import type { ProportionMeasure } from "./definition.js";
import { isReliablyBetter } from "./reliable-change.js";
import { symptomPopulation } from "./symptom-pair.js";

export const reliableRecovery: ProportionMeasure = {
  ...caseMeasure(
    {
      hasCuts: (instrument) => instrument.reliableChange !== null,
      isMet: (episode) => isBelowCaseness(episode) && isReliablyBetter(episode),
    },
    "Reliable recovery over all judged stays but those that did not begin at caseness.",
  ),
  id: "reliable-recovery",
  title: "Reliable recovery",
  question:
    "Of the people who started at caseness, how many ended below it and improved by more than chance explains?",
  initialPopulation: `${symptomPopulation} Instruments without a caseness cut or a reliable-change threshold are left out.`,
  numerator:
    "The last score is on the well side of the caseness cut, and better than the baseline by at least the reliable-change threshold.",
  source: "NHS England, Talking Therapies: reliable recovery, here for one instrument.",
};
