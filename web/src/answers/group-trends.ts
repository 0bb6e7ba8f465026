import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { GroupResponse, MeasureResponse } from "#shared/contract/measures";
import type { Dimension } from "#shared/measures/definition";
import { withoutLimits } from "./values-by-period.js";
import { changeOf, signWords, withoutVerdicts } from "./process-verdict.js";

/** The last twelve months of one group, and its process chart, which rests on two years; null where there is none. */
export interface Trend {
  readonly points: readonly ProcessPointResponse[];
  readonly process: ProcessResponse | null;
}

const MONTHS = 12;

/** The lines of all groups of a measure's months, by the value of their dimension. */
export function trendsIn(figure: MeasureResponse, by: Dimension): ReadonlyMap<string, Trend> {
  const charts = new Map((figure.process ?? []).map(({ key, chart }) => [key[by] ?? "", chart]));
  const groups = new Map<string, GroupResponse[]>();
  for (const group of figure.groups) {
    const value = group.key[by] ?? "";
    groups.set(value, [...(groups.get(value) ?? []), group]);
  }
  return new Map(
    [...groups].map(([value, months]): [string, Trend] => {
      const chart = charts.get(value);
      const process = chart?.kind === "process" ? chart : null;
      const points = process?.points ?? withoutLimits(months).points;
      return [value, { points: points.slice(-MONTHS), process }];
    }),
  );
}

/** What is drawn of a line and said under it. */
export interface ShownTrend {
  readonly points: readonly ProcessPointResponse[];
  /** The chart that the icons speak of; null where nothing is judged. */
  readonly process: ProcessResponse | null;
  /** Why nothing is judged; empty where the icons stand. */
  readonly why: string;
  /** All of it in words, for a file. */
  readonly words: string;
}

/**
 * A line with what may be told of it, by one rule for rows and cards. Trial limits are drawn, but tell of no change. Months
 * of measures of which one person gives many rows are judged too: limits between months widen with how much these vary.
 */
export function shownTrend({ points, process }: Trend): ShownTrend {
  if (process === null) {
    const why = "too few periods to tell a change";
    return { points, process: null, why, words: why };
  }
  const told = changeOf(process);
  // Nor do the shapes of the points tell what the words don't.
  if (told.kind === "untold") {
    return { points: withoutVerdicts(points), process: null, why: told.short, words: told.short };
  }
  const { variation, assurance } = signWords(told.point, process);
  const words = assurance === null ? variation : `${variation}; ${assurance}`;
  return { points, process, why: "", words };
}
