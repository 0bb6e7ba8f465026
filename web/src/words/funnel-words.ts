import type { FunnelResponse } from "#shared/contract/analysis";
import { formatPercent } from "#shared/format";
import { wordingOf } from "./told-by-n.js";

/** How many units of a funnel plot are judged, and how many of them lie beyond the outer and between the two limits. */
export function funnelCounts(points: FunnelResponse["points"]): {
  readonly judged: number;
  readonly beyond: number;
  readonly near: number;
} {
  const marked = (end: string): number => points.filter((point) => point.flag.endsWith(end)).length;
  return { judged: points.length - marked("not-judged"), beyond: marked("-998"), near: marked("-95") };
}

/** Where a unit of a funnel plot lies, in words: the same in the drawing and in its table. */
export const funnelFlagWords: Readonly<Record<FunnelResponse["points"][number]["flag"], string>> = {
  inside: "within what chance allows",
  "above-95": "above the 95% limits",
  "below-95": "below the 95% limits",
  "above-998": "above the 99.8% limits",
  "below-998": "below the 99.8% limits",
  "not-judged": "not judged",
};

/** The share of a unit of a funnel plot; of fewer than ten people only the counts are told. */
export function unitShareWords({ estimate, denominator }: FunnelResponse["points"][number]): string {
  return wordingOf(denominator) === "counts" ? "too few for a rate" : formatPercent(estimate);
}
