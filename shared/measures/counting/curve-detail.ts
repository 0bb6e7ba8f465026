/** How many points of each curve are wanted: none, enough to draw it, or all. */
export type CurveDetail = "none" | "thin" | "full";

const THIN_POINTS = 400;

/** The places of the points that are kept of a curve: when thin at most 400, the first and the last among them. */
export function keptPoints(length: number, detail: CurveDetail): readonly number[] {
  if (detail === "none") return [];
  const step = detail === "full" ? 1 : Math.max(1, Math.ceil((length - 1) / (THIN_POINTS - 1)));
  const kept: number[] = [];
  for (let place = 0; place < length; place += step) kept.push(place);
  if (length > 0 && kept.at(-1) !== length - 1) kept.push(length - 1);
  return kept;
}
