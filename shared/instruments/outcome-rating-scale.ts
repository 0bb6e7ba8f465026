import { adults, nhsChildrensOutcomes, unstated, type Instrument } from "./instrument.js";

const licence = {
  terms: "restricted",
  sentence: "Proprietary; only range and reliable change are shipped.",
} as const;

/** Four lines of 10 cm, measured in millimetres: totals with decimals, so only totals are taken. */
const shape = {
  ...unstated,
  lookBackDays: 7,
  about: "Well-being",
  items: null,
  min: 0,
  max: 40,
  direction: "higher",
  licence,
  toBeConfirmed: ["licence"],
  sources: [{ fields: ["range", "reliableChange"], ...nhsChildrensOutcomes }],
} as const;

export const ors: Instrument = {
  ...shape,
  id: "ORS",
  title: "Outcome Rating Scale",
  populations: ["adolescent", ...adults],
  reliableChange: 6.6,
};

export const cors: Instrument = {
  ...shape,
  id: "CORS",
  title: "Child Outcome Rating Scale",
  populations: ["child"],
  reliableChange: 10,
};
