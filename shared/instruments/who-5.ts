import { unstated, type Instrument } from "./instrument.js";

/** Scored as the percentage, 0 to 100: the raw sum of 0 to 25 times 4. */
export const who5: Instrument = {
  ...unstated,
  id: "WHO-5",
  title: "WHO-5 Well-Being Index",
  about: "Well-being",
  populations: ["child", "adolescent", "adult", "older_adult"],
  lookBackDays: 14,
  items: { count: 5, min: 0, max: 5, pointsPerItem: 4, highestOf: [] },
  min: 0,
  max: 100,
  direction: "higher",
  caseness: 50,
  reliableChange: 10,
  licence: { terms: "free", sentence: "Free to use without permission." },
  toBeConfirmed: ["reliableChange", "loinc"],
  note: "A case is 50 or less (a raw sum of 12 or less). No published rule of response, so it has none.",
  sources: [
    {
      fields: ["items", "range", "caseness", "licence"],
      citation:
        "Topp CW, Østergaard SD, Søndergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84:167–176.",
      address: "https://doi.org/10.1159/000376585",
    },
  ],
};
