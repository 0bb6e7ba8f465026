import { adults, HALF, nhsChildrensOutcomes, plainItems, unstated, type Instrument } from "./instrument.js";

export const phq9Bands = [
  { name: "none", from: 0 },
  { name: "mild", from: 5 },
  { name: "moderate", from: 10 },
  { name: "moderately severe", from: 15 },
  { name: "severe", from: 20 },
] as const;

export const phqLicence = {
  terms: "free",
  sentence: "© Pfizer. May be used, copied and shown without fee or permission.",
} as const;

export const phq9: Instrument = {
  ...unstated,
  id: "PHQ-9",
  title: "Patient Health Questionnaire, 9 items",
  about: "Depression",
  populations: adults,
  lookBackDays: 14,
  items: plainItems(9, 3),
  min: 0,
  max: 27,
  direction: "lower",
  bands: phq9Bands,
  caseness: 10,
  reliableChange: 6,
  remission: 5,
  response: HALF,
  missingItems: { allowed: 2, counts: "mean" },
  safetyItems: [
    {
      item: 9,
      atLeast: 1,
      sentence: "Item 9 asks about thoughts of death or self-harm.",
      loinc: "44260-8",
    },
  ],
  loinc: { panel: "44249-1", total: "44261-6" },
  licence: phqLicence,
  toBeConfirmed: ["licence"],
  note: "A smallest important change of about 20% of the baseline has been published beside fixed points; the product counts points.",
  sources: [
    {
      fields: ["items", "range", "bands", "caseness", "response"],
      citation:
        "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16:606–613.",
      address: "https://doi.org/10.1046/j.1525-1497.2001.016009606.x",
    },
    { fields: ["reliableChange"], ...nhsChildrensOutcomes },
    {
      fields: ["remission"],
      citation: "CMS159: Depression Remission at Twelve Months, electronic clinical quality measure.",
      address:
        "https://build.fhir.org/ig/cqframework/ecqm-content-qicore-2025/Library-CMS159FHIRDepressionRemissionatTwelveMonths.html",
    },
    {
      fields: ["bands", "loinc"],
      citation: "LOINC 44249-1, 44261-6, LL382-3.",
      address: "https://loinc.org/44249-1",
    },
  ],
};
