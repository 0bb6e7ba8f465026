import { nhsChildrensOutcomes, plainItems, unstated, youngPeople, type Instrument } from "./instrument.js";

/** Four subscales, each rated by the young person (from 11 years) or by a parent: eight instruments. */
function subscale(name: string, about: string, reliableChange: number): Instrument[] {
  const of = (id: string, rater: string): Instrument => ({
    ...unstated,
    id,
    title: `Strengths and Difficulties Questionnaire: ${about.toLowerCase()}, ${rater}`,
    about,
    populations: youngPeople,
    lookBackDays: null,
    subscaleOf: "SDQ",
    items: plainItems(5, 2),
    min: 0,
    max: 10,
    direction: "lower",
    reliableChange,
    licence: { terms: "restricted", sentence: "Proprietary; only range and reliable change are shipped." },
    toBeConfirmed: ["items", "licence"],
    note: "Answers are taken as scored: reversed items are already turned.",
    sources: [{ fields: ["range", "reliableChange"], ...nhsChildrensOutcomes }],
  });
  return [of(`SDQ-${name}`, "rated by the young person"), of(`SDQ-P-${name}`, "rated by a parent")];
}

export const sdq = [
  ...subscale("CONDUCT", "Conduct problems", 4),
  ...subscale("EMOTIONAL", "Emotional symptoms", 4),
  ...subscale("HYPERACTIVITY", "Hyperactivity", 4),
  ...subscale("IMPACT", "Impact", 3),
];
