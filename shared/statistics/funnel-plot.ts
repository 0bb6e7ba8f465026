import {
  funnelLimits,
  normalLimits,
  tailsOf,
  unusualness,
  Z998,
  type FunnelLimits,
  type Unusualness,
} from "./funnel-limits.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { overDispersion, type OverDispersion } from "./over-dispersion.js";
import { Z95 } from "./wilson-interval.js";

/** Counts of units as parallel lists. */
export interface UnitCounts {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

export interface FunnelPoint {
  /** Place of the unit in the lists. */
  readonly index: number;
  readonly n: number;
  readonly estimate: number;
  /** The lines at this unit's size. */
  readonly limits: FunnelLimits;
  readonly unusualness: Unusualness;
  /** On which side of the target; null within the limits. */
  readonly direction: "above" | "below" | null;
}

export interface FunnelPlot {
  readonly target: number;
  /** Exact binomial limits, or normal ones widened for over-dispersion. */
  readonly method: "exact" | "additive";
  readonly points: readonly FunnelPoint[];
  /** Units without cases, which have no share. */
  readonly missing: number;
  readonly overDispersion: OverDispersion | Insufficient;
}

interface Unit {
  readonly index: number;
  readonly numerator: number;
  readonly n: number;
}

function unitsOf(counts: UnitCounts): Unit[] {
  return Array.from(counts.denominators, (n, index) => ({
    index,
    n,
    numerator: counts.numerators[index] ?? NaN,
  })).filter(({ n, numerator }) => n > 0 && !Number.isNaN(numerator));
}

function exactPoint({ index, numerator, n }: Unit, target: number): FunnelPoint {
  const tails = tailsOf(numerator, n, target);
  const found = unusualness(tails);
  const side = tails.above < tails.below ? "above" : "below";
  const direction = found === "within" ? null : side;
  return {
    index,
    n,
    estimate: numerator / n,
    limits: funnelLimits(n, target),
    unusualness: found,
    direction,
  };
}

const degrees = ["within", "outside95", "outside998"] as const satisfies readonly Unusualness[];

/** The less unusual of two judgements. */
function milder(one: Unusualness, other: Unusualness): Unusualness {
  return degrees.find((degree) => degree === one || degree === other) ?? "within";
}

function additivePoint({ index, numerator, n }: Unit, target: number, tau2: number): FunnelPoint {
  const standardError = Math.sqrt((target * (1 - target)) / n + tau2);
  const estimate = numerator / n;
  const distance = (estimate - target) / standardError;
  const size = Math.abs(distance);
  const widened = size >= Z998 ? "outside998" : size >= Z95 ? "outside95" : "within";
  // Few cases are not normal: their widened limits alone would mark what chance does often.
  const found = milder(widened, unusualness(tailsOf(numerator, n, target)));
  const side = distance > 0 ? "above" : "below";
  return {
    index,
    n,
    estimate,
    limits: normalLimits(target, standardError),
    unusualness: found,
    direction: found === "within" ? null : side,
  };
}

/**
 * Funnel plot: which units differ from the target by more than units of their size do by chance. It ranks nobody.
 *
 * Takes whole counts of units and perhaps a target (else the pooled share); gives shares from 0 to 1.
 * Assumes independent cases; whether units have like cases is not known here: look at case mix before judging.
 * Units are marked by their exact tail, not by the drawn line. From 10 units on, where they differ by more than chance,
 * the limits are widened by the variance between units, and units are marked where both those and their exact tail say so.
 * A unit of n = 0 is counted as missing; no unit (n = 0, all missing) and a target of 0 or 1 (all equal) give
 * `insufficient`; one unit lies on its own pooled share.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185; test/golden/funnel.json.
 * Example: 9 of 10, 5 of 10 and 4 of 10 have the target 0.6, and all lie within the limits.
 */
export function funnelPlot(counts: UnitCounts, ofTarget?: number): FunnelPlot | Insufficient {
  const units = unitsOf(counts);
  if (units.length === 0) return insufficient("No unit has a case.");
  const met = units.reduce((sum, unit) => sum + unit.numerator, 0);
  const target = ofTarget ?? met / units.reduce((sum, unit) => sum + unit.n, 0);
  if (target <= 0 || target >= 1) return insufficient("A target of 0% or 100% leaves nothing to chance.");
  const standardErrors = units.map((unit) => Math.sqrt((target * (1 - target)) / unit.n));
  const scores = units.map(
    (unit, index) => (unit.numerator / unit.n - target) / (standardErrors[index] ?? 1),
  );
  const between = overDispersion({ scores, standardErrors });
  const tau2 = !("kind" in between) && between.isOverDispersed ? between.tau2 : null;
  return {
    target,
    method: tau2 === null ? "exact" : "additive",
    points: units.map((unit) =>
      tau2 === null ? exactPoint(unit, target) : additivePoint(unit, target, tau2),
    ),
    missing: counts.denominators.length - units.length,
    overDispersion: between,
  };
}
