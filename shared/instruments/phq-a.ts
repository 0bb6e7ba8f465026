import { HALF, nhsChildrensOutcomes, plainItems, unstated, type Instrument } from "./instrument.js";
import { phq9, phq9Bands, phqLicence } from "./phq-9.js";

/** The nine scored items of the adolescents' form; what it asks beyond them makes no part of the total. */
export const phqA: Instrument = {
  ...unstated,
  id: "PHQ-A",
  title: "Patient Health Questionnaire for adolescents (PHQ-9 modified for teens)",
  about: "Depression",
  populations: ["adolescent"],
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
  missingItems: phq9.missingItems,
  safetyItems: [
    { item: 9, atLeast: 1, sentence: "Item 9 asks about thoughts of death or self-harm.", loinc: null },
  ],
  loinc: { panel: "89206-7", total: "89204-2" },
  licence: phqLicence,
  toBeConfirmed: ["bands", "caseness", "missingItems", "licence"],
  note: "Bands, caseness and the rule for missing items are the PHQ-9's. Never pooled with the PHQ-9.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Johnson JG, Harris ES, Spitzer RL, Williams JBW. The Patient Health Questionnaire for Adolescents. J Adolesc Health 2002;30:196–204.",
      address: "https://doi.org/10.1016/S1054-139X(01)00333-0",
    },
    { fields: ["reliableChange"], ...nhsChildrensOutcomes },
    {
      fields: ["remission"],
      citation:
        "CMS159: Depression Remission at Twelve Months, electronic clinical quality measure (from 12 years of age, PHQ-9 or PHQ-9M).",
      address:
        "https://build.fhir.org/ig/cqframework/ecqm-content-qicore-2025/Library-CMS159FHIRDepressionRemissionatTwelveMonths.html",
    },
    { fields: ["loinc"], citation: "LOINC 89206-7, 89204-2.", address: "https://loinc.org/89204-2" },
  ],
};
