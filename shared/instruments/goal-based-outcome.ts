import { nhsChildrensOutcomes, unstated, type Instrument } from "./instrument.js";

/** A person may have up to three goals, each rated for itself: three instruments. */
export const goalBasedOutcomes = [1, 2, 3].map((goal): Instrument => ({
  ...unstated,
  id: `GBO-${goal}`,
  title: `Goal-Based Outcome, goal ${goal}`,
  about: "How near a person is to a goal of their own",
  populations: ["child", "adolescent", "adult", "older_adult"],
  lookBackDays: null,
  items: null,
  min: 0,
  max: 10,
  direction: "higher",
  reliableChange: 3,
  licence: { terms: "unknown", sentence: "Its terms are to be confirmed." },
  toBeConfirmed: ["licence"],
  sources: [{ fields: ["range", "reliableChange"], ...nhsChildrensOutcomes }],
}));
