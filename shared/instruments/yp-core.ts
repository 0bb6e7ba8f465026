import { HALF, nhsChildrensOutcomes, plainItems, unstated, type Instrument } from "./instrument.js";

export const ypCore: Instrument = {
  ...unstated,
  id: "YP-CORE",
  title: "Young Person's Clinical Outcomes in Routine Evaluation",
  about: "Psychological distress",
  populations: ["adolescent"],
  lookBackDays: 7,
  items: plainItems(10, 4),
  min: 0,
  max: 40,
  direction: "lower",
  reliableChange: 8,
  response: HALF,
  licence: {
    terms: "restricted",
    sentence: "© CORE System Trust; free to copy unchanged. Only thresholds are shipped.",
  },
  toBeConfirmed: ["licence"],
  note: "Never pooled with the CORE-10.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Twigg E, Cooper M, Evans C, et al. Acceptability, reliability, referential distributions and sensitivity to change in the Young Person's Clinical Outcomes in Routine Evaluation (YP-CORE) outcome measure. Child Adolesc Ment Health 2016;21:115–123.",
      address: "https://doi.org/10.1111/camh.12128",
    },
    { fields: ["reliableChange"], ...nhsChildrensOutcomes },
  ],
};
