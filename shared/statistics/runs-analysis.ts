import { binomialLowerTail } from "./binomial-tail.js";

/** The runs of a series around its centre line, beside what chance would allow. */
export interface RunsAnalysis {
  readonly longestRun: number;
  /** A longer run than this is a signal. */
  readonly longestRunLimit: number;
  readonly crossings: number;
  /** Fewer crossings than this are a signal. */
  readonly crossingsLimit: number;
  readonly isSignal: boolean;
}

/** The chance of fewer crossings than the limit is below this. */
const TAIL = 0.05;

/** The 5% point of how often a fair coin's n throws come up heads. */
function fewestCrossings(n: number): number {
  let crossings = 0;
  while (binomialLowerTail(crossings, n, 0.5) < TAIL) crossings += 1;
  return crossings;
}

/**
 * Anhøj's runs analysis: whether a series wanders to one side of its centre line for longer than chance would.
 *
 * Takes values and their centre line in one unit, NaN for a gap; gives counts. Values on the centre line don't count.
 * Assumes that without a shift values fall on either side with equal chance.
 * No value, one value and all values on the line give runs and crossings of 0 or 1 and no signal.
 * Source: Anhøj and Olesen 2014, PLoS ONE 9:e113825; qicharts2 0.8.1, R/helper.functions.R.
 * Example: 1, 2, 1, 2 around 1.5 have 3 crossings and a longest run of 1.
 */
export function runsAnalysis(values: ArrayLike<number>, centreLine: number): RunsAnalysis {
  const sides = Array.from(values, (value) => Math.sign(value - centreLine)).filter(
    (side) => Math.abs(side) === 1,
  );
  const n = sides.length;
  if (n === 0) return { longestRun: 0, longestRunLimit: 0, crossings: 0, crossingsLimit: 0, isSignal: false };
  let crossings = 0;
  let run = 0;
  let longestRun = 0;
  for (const [index, side] of sides.entries()) {
    const isSameSide = side === (sides[index - 1] ?? side);
    if (!isSameSide) crossings += 1;
    run = isSameSide ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
  }
  const longestRunLimit = Math.round(Math.log2(n)) + 3;
  const crossingsLimit = fewestCrossings(n - 1);
  const isSignal = longestRun > longestRunLimit || crossings < crossingsLimit;
  return { longestRun, longestRunLimit, crossings, crossingsLimit, isSignal };
}
