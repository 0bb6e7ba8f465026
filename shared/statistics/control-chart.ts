import { signalsOf, type ControlLimits, type LimitedPoint, type Signal } from "./control-signals.js";
import { insufficient, type Insufficient } from "./insufficient.js";

/** Which way a value has to go to be better; the same words as a measure's improvement notation. */
export type Improvement = "increase" | "decrease";

export type ControlMethod = "xmr" | "p" | "p-prime";

export type Verdict = "commonCause" | "improvement" | "concern";

/** What the process does about its target: always beyond it, always short of it, or either by chance. */
export type Assurance = "pass" | "fail" | "hitOrMiss";

export interface ControlPoint extends LimitedPoint {
  /**
   * Distance to the point before it in the segment, null for the first and after a gap: in the unit of the values on an XmR chart, in
   * standard errors on a p chart.
   */
  readonly movingRange: number | null;
  /** The first rule that the point breaks, in the order of NHSRplotthedots. */
  readonly signal: Signal | null;
  /** Above or rising is "up"; null without a signal. */
  readonly direction: "up" | "down" | null;
  readonly verdict: Verdict;
}

/** The points between one baseline and the next, which share their lines' reckoning. */
export interface ControlSegment {
  /** Place in the series of the segment's first point. */
  readonly start: number;
  readonly n: number;
  readonly method: ControlMethod;
  readonly centreLine: number;
  /** Mean of the moving ranges that were kept. */
  readonly movingRange: number;
  /** Moving ranges left out by screening. */
  readonly screened: number;
  /** On a p chart: how much more the shares vary than chance would let them; p′ limits are wider by this factor. */
  readonly sigmaZ?: number;
  /** Fewer than 12 points: the limits are trial limits. */
  readonly isTrial: boolean;
  /** Why the limits equal the centre line and no signal fires, where that is so. */
  readonly reason?: string;
}

/** What a chart is asked for, whatever its kind. */
export interface ControlOptions {
  readonly improvement: Improvement;
  readonly target?: number;
  /** Places in the series at which a person has set a new baseline; limits and rules start anew there. */
  readonly baselines?: readonly number[];
  /** Points that make a trend: 7 unless told otherwise. */
  readonly trendPoints?: 6 | 7;
}

/** A control chart, ready to draw; XmR charts and p charts have the same shape. */
export interface ControlChart {
  /** "p-prime" where any segment's limits are. */
  readonly method: ControlMethod;
  /** Points; gaps are not counted. */
  readonly n: number;
  readonly gaps: number;
  readonly points: readonly ControlPoint[];
  readonly segments: readonly ControlSegment[];
  /** The verdict on the last point, which is the chart's. */
  readonly verdict: Verdict;
  /** Null without a target, and where the last segment is a single point. */
  readonly assurance: Assurance | null;
  /** The last segment has fewer than 12 points. */
  readonly isTrial: boolean;
}

/** Limits from fewer points than this are trial limits; they can't be fixed by fewer either. */
export const FEWEST_FOR_LIMITS = 12;

/** Whether a signal is good or bad news. */
function verdictOf(direction: ControlPoint["direction"], improvement: Improvement): Verdict {
  if (direction === null) return "commonCause";
  return toneOf(direction, improvement);
}

/** Whether it is good or bad news that a value went up or down. */
export function toneOf(direction: "up" | "down", improvement: Improvement): "improvement" | "concern" {
  return (direction === "up") === (improvement === "increase") ? "improvement" : "concern";
}

/**
 * Assurance: whether the process as it is will meet its target.
 *
 * Takes the points of the last segment; a target beyond the limits of every one of them is met or missed whatever chance
 * does, a target equal to a limit or between two is hit or missed.
 * Source: NHSRplotthedots, ptd_calculate_assurance_type; there the limits of a segment are all the same.
 */
export function assuranceOf(
  points: readonly ControlLimits[],
  target: number,
  improvement: Improvement,
): Assurance {
  const isAbove = points.every((point) => target > point.upperProcessLimit);
  const isBelow = points.every((point) => target < point.lowerProcessLimit);
  if (!isAbove && !isBelow) return "hitOrMiss";
  return isAbove === (improvement === "increase") ? "fail" : "pass";
}

/** A segment with its points judged. */
export interface ControlPiece {
  readonly segment: ControlSegment;
  readonly points: readonly ControlPoint[];
}

/** Judges the points of one segment; `ranges` holds the distance of each point to the one before it, if there is one. */
export function judge(
  points: readonly LimitedPoint[],
  ranges: readonly (number | null)[],
  options: ControlOptions,
): ControlPoint[] {
  const found = signalsOf(points, options.trendPoints ?? 7);
  return points.map((point, index) => {
    const { signal, direction } = found[index] ?? { signal: null, direction: null };
    const verdict = verdictOf(direction, options.improvement);
    return { ...point, movingRange: ranges[index] ?? null, signal, direction, verdict };
  });
}

/** Cuts the places of a series at the baselines; a piece without points is left out. */
export function segmentsBetween<Place extends { readonly index: number }>(
  places: readonly Place[],
  baselines: readonly number[],
): Place[][] {
  const cuts = [...new Set(baselines)].sort((one, other) => one - other);
  const pieces: Place[][] = [[]];
  let cut = 0;
  for (const place of places) {
    while (place.index >= (cuts[cut] ?? Infinity)) {
      pieces.push([]);
      cut += 1;
    }
    pieces.at(-1)?.push(place);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Puts the segments of a chart together; a chart without points is `insufficient`. */
export function chartOf(
  pieces: readonly ControlPiece[],
  length: number,
  options: ControlOptions,
): ControlChart | Insufficient {
  const last = pieces.at(-1);
  if (!last) return insufficient("No point has a value.");
  const points = pieces.flatMap((piece) => piece.points);
  const segments = pieces.map((piece) => piece.segment);
  const { target, improvement } = options;
  return {
    method: segments.some((segment) => segment.method === "p-prime") ? "p-prime" : last.segment.method,
    n: points.length,
    gaps: length - points.length,
    points,
    segments,
    verdict: points.at(-1)?.verdict ?? "commonCause",
    assurance:
      target === undefined || last.points.length === 1 ? null : assuranceOf(last.points, target, improvement),
    isTrial: last.segment.isTrial,
  };
}
