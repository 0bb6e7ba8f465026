/**
 * The instruments whose items and totals are checked when scores arrive. Items are values as scored (reversed items
 * already turned). Sources: the instruments' own scoring instructions; thresholds of change belong to the measures.
 */
export type Instrument = {
  id: string;
  /** Number of items that make the total, and the largest value of one (the smallest is 0). */
  items: number;
  itemMax: number;
  /** What one point of an item adds to the total. */
  pointsPerItem: number;
  min: number;
  max: number;
  /** How many items may be missing, and whether the mean of the answered ones or nothing stands in for them. */
  missingAllowed: number;
  missingCounts: "mean" | "zero";
};

const none = { pointsPerItem: 1, min: 0, missingAllowed: 0, missingCounts: "mean" } as const;
const twoProrated = { ...none, missingAllowed: 2 } as const;

/** In the order of their ids. GAD-7's rule for missing items is taken from the PHQ-9's and not confirmed by a source. */
export const instruments: readonly Instrument[] = [
  { ...none, id: "AUDIT", items: 10, itemMax: 4, max: 40 },
  { ...none, id: "AUDIT-C", items: 3, itemMax: 4, max: 12 },
  { ...none, id: "CORE-10", items: 10, itemMax: 4, max: 40 },
  { ...none, id: "DAST-10", items: 10, itemMax: 1, max: 10 },
  { ...twoProrated, id: "GAD-7", items: 7, itemMax: 3, max: 21 },
  { ...none, id: "PCL-5", items: 20, itemMax: 4, max: 80 },
  { ...twoProrated, id: "PHQ-9", items: 9, itemMax: 3, max: 27 },
  { ...twoProrated, id: "PHQ-A", items: 9, itemMax: 3, max: 27 },
  { ...none, id: "PSC-17", items: 17, itemMax: 2, max: 34, missingAllowed: 3, missingCounts: "zero" },
  { ...none, id: "WHO-5", items: 5, itemMax: 5, pointsPerItem: 4, max: 100 },
  { ...none, id: "WSAS", items: 5, itemMax: 8, max: 40 },
];
