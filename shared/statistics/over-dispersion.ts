import { chiSquareTail } from "./incomplete-gamma.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { quantile } from "./quantile.js";

/** Over-dispersion is not judged, nor limits widened, with fewer units than this: the factor would be noise. */
const FEWEST_UNITS = 10;

/** This share of the scores at each end is drawn in to the next one. */
const WINSORIZED = 0.1;

/** The test's p below which units are said to differ by more than chance. */
const CLEAR = 0.05;

export interface OverDispersion {
  readonly units: number;
  /** Ends to which the most extreme scores were drawn in. */
  readonly winsorizedAt: { readonly lower: number; readonly upper: number };
  /** Mean square of the scores: 1 where only chance makes units differ. */
  readonly phi: number;
  /** Variance between units beyond chance, in the square of the unit of the standard errors; 0 where there is none. */
  readonly tau2: number;
  readonly p: number;
  /** Units differ by more than chance, and limits are widened by `tau2`. */
  readonly isOverDispersed: boolean;
}

/** The score of each unit and its standard error, as parallel lists. */
export interface UnitScores {
  readonly scores: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
}

/**
 * Over-dispersion: whether units differ by more than chance within them explains, and by how much.
 *
 * Takes z scores of units against one target and the standard errors behind them (of one unit of measure).
 * Assumes independent units. The most extreme tenth of the scores at each end is drawn in, so that the few that stand out
 * do not hide themselves by widening the limits for all.
 * Units without a score are not passed. Fewer than 10 units (so n = 0 and n = 1) give `insufficient`; all equal to the
 * target gives 0 and no over-dispersion.
 * Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347 (PMID 16195568), additive model; winsorizing with
 * quantiles of type 7 as in FunnelPlotR 0.6.0; the test compares the drawn-in sum of squares with chi-square on the units.
 * Example: ten units with scores of 3 and −3 in turn and standard errors of 1 have phi 9 and tau² 9.
 */
export function overDispersion(units: UnitScores): OverDispersion | Insufficient {
  const { scores, standardErrors } = units;
  const count = scores.length;
  if (count < FEWEST_UNITS) return insufficient(`Fewer than ${FEWEST_UNITS} units.`);
  const lower = quantile(scores, WINSORIZED);
  const upper = quantile(scores, 1 - WINSORIZED);
  if ("kind" in lower || "kind" in upper) return insufficient("No unit has a score.");
  let squares = 0;
  let weights = 0;
  let weightsSquared = 0;
  for (let unit = 0; unit < count; unit += 1) {
    squares += Math.min(upper.estimate, Math.max(lower.estimate, scores[unit] ?? 0)) ** 2;
    const weight = 1 / (standardErrors[unit] ?? 1) ** 2;
    weights += weight;
    weightsSquared += weight ** 2;
  }
  const tau2 = Math.max(0, (squares - (count - 1)) / (weights - weightsSquared / weights));
  const p = chiSquareTail(squares, count);
  return {
    units: count,
    winsorizedAt: { lower: lower.estimate, upper: upper.estimate },
    phi: squares / count,
    tau2,
    p,
    isOverDispersed: p < CLEAR,
  };
}
