import { adults, plainItems, unstated, yearLongLookBack, type Instrument } from "./instrument.js";

export const dast10: Instrument = {
  ...unstated,
  id: "DAST-10",
  title: "Drug Abuse Screening Test, 10 items",
  about: "Drug use",
  populations: adults,
  lookBackDays: 365,
  items: plainItems(10, 1),
  min: 0,
  max: 10,
  direction: "lower",
  bands: [
    { name: "none", from: 0 },
    { name: "low", from: 1 },
    { name: "moderate", from: 3 },
    { name: "substantial", from: 6 },
    { name: "severe", from: 9 },
  ],
  caseness: 3,
  loinc: { panel: "82666-9", total: "82667-7" },
  licence: { terms: "unknown", sentence: "© Harvey Skinner; its terms are to be confirmed." },
  use: "intakeOnly",
  useSentence: yearLongLookBack("DAST-10"),
  toBeConfirmed: ["items", "licence"],
  note: "One item is reversed; answers are taken as scored.",
  sources: [
    {
      fields: ["range"],
      citation: "Skinner HA. The Drug Abuse Screening Test. Addict Behav 1982;7:363–371.",
      address: "https://doi.org/10.1016/0306-4603(82)90005-3",
    },
    {
      fields: ["bands"],
      citation: "National Institutes of Health, Common Data Elements: DAST-10 total (mkqPMjm1yx).",
      address: "https://cde.nlm.nih.gov/deView?tinyId=mkqPMjm1yx",
    },
    {
      fields: ["caseness", "loinc"],
      citation: "LOINC 82666-9, 82667-7.",
      address: "https://loinc.org/82667-7",
    },
  ],
};
