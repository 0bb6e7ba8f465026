import { adults, HALF, plainItems, unstated, type Instrument } from "./instrument.js";

export const core10: Instrument = {
  ...unstated,
  id: "CORE-10",
  title: "Clinical Outcomes in Routine Evaluation, 10 items",
  about: "Psychological distress",
  populations: adults,
  lookBackDays: 7,
  items: plainItems(10, 4),
  min: 0,
  max: 40,
  direction: "lower",
  bands: [
    { name: "healthy", from: 0 },
    { name: "low", from: 6 },
    { name: "mild", from: 11 },
    { name: "moderate", from: 16 },
    { name: "moderate to severe", from: 21 },
    { name: "severe", from: 26 },
  ],
  caseness: 11,
  reliableChange: 6,
  response: HALF,
  safetyItems: [{ item: 6, atLeast: 1, sentence: "Item 6 asks about plans to end one's life.", loinc: null }],
  licence: {
    terms: "restricted",
    sentence: "© CORE System Trust; free to copy unchanged. Only thresholds are shipped.",
  },
  toBeConfirmed: ["bands", "licence"],
  note: "Reliable change 6 is that of a 90% interval; the children's outcomes of NHS England use 5, a stroke service 9.",
  sources: [
    {
      fields: ["items", "range", "caseness", "reliableChange"],
      citation:
        "Barkham M, Bewick B, Mullin T, et al. The CORE-10: a short measure of psychological distress for routine use in the psychological therapies. Couns Psychother Res 2013;13:3–13.",
      address: "https://doi.org/10.1080/14733145.2012.729069",
    },
  ],
};
