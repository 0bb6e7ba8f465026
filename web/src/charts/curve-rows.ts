import type { CurvePointResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";

/** Where a step curve stands at a time. */
export interface CurveHeight {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly atRisk: number;
}

/** One time at which any of the curves has a step, with the height of each; in the order in which they were given. */
export interface CurveRow {
  readonly time: number;
  readonly heights: readonly CurveHeight[];
}

/** The height of a step curve at a time: that of the last point not after it; 0 before the first. */
export function heightAt(curve: readonly CurvePointResponse[], time: number): number {
  let height = 0;
  for (const point of curve) {
    if (point.time > time) break;
    height = point.estimate;
  }
  return height;
}

/**
 * How many were still followed just before a time: the number at risk at the first step not before it. Null after the last
 * step, where the curve alone no longer says it. Competing events of one population share who is at risk: give all their
 * curves at once.
 */
export function atRiskAt(curves: readonly (readonly CurvePointResponse[])[], time: number): number | null {
  const next = curves.flatMap((curve) => curve.find((point) => point.time >= time) ?? []);
  if (next.length === 0) return null;
  return next.reduce((first, point) => (point.time < first.time ? point : first)).atRisk;
}

/**
 * Puts step curves on one axis of time, each carried on between its own steps, from 0 to `until` and no further, with a
 * row at each of the times `alsoAt` too.
 */
export function joinCurves(
  curves: readonly (readonly CurvePointResponse[])[],
  until: number,
  alsoAt: readonly number[] = [],
): readonly CurveRow[] {
  const times = new Set([0, until, ...alsoAt.filter((time) => time <= until)]);
  for (const point of curves.flat()) if (point.time <= until) times.add(point.time);
  const ordered = [...times].sort((one, other) => one - other);
  const heights = curves.map((curve) => carried(curve, ordered));
  return ordered.map((time, index) => ({ time, heights: heights.flatMap((each) => each[index] ?? []) }));
}

/** The rows at given times, e.g. those that the table behind a chart states. */
export function rowsAt(rows: readonly CurveRow[], times: readonly number[]): readonly CurveRow[] {
  return times.flatMap((time) => {
    const row = rows.findLast((one) => one.time <= time);
    return row ? [{ ...row, time }] : [];
  });
}

/** The same curve as what is left: one minus each height, its band turned over. */
export function turnedOver(row: CurveRow): CurveRow {
  return {
    time: row.time,
    heights: row.heights.map((height) => ({
      estimate: 1 - height.estimate,
      lower: 1 - height.upper,
      upper: 1 - height.lower,
      atRisk: height.atRisk,
    })),
  };
}

function carried(curve: readonly CurvePointResponse[], times: readonly number[]): readonly CurveHeight[] {
  let next = 0;
  let current: CurveHeight = { estimate: 0, lower: 0, upper: 0, atRisk: curve[0]?.atRisk ?? 0 };
  return times.map((time) => {
    while (next < curve.length && (curve[next]?.time ?? Infinity) <= time) {
      const point = curve[next];
      // Where a curve is at 0 or 1 its interval is not defined: the band closes on the line.
      if (point) {
        const { estimate, atRisk } = point;
        current = { estimate, atRisk, lower: point.lower ?? estimate, upper: point.upper ?? estimate };
      }
      next += 1;
    }
    return current;
  });
}

/** How many are still followed at a time, in words; a dash where the curve no longer says it. */
export function atRiskWords(curves: readonly (readonly CurvePointResponse[])[], time: number): string {
  const count = atRiskAt(curves, time);
  return count === null ? "–" : formatCount(count);
}
