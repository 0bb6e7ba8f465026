import { adults, plainItems, unstated, yearLongLookBack, type Instrument } from "./instrument.js";

export const audit: Instrument = {
  ...unstated,
  id: "AUDIT",
  title: "Alcohol Use Disorders Identification Test",
  about: "Alcohol use",
  populations: adults,
  lookBackDays: 365,
  items: plainItems(10, 4),
  min: 0,
  max: 40,
  direction: "lower",
  bands: [
    { name: "low risk", from: 0 },
    { name: "hazardous", from: 8 },
    { name: "harmful", from: 16 },
    { name: "possible dependence", from: 20 },
  ],
  caseness: 8,
  loinc: { panel: "72110-0", total: "75624-7" },
  licence: { terms: "free", sentence: "Public domain (World Health Organization)." },
  use: "intakeOnly",
  useSentence: yearLongLookBack("AUDIT"),
  sources: [
    {
      fields: ["items", "range", "bands", "caseness"],
      citation:
        "Babor TF, Higgins-Biddle JC, Saunders JB, Monteiro MG. AUDIT: the Alcohol Use Disorders Identification Test. Guidelines for use in primary care. 2nd edition. World Health Organization 2001 (WHO/MSD/MSB/01.6a).",
      address: "https://www.who.int/publications/i/item/WHO-MSD-MSB-01.6a",
    },
    {
      fields: ["loinc", "licence"],
      citation: "LOINC 72110-0, 75624-7.",
      address: "https://loinc.org/72110-0",
    },
  ],
};
