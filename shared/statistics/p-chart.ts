import {
  FEWEST_FOR_LIMITS,
  chartOf,
  judge,
  segmentsBetween,
  type ControlChart,
  type ControlMethod,
  type ControlOptions,
  type ControlPiece,
} from "./control-chart.js";
import type { LimitedPoint } from "./control-signals.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { movingRanges } from "./moving-range.js";

/** Mean range of two values in standard deviations. */
const RANGE_OF_TWO = 1.128;

/** Shares that vary more than this times what chance would let them have p′ limits. */
const WIDEN_ABOVE = 1.2;

/** With fewer cases a point than this, on average, no chart is drawn. */
const FEWEST_CASES = 5;

/** Counts a point of time; a denominator of 0 (or NaN) is a gap. */
export interface Counts {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

export interface PChartOptions extends ControlOptions {
  /** Limits of a p chart or of Laney's p′ chart, whatever the data say; by default p′ where σ_z exceeds 1.2. */
  readonly limits?: "p" | "p-prime";
  /** Leave out extreme moving ranges when σ_z is reckoned; off unless told otherwise. */
  readonly screening?: boolean;
}

interface Share {
  readonly index: number;
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
}

function sharesOf(counts: Counts): Share[] {
  return Array.from(counts.denominators, (denominator, index) => {
    const numerator = counts.numerators[index] ?? NaN;
    return { index, value: numerator / denominator, numerator, denominator };
  }).filter(({ value, denominator }) => denominator > 0 && !Number.isNaN(value));
}

function methodOf(sigmaZ: number, options: PChartOptions): ControlMethod {
  return options.limits ?? (sigmaZ > WIDEN_ABOVE ? "p-prime" : "p");
}

function limited(share: Share, centreLine: number, standardError: number): LimitedPoint {
  const { index, value, denominator } = share;
  const within = (line: number): number => Math.min(1, Math.max(0, line));
  return {
    index,
    value,
    denominator,
    centreLine,
    lowerProcessLimit: within(centreLine - 3 * standardError),
    upperProcessLimit: within(centreLine + 3 * standardError),
    lowerNearLimit: within(centreLine - 2 * standardError),
    upperNearLimit: within(centreLine + 2 * standardError),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function pieceOf(shares: readonly Share[], options: PChartOptions): ControlPiece {
  const centreLine =
    sum(shares.map((share) => share.numerator)) / sum(shares.map((share) => share.denominator));
  const errors = shares.map((share) => Math.sqrt((centreLine * (1 - centreLine)) / share.denominator));
  const scores = shares.map((share, index) => {
    const error = errors[index] ?? 0;
    return { index: share.index, value: error === 0 ? 0 : (share.value - centreLine) / error };
  });
  const kept = movingRanges(scores, options.screening ?? false);
  const sigmaZ = kept.mean / RANGE_OF_TWO;
  const method = methodOf(sigmaZ, options);
  const widening = method === "p-prime" ? sigmaZ : 1;
  const points = shares.map((share, index) => limited(share, centreLine, widening * (errors[index] ?? 0)));
  const isAlike = centreLine === 0 || centreLine === 1;
  return {
    points: judge(points, kept.ranges, options),
    segment: {
      start: shares[0]?.index ?? 0,
      n: shares.length,
      method,
      centreLine,
      movingRange: kept.mean,
      screened: kept.screened,
      sigmaZ,
      isTrial: shares.length < FEWEST_FOR_LIMITS,
      ...(isAlike ? { reason: "All values are equal." } : {}),
    },
  };
}

/**
 * p chart: a share over time with the limits within which chance alone would keep it, given how many it is a share of.
 *
 * Takes whole counts a point of time; gives shares from 0 to 1, with limits of each point's own width, cut at 0 and 1.
 * Laney's p′ limits, wider by σ_z, stand where shares vary more between points than chance within them explains.
 * The signals are the XmR chart's against each point's own limits; a trend is one of the shares as they are drawn.
 * Assumes independent cases with one common share (p′: one that itself varies from point to point).
 * A denominator of 0 is a gap: runs go on across it, but no moving range does. n = 0, all missing and fewer than 5 cases a point on average
 * give `insufficient`; one point has the limits of chance; where all shares are 0, or all 1, the limits equal the centre
 * line and the reason says so.
 * Source: Laney 2002, Quality Engineering 14:531; qicharts2 0.8.1, R/helper.functions.R; test/golden/pchart.json.
 * Example: 4 of 6, 6 of 8, 5 of 7, 0 of 0, 8 of 9 and 7 of 8 have the centre line 30/38 and one gap.
 */
export function pChart(counts: Counts, options: PChartOptions): ControlChart | Insufficient {
  const shares = sharesOf(counts);
  if (sum(shares.map((share) => share.denominator)) < FEWEST_CASES * shares.length) {
    return insufficient(`Fewer than ${FEWEST_CASES} cases a point on average.`);
  }
  const pieces = segmentsBetween(shares, options.baselines ?? []).map((each) => pieceOf(each, options));
  return chartOf(pieces, counts.denominators.length, options);
}
