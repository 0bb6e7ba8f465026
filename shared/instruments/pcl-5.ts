import { adults, HALF, plainItems, unstated, type Instrument } from "./instrument.js";

export const pcl5: Instrument = {
  ...unstated,
  id: "PCL-5",
  title: "PTSD Checklist for DSM-5",
  about: "Post-traumatic stress",
  populations: adults,
  lookBackDays: 30,
  items: plainItems(20, 4),
  min: 0,
  max: 80,
  direction: "lower",
  caseness: 33,
  reliableChange: 10,
  response: HALF,
  loinc: { panel: "101697-1", total: "101698-9" },
  licence: { terms: "free", sentence: "Made by the U.S. Department of Veterans Affairs; not copyrighted." },
  toBeConfirmed: ["reliableChange", "loinc", "licence"],
  note: "Cuts from 31 to 33 are published; 33 is the product's default. For reliable change 10 is the default; 15 or 18 (Marx 2022) and 9 to 12 (primary care) are published too. It has no official severity bands.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Blevins CA, Weathers FW, Davis MT, Witte TK, Domino JL. The Posttraumatic Stress Disorder Checklist for DSM-5 (PCL-5): development and initial psychometric evaluation. J Trauma Stress 2015;28:489–498.",
      address: "https://doi.org/10.1002/jts.22059",
    },
    {
      fields: ["caseness"],
      citation:
        "Bovin MJ, Marx BP, Weathers FW, et al. Psychometric properties of the PTSD Checklist for DSM-5 (PCL-5) in veterans. Psychol Assess 2016;28:1379–1391.",
      address: "https://doi.org/10.1037/pas0000254",
    },
  ],
};
