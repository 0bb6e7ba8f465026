import type { CurvePointResponse, TimeToEventResponse } from "#shared/contract/results";
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

/** For so many days the API tells how many are followed. */
const YEAR = 366;

type Followed = Pick<TimeToEventResponse, "unit" | "followed">;

/** The height of a step curve at a time: that of the last point not after it; 0 before the first. */
export function heightAt(curve: readonly CurvePointResponse[], time: number): number {
  let height = 0;
  for (const point of curve) {
    if (point.time > time) break;
    height = point.estimate;
  }
  return height;
}

/** How many of a curve's people were still followed just before a time in its unit; null but at whole days of the first year. */
export function followedAt({ unit, followed }: Followed, time: number): number | null {
  const day = time / (unit === "hours" ? 24 : 1);
  if (!Number.isInteger(day) || day > YEAR) return null;
  return followed[day] ?? 0;
}

/** The same in words; a dash where it is not told. */
export function followedWordsAt(curve: Followed | undefined, time: number): string {
  const count = curve ? followedAt(curve, time) : null;
  return count === null ? "–" : formatCount(count);
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
