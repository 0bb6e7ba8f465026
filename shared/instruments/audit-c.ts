import { adults, plainItems, unstated, yearLongLookBack, type Instrument } from "./instrument.js";

export const auditC: Instrument = {
  ...unstated,
  id: "AUDIT-C",
  title: "AUDIT, the three questions on consumption",
  about: "Alcohol use",
  populations: adults,
  lookBackDays: 365,
  items: plainItems(3, 4),
  min: 0,
  max: 12,
  direction: "lower",
  casenessBySex: { female: 3, male: 4 },
  loinc: { panel: "72109-2", total: "75626-2" },
  licence: { terms: "free", sentence: "Public domain (World Health Organization)." },
  use: "intakeOnly",
  useSentence: yearLongLookBack("AUDIT-C"),
  note: "The cut depends on sex; where that is not known, both are shown. When all points come from item 1, the recent consumption is to be reviewed.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Bush K, Kivlahan DR, McDonell MB, Fihn SD, Bradley KA. The AUDIT alcohol consumption questions (AUDIT-C). Arch Intern Med 1998;158:1789–1795.",
      address: "https://doi.org/10.1001/archinte.158.16.1789",
    },
    {
      fields: ["casenessBySex", "loinc", "licence"],
      citation: "LOINC 72109-2, 75626-2.",
      address: "https://loinc.org/75626-2",
    },
  ],
};
