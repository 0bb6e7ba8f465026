import type { ProcessResponse } from "#shared/contract/analysis";
import { formatPeriod } from "#shared/format";

type Point = ProcessResponse["points"][number];

/** What may be said of a change now: the verdict on a recent point, or why there is too little to tell. */
export type ToldChange =
  | { readonly kind: "told"; readonly point: Point }
  | {
      readonly kind: "untold";
      /** Few words for a title or beside a figure. */
      readonly short: string;
      /** Whole sentences. */
      readonly why: string;
    };

/** The last period that process control has judged. */
export function lastJudged(chart: ProcessResponse): Point | undefined {
  return chart.points.findLast((point) => point.verdict !== null);
}

const assuranceWords = {
  pass: "always meets the goal",
  fail: "can’t meet the goal as it runs",
  hitOrMiss: "hits or misses the goal by chance",
} as const;

const variationWords = {
  concern: "signal of concern",
  improvement: "signal of improvement",
  commonCause: "no signal of change",
} as const;

/** What the two icons of process control say: whether it changes, and whether it meets the goal, where there is one. */
export function signWords(
  point: Point,
  { assurance }: Pick<ProcessResponse, "assurance">,
): { readonly variation: string; readonly assurance: string | null } {
  return {
    variation: variationWords[point.verdict ?? "commonCause"],
    assurance: assurance === null ? null : assuranceWords[assurance],
  };
}

/** Points whose shapes tell no verdict: where none may be told, as with trial limits. */
export function withoutVerdicts(points: readonly Point[]): Point[] {
  return points.map((point) => ({ ...point, signal: null, verdict: null }));
}

/** Judged points older than this many periods behind the newest one that is over speak of the past, not of now. */
const MOST_BEHIND = 1;

/**
 * Whether a process chart can tell of a change now. Trial limits, of fewer than 12 points, tell of none: with three months
 * of a summer program they reach from 0 to 100%, and "no signal" would be said of anything. Nor does a point that is
 * neither of the newest period that can be judged nor of the one before: periods that are not over or too young for all to
 * have ended are passed over, those without anybody are not.
 */
export function changeOf(chart: ProcessResponse): ToldChange {
  const point = lastJudged(chart);
  if (!point) {
    return {
      kind: "untold",
      short: "too few cases to judge",
      why: "No period has enough cases to be judged by process control.",
    };
  }
  if (chart.isTrial) {
    return {
      kind: "untold",
      short: "too few periods to tell a change",
      why: chart.sentences.slice(0, 2).join(" "),
    };
  }
  const newest = chart.points.findLastIndex(({ reason }) => reason === null || reason === "nobody");
  if (newest - chart.points.indexOf(point) <= MOST_BEHIND) return { kind: "told", point };
  const period = formatPeriod(point.period);
  return {
    kind: "untold",
    short: `nothing to judge since ${period}`,
    why: `Nothing can be judged since ${period}, the last period with anybody in it.`,
  };
}
