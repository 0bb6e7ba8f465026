import { adults, HALF, plainItems, unstated, type Instrument } from "./instrument.js";

export const pacs: Instrument = {
  ...unstated,
  id: "PACS",
  title: "Penn Alcohol Craving Scale",
  about: "Craving for alcohol",
  populations: adults,
  lookBackDays: 7,
  items: plainItems(5, 6),
  min: 0,
  max: 30,
  direction: "lower",
  response: HALF,
  licence: { terms: "free", sentence: "Free to use." },
  toBeConfirmed: ["licence"],
  note: "Cuts of 15 and of more than 20 rest on weak evidence, and no reliable change is published: it has no classes.",
  sources: [
    {
      fields: ["items", "range"],
      citation:
        "Flannery BA, Volpicelli JR, Pettinati HM. Psychometric properties of the Penn Alcohol Craving Scale. Alcohol Clin Exp Res 1999;23:1289–1295.",
      address: "https://doi.org/10.1111/j.1530-0277.1999.tb04349.x",
    },
  ],
};
