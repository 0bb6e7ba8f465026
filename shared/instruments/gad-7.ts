import { HALF, nhsChildrensOutcomes, plainItems, unstated, type Instrument } from "./instrument.js";
import { phqLicence } from "./phq-9.js";

export const gad7: Instrument = {
  ...unstated,
  id: "GAD-7",
  title: "Generalized Anxiety Disorder scale, 7 items",
  about: "Anxiety",
  populations: ["adolescent", "adult", "older_adult"],
  lookBackDays: 14,
  items: plainItems(7, 3),
  min: 0,
  max: 21,
  direction: "lower",
  bands: [
    { name: "minimal", from: 0 },
    { name: "mild", from: 5 },
    { name: "moderate", from: 10 },
    { name: "severe", from: 15 },
  ],
  caseness: 8,
  reliableChange: 4,
  response: HALF,
  missingItems: { allowed: 2, counts: "mean" },
  loinc: { panel: "69737-5", total: "70274-6" },
  licence: phqLicence,
  toBeConfirmed: ["missingItems", "loinc", "licence"],
  note: "10 is the cut of the first paper, for generalized anxiety; 8 is the cut for any anxiety disorder and the product's default. The rule for missing items is the PHQ-9's.",
  sources: [
    {
      fields: ["items", "range", "bands"],
      citation:
        "Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166:1092–1097.",
      address: "https://doi.org/10.1001/archinte.166.10.1092",
    },
    {
      fields: ["caseness"],
      citation:
        "Kroenke K, Spitzer RL, Williams JBW, Monahan PO, Löwe B. Anxiety disorders in primary care: prevalence, impairment, comorbidity, and detection. Ann Intern Med 2007;146:317–325.",
      address: "https://doi.org/10.7326/0003-4819-146-5-200703060-00004",
    },
    {
      fields: ["reliableChange"],
      citation:
        "Toussaint A, Hüsing P, Gumz A, et al. Sensitivity to change and minimal clinically important difference of the 7-item Generalized Anxiety Disorder Questionnaire (GAD-7). J Affect Disord 2020;265:395–401.",
      address: "https://doi.org/10.1016/j.jad.2020.01.032",
    },
    { fields: ["reliableChange"], ...nhsChildrensOutcomes },
  ],
};
