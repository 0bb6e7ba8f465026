/** The lines of a chart at one point. */
export interface ControlLimits {
  readonly centreLine: number;
  readonly lowerProcessLimit: number;
  readonly upperProcessLimit: number;
  /** Two thirds of the way to the process limits. */
  readonly lowerNearLimit: number;
  readonly upperNearLimit: number;
}

/** A value of the series with its lines, before it is judged. */
export interface LimitedPoint extends ControlLimits {
  /** Place in the series that was given; a gap has a place but no point. */
  readonly index: number;
  readonly value: number;
  /** On a p chart what the share is of. */
  readonly denominator?: number;
}

/** What tells a special cause from chance, in the order in which the rules are tried. */
export type Signal = "outsideLimits" | "trend" | "twoOfThree" | "shift";

export interface Finding {
  readonly signal: Signal;
  readonly direction: "up" | "down";
}

/** Points in a row on one side of the centre line that make a shift. */
const SHIFT_POINTS = 7;

/** A value this share of the greatest one from a line lies on it: floating point, not the process. */
const SAME = 1e-12;

type Side = -1 | 0 | 1;

function signOf(difference: number, slack: number): Side {
  if (difference > slack) return 1;
  return difference < -slack ? -1 : 0;
}

function directionOf(side: Side): "up" | "down" {
  return side > 0 ? "up" : "down";
}

/** Where a point lies: on which side of the centre, and beyond which limit. */
interface Place {
  readonly side: Side;
  readonly isOutside: boolean;
  readonly isNear: boolean;
}

function placeOf(point: LimitedPoint, slack: number): Place {
  const { value } = point;
  const isOutside = value > point.upperProcessLimit + slack || value < point.lowerProcessLimit - slack;
  const isBeyondNear = value > point.upperNearLimit + slack || value < point.lowerNearLimit - slack;
  return {
    side: signOf(value - point.centreLine, slack),
    isOutside,
    isNear: isBeyondNear && !isOutside,
  };
}

/** For each place the sign of the run of at least `length` equal signs that it belongs to, else 0. */
function longRuns(signs: readonly Side[], length: number): Side[] {
  const found: Side[] = signs.map(() => 0);
  for (let start = 0; start < signs.length;) {
    const sign = signs[start] ?? 0;
    let end = start;
    while (signs[end] === sign) end += 1;
    if (end - start >= length) found.fill(sign, start, end);
    start = end;
  }
  return found;
}

function stepsOf(points: readonly LimitedPoint[], slack: number): Side[] {
  return points.slice(1).map((point, index) => signOf(point.value - (points[index]?.value ?? 0), slack));
}

function slackOf(points: readonly LimitedPoint[]): number {
  return SAME * Math.max(0, ...points.map((point) => Math.abs(point.value)));
}

/** Rising or falling without a pause; where two trends share their turning point, it belongs to the later, as in R. */
function trends(points: readonly LimitedPoint[], length: number, slack: number): Side[] {
  const long = longRuns(stepsOf(points, slack), length - 1);
  return points.map((_, index) => long[index] || long[index - 1] || 0);
}

/** Two of three in a row near a limit, all three on one side; only the near ones are marked. */
function twoOfThree(places: readonly Place[]): boolean[] {
  const found = places.map(() => false);
  for (const start of places.keys()) {
    const three = places.slice(start, start + 3);
    const isOneSided = Math.abs(three.reduce((sum, place) => sum + place.side, 0)) === 3;
    if (!isOneSided || three.filter((place) => place.isNear).length < 2) continue;
    for (const [offset, place] of three.entries()) if (place.isNear) found[start + offset] = true;
  }
  return found;
}

/**
 * The signals of one segment of a control chart: which points are more than chance, and by which rule.
 *
 * Takes points in order with their own limits (equal ones or varying) and how many points make a trend (7, or 6); gives
 * one finding or null for each. The first rule that a point breaks names it:
 * outside the limits, strictly; part of a trend, strictly rising or falling values; near a limit as two of three in a row
 * on one side; part of 7 in a row strictly on one side. A value on the centre line ends a shift, a tie ends a trend, and a
 * point outside the limits is not near them.
 * No points give no findings; equal values on their centre line and limits without width none either.
 * Source: NHSRplotthedots 0.2.2, R/ptd_calculate_point_type.R. One difference: R gives the last point of a trend the
 * direction of the step after it when another trend follows at once; here it keeps that of its own trend.
 * Example: the values 1 to 7 between far limits are seven points of a trend, direction up.
 */
export function signalsOf(points: readonly LimitedPoint[], trendPoints: 6 | 7): (Finding | null)[] {
  if (points.every((point) => point.upperProcessLimit === point.lowerProcessLimit))
    return points.map(() => null);
  const slack = slackOf(points);
  const places = points.map((point) => placeOf(point, slack));
  const trend = trends(points, trendPoints, slack);
  const two = twoOfThree(places);
  const sides = places.map((place) => place.side);
  const shift = longRuns(sides, SHIFT_POINTS);
  return places.map(({ side, isOutside }, index): Finding | null => {
    if (isOutside) return { signal: "outsideLimits", direction: directionOf(side) };
    const way = trend[index] ?? 0;
    if (way !== 0) return { signal: "trend", direction: directionOf(way) };
    if (two[index]) return { signal: "twoOfThree", direction: directionOf(side) };
    return (shift[index] ?? 0) === 0 ? null : { signal: "shift", direction: directionOf(side) };
  });
}

/**
 * Where, among the points of one segment in order, the run began to which their last point belongs: its first point on
 * that side of the centre line for a shift, the first from which values only rise or only fall for a trend; null for other
 * signals. A point of the run counts whatever signal it shows itself: one outside the limits is still on its side.
 * Example: in a shift of eight points of which the fourth lies outside the limits, the first.
 */
export function beginningOfRun(points: readonly LimitedPoint[], signal: Signal | null): number | null {
  if (points.length === 0 || (signal !== "shift" && signal !== "trend")) return null;
  const slack = slackOf(points);
  const signs =
    signal === "shift"
      ? points.map((point) => signOf(point.value - point.centreLine, slack))
      : stepsOf(points, slack);
  return signs.findLastIndex((sign) => sign !== signs.at(-1)) + 1;
}
