import { HALF, plainItems, unstated, youngPeople, type Instrument } from "./instrument.js";

/** One form for the young person and one for a parent: two raters are two instruments. */
function rated(id: string, title: string): Instrument {
  return {
    ...unstated,
    id,
    title,
    about: "Anxiety",
    populations: youngPeople,
    lookBackDays: 90,
    items: plainItems(41, 2),
    min: 0,
    max: 82,
    direction: "lower",
    caseness: 25,
    response: HALF,
    licence: { terms: "unknown", sentence: "Its terms are to be confirmed; only thresholds are shipped." },
    toBeConfirmed: ["caseness", "licence"],
    note: "No reliable change is published in a source that was read. LOINC has no code for its total.",
    sources: [
      {
        fields: ["items", "range"],
        citation:
          "Birmaher B, Brent DA, Chiappetta L, et al. Psychometric properties of the Screen for Child Anxiety Related Emotional Disorders (SCARED): a replication study. J Am Acad Child Adolesc Psychiatry 1999;38:1230–1236.",
        address: "https://doi.org/10.1097/00004583-199910000-00011",
      },
    ],
  };
}

export const scared = [
  rated("SCARED", "Screen for Child Anxiety Related Emotional Disorders, rated by the young person"),
  rated("SCARED-P", "Screen for Child Anxiety Related Emotional Disorders, rated by a parent"),
];
