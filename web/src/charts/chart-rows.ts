import { formatOf, formatPercent, formatPercentInterval } from "#shared/format";
import type { Group } from "../api.js";
import { wordingOf } from "../findings.js";

/** A month as the chart and the table behind it show it; below ten cases there is no rate. */
export interface MonthPoint {
  readonly period: string;
  readonly n: number;
  readonly numerator: number;
  readonly estimate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Distances from the estimate to the two limits. */
  readonly reach: readonly [number, number] | null;
  readonly isUnfinished: boolean;
  /** What the table says of the month. */
  readonly words: string;
}

/** Makes the points of the monthly chart from the groups of a measure by month. */
export function monthPoints(groups: readonly Group[]): readonly MonthPoint[] {
  return groups.map((group) => {
    const { result } = group;
    const isUnfinished = group.marks.includes("unfinished");
    const period = group.period ?? "";
    const empty = { estimate: null, lower: 0, upper: 0, reach: null };
    if (result.kind !== "proportion") {
      return { period, n: 0, numerator: 0, ...empty, isUnfinished, words: "no inquiries to count" };
    }
    const { numerator, denominator: n, estimate, lower, upper } = result;
    const wording = wordingOf(n);
    if (wording === "few") return { period, n, numerator, ...empty, isUnfinished, words: "too few to show" };
    if (wording === "counts" || lower === null || upper === null) {
      return { period, n, numerator, ...empty, isUnfinished, words: formatOf(numerator, n) };
    }
    const caution = wording === "imprecise" ? ", imprecise" : "";
    return {
      period,
      n,
      numerator,
      estimate,
      lower,
      upper,
      reach: [estimate - lower, upper - estimate],
      isUnfinished,
      words: `${formatPercent(estimate)} (${formatPercentInterval(lower, upper)}${caution})`,
    };
  });
}
