import { plainItems, unstated, youngPeople, type Instrument } from "./instrument.js";

const licence = { terms: "free", sentence: "May be freely reproduced." } as const;

const gardner1999 = {
  citation:
    "Gardner W, Murphy M, Childs G, et al. The PSC-17: a brief pediatric symptom checklist including psychosocial problem subscales. A report from PROS and ASPN. Ambul Child Health 1999;5:225–236.",
  address: null,
} as const;

/** Items left blank count 0; with four or more blank ones there is no score. */
export const psc17: Instrument = {
  ...unstated,
  id: "PSC-17",
  title: "Pediatric Symptom Checklist, 17 items",
  about: "Emotional and behavioral problems",
  populations: youngPeople,
  lookBackDays: null,
  items: plainItems(17, 2),
  min: 0,
  max: 34,
  direction: "lower",
  caseness: 15,
  missingItems: { allowed: 3, counts: "zero" },
  licence,
  toBeConfirmed: ["licence"],
  note: "No reliable change is published for the 17 items (6 is one of the 35-item form), and LOINC has no code for its total.",
  sources: [{ fields: ["items", "range", "caseness", "missingItems"], ...gardner1999 }],
};

function subscale(name: string, about: string, items: { count: number; caseness: number }): Instrument {
  return {
    ...unstated,
    id: `PSC-17-${name}`,
    title: `Pediatric Symptom Checklist, 17 items: ${name.toLowerCase()} subscale`,
    about,
    populations: youngPeople,
    lookBackDays: null,
    subscaleOf: "PSC-17",
    items: plainItems(items.count, 2),
    min: 0,
    max: items.count * 2,
    direction: "lower",
    caseness: items.caseness,
    licence,
    toBeConfirmed: ["licence"],
    sources: [{ fields: ["items", "range", "caseness"], ...gardner1999 }],
  };
}

export const psc17Subscales = [
  subscale("ATTENTION", "Attention problems", { count: 5, caseness: 7 }),
  subscale("EXTERNALIZING", "Externalizing problems", { count: 7, caseness: 7 }),
  subscale("INTERNALIZING", "Internalizing problems", { count: 5, caseness: 5 }),
];
