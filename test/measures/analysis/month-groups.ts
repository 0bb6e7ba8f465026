import { accessWithin48h } from "#shared/measures/access-within-48h";
import { processChart, type Baseline, type ProcessChart } from "#shared/measures/analysis/process";
import { proportionResult } from "#shared/measures/counting/figure-results";
import type { GroupResult, Mark } from "#shared/measures/result";

function month(index: number): string {
  return `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** A month with so many of so many, or without anybody. */
export function group(
  index: number,
  counts: readonly [number, number] | null,
  marks: readonly Mark[] = [],
): GroupResult {
  return {
    key: {},
    period: month(index),
    initialPopulation: counts?.[1] ?? 0,
    excluded: {},
    pending: 0,
    missing: {},
    result: counts
      ? proportionResult(...counts)
      : { kind: "none", reason: "Nobody is in the initial population." },
    beside: {},
    bounds: null,
    marks,
  };
}

/** Months of 40 people each with these numerators; null is a month without anybody. */
export function months(numerators: readonly (number | null)[]): GroupResult[] {
  return numerators.map((numerator, index) => group(index, numerator === null ? null : [numerator, 40]));
}

/** Eighteen to twenty-three of forty a month, as chance lets them vary around half. */
export const steady = [20, 22, 19, 21, 18, 20, 23, 20, 19, 21, 20, 22];

/** No baseline, and a rise is better. */
export const plain = { improvement: "increase", baselines: [] } as const;

/** How the access measure judges these months. */
export function judge(groups: readonly GroupResult[], baselines: readonly Baseline[] = []): ProcessChart {
  const chart = processChart(accessWithin48h, { groups, improvement: "increase", baselines });
  if (chart.kind !== "process") throw new Error(chart.reason);
  return chart;
}
