/** A time by which a share has had the event; null where the curve, or that end of its interval, doesn't reach it. */
export interface Quantile {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason?: "not reached";
}

/** A quantile of three times; where any of them is not reached, that is said beside the null. */
export function quantileOf(times: Pick<Quantile, "estimate" | "lower" | "upper">): Quantile {
  const { estimate, lower, upper } = times;
  const isWhole = estimate !== null && lower !== null && upper !== null;
  return isWhole ? { estimate, lower, upper } : { estimate, lower, upper, reason: "not reached" };
}

/** How far a share may lie from p and still count as being p: R's tolerance, the square root of double precision. */
const SAME = 1.5e-8;

/** What is looked for: the share, and the longest time observed, at which the last step of a curve ends. */
export interface Crossing {
  readonly p: number;
  readonly followUp: number;
}

/**
 * The time at which a rising step function reaches the share p.
 *
 * Takes points in order of time and how to read a share (0–1, or null where there is none) from one; gives a time, or
 * null where p is not reached. Where the function is flat at exactly p, any time on the stretch would do and its
 * midpoint is given, as R does; the last stretch ends with the follow-up.
 * No points give null; a share that is null is passed over.
 * Source: Brookmeyer and Crowley 1982; R's quantile.survfit (survival 3.5-3).
 * Example: shares 0.25, 0.5, 0.75 and 1 at the times 1, 2, 3 and 4 reach 0.5 at 2.5.
 */
export function timeAt<Point extends { readonly time: number }>(
  points: readonly Point[],
  crossing: Crossing,
  read: (point: Point) => number | null,
): number | null {
  const times = points.map((point) => point.time);
  const shares = points.map((point) => read(point) ?? NaN);
  return timeOfSteps({ times, shareAt: (place) => shares[place] ?? NaN }, crossing);
}

/** A rising step function: its times, and the share at each; one that is not a number is passed over. */
export interface Steps {
  readonly times: ArrayLike<number>;
  shareAt(place: number): number;
}

/** The first place at which shares that only rise, none of them missing, are p or more; their number where none is. */
export function placeReaching(shares: ArrayLike<number>, p: number): number {
  let [low, high] = [0, shares.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 0) >= p - SAME) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same as `timeAt`, of steps whose shares are worked out as they are asked for; p is reached at no place before `from`. */
export function timeOfSteps(steps: Steps, crossing: Crossing, from = 0): number | null {
  const { times } = steps;
  for (let at = from; at < times.length; at += 1) {
    const share = steps.shareAt(at);
    if (!(share >= crossing.p - SAME)) continue;
    const time = times[at] ?? 0;
    if (Math.abs(share - crossing.p) > SAME) return time;
    const next = times[at + 1] ?? crossing.followUp;
    return (time + next) / 2;
  }
  return null;
}
