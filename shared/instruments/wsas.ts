import { adults, HALF, plainItems, unstated, type Instrument } from "./instrument.js";

export const wsas: Instrument = {
  ...unstated,
  id: "WSAS",
  title: "Work and Social Adjustment Scale",
  about: "Impairment of daily life",
  populations: adults,
  lookBackDays: null,
  items: plainItems(5, 8),
  min: 0,
  max: 40,
  direction: "lower",
  bands: [
    { name: "below clinical levels", from: 0 },
    { name: "significant impairment", from: 10 },
    { name: "moderately severe or worse", from: 21 },
  ],
  caseness: 10,
  reliableChange: 8,
  response: HALF,
  licence: {
    terms: "unknown",
    sentence: "Its author, Isaac Marks, is to be asked; only thresholds are shipped.",
  },
  toBeConfirmed: ["reliableChange", "licence", "loinc"],
  note: "The upper band begins above 20: a score of 20 still is in the middle one.",
  sources: [
    {
      fields: ["items", "range", "bands", "caseness"],
      citation:
        "Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale: a simple measure of impairment in functioning. Br J Psychiatry 2002;180:461–464.",
      address: "https://doi.org/10.1192/bjp.180.5.461",
    },
  ],
};
