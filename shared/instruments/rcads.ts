import { sentenceCase } from "../format.js";
import { nhsChildrensOutcomes, unstated, youngPeople, type Instrument } from "./instrument.js";

/**
 * The six subscales as T scores, which whoever scored the form has standardized by sex and age (8 to 17 years): T is
 * 10 × (raw − mean) / SD + 50. Raw sums are something else and are not taken. Each rater is an instrument of its own.
 */
function subscale(name: string, changes: { self: number; parent: number }): Instrument[] {
  const code = name.toUpperCase().replaceAll(" ", "-");
  const of = (id: string, rater: string, reliableChange: number): Instrument => ({
    ...unstated,
    id,
    title: `Revised Children's Anxiety and Depression Scale: ${name}, T score, ${rater}`,
    about: sentenceCase(name),
    populations: youngPeople,
    lookBackDays: null,
    subscaleOf: "RCADS",
    items: null,
    min: 0,
    max: 200,
    direction: "lower",
    bands: [
      { name: "average", from: 0 },
      { name: "borderline", from: 65 },
      { name: "clinical", from: 70 },
    ],
    caseness: 70,
    reliableChange,
    licence: { terms: "unknown", sentence: "Its terms are to be confirmed; only thresholds are shipped." },
    toBeConfirmed: ["range", "bands", "caseness", "licence"],
    note: "Thresholds are in T points, not in raw points.",
    sources: [{ fields: ["reliableChange"], ...nhsChildrensOutcomes }],
  });
  return [
    of(`RCADS-${code}-T`, "rated by the young person", changes.self),
    of(`RCADS-P-${code}-T`, "rated by a parent", changes.parent),
  ];
}

export const rcads = [
  ...subscale("depression", { self: 17.73, parent: 22.87 }),
  ...subscale("generalized anxiety", { self: 14.91, parent: 18.3 }),
  ...subscale("obsessions and compulsions", { self: 16.35, parent: 24.06 }),
  ...subscale("panic", { self: 18.29, parent: 40.93 }),
  ...subscale("separation anxiety", { self: 22.95, parent: 28 }),
  ...subscale("social phobia", { self: 13.99, parent: 16.63 }),
];
