import type { FunnelResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import type { ProportionResponse, ResultResponse } from "#shared/contract/results";
import { formatPercent } from "#shared/format";

/** What the size of a denominator lets a page say. */
export type Wording = "few" | "counts" | "imprecise" | "plain";

/** From so many people, or other things counted, on a rate is told; of fewer the counts alone, and no curve is drawn. */
export const FEWEST_FOR_RATE = 10;

/** Whether a figure of n may be told as a rate. */
export function tellsRate(n: number): boolean {
  return n >= FEWEST_FOR_RATE;
}

/** Words by n: below 5 nothing, 5–9 counts only, 10–29 with a caution, from 30 on plainly. */
export function wordingOf(n: number): Wording {
  if (n < 5) return "few";
  if (!tellsRate(n)) return "counts";
  return n < 30 ? "imprecise" : "plain";
}

/**
 * The n of a result: denominator of a proportion or of shares, people or pairs of the others, the largest week of a
 * trajectory, the largest item of a list, 0 where there is no figure.
 */
export function sizeOf(result: ResultResponse): number {
  switch (result.kind) {
    case "proportion":
    case "shares":
      return result.denominator;
    case "rate":
      return Math.floor(result.amount);
    case "trajectory":
      return Math.max(0, ...result.points.map((point) => point.n));
    case "list":
      return Math.max(0, ...result.items.map((item) => sizeOf(item.result)));
    case "insufficient":
    case "suppressed":
    case "none":
      return 0;
    default:
      return result.n;
  }
}

/** The proportion where it may be shown as a rate, else null. */
export function shownRate(result: ResultResponse | undefined): ProportionResponse | null {
  return result?.kind === "proportion" && tellsRate(result.denominator) ? result : null;
}

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

/** Where an interval lies against a goal: wholly below or above it, or around it. */
export function againstGoal(result: ProportionResponse, goal: number): "below" | "above" | "around" {
  if (result.upper < goal) return "below";
  if (result.lower >= goal) return "above";
  return "around";
}

const markWords: Readonly<Record<string, string>> = {
  unfinished: "period not over",
  immature: "not all stays could end yet",
  few: "few cases",
  imprecise: "imprecise",
  prorated: "prorated scores",
  demo: "demo data",
};

/** The words of a figure's marks, small denominators included; demo data have their banner instead. */
export function markLabels(group: GroupResponse): readonly string[] {
  const wording = wordingOf(sizeOf(group.result));
  const marks = group.marks.filter((mark) => mark !== "demo" && mark !== "few" && mark !== "imprecise");
  const own = wording === "imprecise" ? ["imprecise"] : [];
  return [...marks, ...own].map((mark) => markWords[mark] ?? mark);
}
