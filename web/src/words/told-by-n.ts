import type { ProportionResponse, ResultResponse } from "#shared/contract/results";

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
