import { adults, HALF, unstated, type Instrument } from "./instrument.js";

/**
 * Sixteen items make nine domains: of the sleep items (1–4), the appetite and weight items (6–9) and the two on
 * restlessness and slowing (15, 16) only the highest counts. The form asks for one of 6 and 7 and one of 8 and 9, so a
 * domain counts as answered when any of its items is.
 */
export const qidsSr16: Instrument = {
  ...unstated,
  id: "QIDS-SR16",
  title: "Quick Inventory of Depressive Symptomatology, self-report, 16 items",
  about: "Depression",
  populations: adults,
  lookBackDays: 7,
  items: {
    count: 16,
    min: 0,
    max: 3,
    pointsPerItem: 1,
    highestOf: [
      [1, 2, 3, 4],
      [6, 7, 8, 9],
      [15, 16],
    ],
  },
  min: 0,
  max: 27,
  direction: "lower",
  bands: [
    { name: "none", from: 0 },
    { name: "mild", from: 6 },
    { name: "moderate", from: 11 },
    { name: "severe", from: 16 },
    { name: "very severe", from: 21 },
  ],
  caseness: 6,
  remission: 6,
  response: HALF,
  safetyItems: [
    { item: 12, atLeast: 1, sentence: "Item 12 asks about thoughts of death or suicide.", loinc: null },
  ],
  licence: { terms: "unknown", sentence: "Only thresholds are shipped; see ids-qids.org for its terms." },
  toBeConfirmed: ["caseness", "missingItems", "safetyItems", "licence", "loinc"],
  note: "Remission is a score of 5 or less. No reliable change is published in a source that was read.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-Item Quick Inventory of Depressive Symptomatology (QIDS). Biol Psychiatry 2003;54:573–583.",
      address: "https://doi.org/10.1016/S0006-3223(02)01866-8",
    },
    {
      fields: ["remission", "response"],
      citation:
        "Trivedi MH, Rush AJ, Wisniewski SR, et al. Evaluation of outcomes with citalopram for depression using measurement-based care in STAR*D. Am J Psychiatry 2006;163:28–40.",
      address: "https://doi.org/10.1176/appi.ajp.163.1.28",
    },
    {
      fields: ["bands"],
      citation: "Inventory of Depressive Symptomatology and QIDS: interpretation, the developers' page.",
      address: "http://ids-qids.org/interpretation.html",
    },
  ],
};
