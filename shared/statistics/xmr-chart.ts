import {
  FEWEST_FOR_LIMITS,
  chartOf,
  judge,
  segmentsBetween,
  type ControlChart,
  type ControlOptions,
  type ControlPiece,
} from "./control-chart.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { momentsOf } from "./moments.js";
import { movingRanges, type PlacedValue } from "./moving-range.js";

/** Process limits lie this many mean moving ranges from the centre line: 3 / 1.128, rounded as the field rounds it. */
const LIMIT = 2.66;

export interface XmrOptions extends ControlOptions {
  /** Leave out extreme moving ranges; on unless told otherwise. */
  readonly screening?: boolean;
  /** Reckon the limits of each segment from its first points only, at least 12. */
  readonly fixAfter?: number;
}

function valuesOf(series: ArrayLike<number | null>): PlacedValue[] {
  return Array.from(series, (value, index) => ({ index, value: value ?? NaN })).filter(
    ({ value }) => !Number.isNaN(value),
  );
}

/** Why limits have no width, if they have none. */
function withoutWidth(values: readonly number[], movingRange: number): string | null {
  if (values.length === 1) return "One point has no spread.";
  if (momentsOf(values)?.variance === 0) return "All values are equal.";
  return movingRange === 0 ? "No two neighbouring points differ." : null;
}

function pieceOf(places: readonly PlacedValue[], options: XmrOptions): ControlPiece {
  const basis = places.slice(0, options.fixAfter);
  const kept = movingRanges(basis, options.screening ?? true);
  const values = places.map((place) => place.value);
  const reason = withoutWidth(values, kept.mean);
  const movingRange = reason === null ? kept.mean : 0;
  const centreLine = momentsOf(basis.map((place) => place.value))?.mean ?? 0;
  const width = LIMIT * movingRange;
  const points = places.map((place) => ({
    ...place,
    centreLine,
    lowerProcessLimit: centreLine - width,
    upperProcessLimit: centreLine + width,
    lowerNearLimit: centreLine - (2 * width) / 3,
    upperNearLimit: centreLine + (2 * width) / 3,
  }));
  return {
    points: judge(points, movingRanges(places, false).ranges, options),
    segment: {
      start: places[0]?.index ?? 0,
      n: places.length,
      method: "xmr",
      centreLine,
      movingRange,
      screened: kept.screened,
      isTrial: basis.length < FEWEST_FOR_LIMITS,
      ...(reason === null ? {} : { reason }),
    },
  };
}

/**
 * XmR chart: a series of values over time with the limits within which chance alone would keep it.
 *
 * Takes one value a point of time in any unit, null or NaN for a gap (an off-season month is no point: runs go on across
 * it, but no moving range does); gives centre line, limits and verdict for each point in that unit. Baselines are set by people, with a
 * reason; nothing is re-based automatically.
 * Assumes values of equal weight: shares of unequal numbers of people belong on a p chart.
 * n = 0 and all missing give `insufficient`; n = 1 and all equal (or neighbours that never differ) give limits that equal the
 * centre line, no signal, and the reason with the segment. Fewer than 12 points give trial limits.
 * Source: NHSRplotthedots 0.2.2, R/ptd_spc_standard.R; constants of Nelson 1982; test/golden/xmr.json.
 * Example: 4, 6, 5 have the centre line 5, the mean moving range 1.5 and trial limits 1.01 and 8.99.
 */
export function xmrChart(series: ArrayLike<number | null>, options: XmrOptions): ControlChart | Insufficient {
  if ((options.fixAfter ?? FEWEST_FOR_LIMITS) < FEWEST_FOR_LIMITS) {
    return insufficient(`Limits can't be fixed by fewer than ${FEWEST_FOR_LIMITS} points.`);
  }
  const values = valuesOf(series);
  const pieces = segmentsBetween(values, options.baselines ?? []).map((each) => pieceOf(each, options));
  return chartOf(pieces, series.length, options);
}
