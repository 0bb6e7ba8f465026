import { formatPercent } from "../format.js";
import { funnelLimits, normalLimits, type FunnelLimits as LimitsAt } from "../statistics/funnel-limits.js";
import { funnelPlot as plotUnits, type FunnelPoint as UnitPoint } from "../statistics/funnel-plot.js";
import { insufficient, type Insufficient } from "../statistics/insufficient.js";
import type { Measure } from "./definition.js";
import type { GroupResult } from "./result.js";

/** Where a unit lies by its exact tail probability; the drawn lines alone would flag small average units too often. */
export type FunnelFlag = "inside" | "above-95" | "below-95" | "above-998" | "below-998";

export interface FunnelPoint {
  readonly key: Readonly<Record<string, string>>;
  readonly numerator: number;
  readonly denominator: number;
  readonly estimate: number;
  readonly flag: FunnelFlag;
}

/** Limits at a number of people: within them lie 95% and 99.8% of units whose true share is the target. */
export interface FunnelLimits extends LimitsAt {
  readonly n: number;
}

/** Shares of units against their number, with the limits of chance; never a ranking. */
export interface FunnelPlot {
  readonly kind: "funnel";
  /** The pooled share of all units. */
  readonly target: number;
  readonly points: readonly FunnelPoint[];
  readonly limits: readonly FunnelLimits[];
  /** How much more the units differ than chance lets them (1 is chance); null with fewer than 10 of them. */
  readonly overDispersion: { readonly ratio: number; readonly isWidened: boolean } | null;
  readonly sentences: readonly string[];
}

/** Points of the limits' lines between the smallest and the largest unit. */
const STEPS = 48;

function flagOf({ unusualness, direction }: UnitPoint): FunnelFlag {
  if (unusualness === "within" || direction === null) return "inside";
  return unusualness === "outside95" ? `${direction}-95` : `${direction}-998`;
}

function linesFor(points: readonly UnitPoint[], target: number, tau2: number | null): FunnelLimits[] {
  const largest = Math.ceil(Math.max(...points.map((point) => point.n)) * 1.05);
  // Denser where the funnel narrows fast: steps of equal ratio.
  const sizes = new Set(
    Array.from({ length: STEPS }, (_, step) => Math.round(largest ** (step / (STEPS - 1)))).filter(
      (n) => n >= 1,
    ),
  );
  return [...sizes].map((n) => {
    if (tau2 === null) return { n, ...funnelLimits(n, target) };
    return { n, ...normalLimits(target, Math.sqrt((target * (1 - target)) / n + tau2)) };
  });
}

function sentencesOf(plot: Omit<FunnelPlot, "sentences" | "kind">): string[] {
  const { points, target, overDispersion } = plot;
  const outside = points.filter((point) => point.flag.endsWith("-998")).length;
  const near = points.filter((point) => point.flag.endsWith("-95")).length;
  const of = `of ${points.length} ${points.length === 1 ? "unit" : "units"}`;
  const pooled = `the pooled share of ${formatPercent(target)}`;
  const sentences =
    outside + near === 0
      ? [`No unit ${of} differs from ${pooled} by more than chance allows for its size.`]
      : [
          `${outside} ${of} lie outside the 99.8% limits around ${pooled}, ${near} more outside the 95% limits.`,
        ];
  if (overDispersion === null)
    sentences.push("Fewer than 10 units: whether they differ more than chance is not tested.");
  else if (overDispersion.isWidened) {
    sentences.push("The units differ by more than chance throughout, so the limits are widened.");
  }
  return sentences;
}

/** The groups of a proportion as a funnel plot around their pooled share; other kinds are insufficient. */
export function funnelPlot(measure: Measure, groups: readonly GroupResult[]): FunnelPlot | Insufficient {
  if (measure.kind !== "proportion") return insufficient("Only shares have a funnel plot.");
  const units = groups.flatMap(({ key, result }) => (result.kind === "proportion" ? [{ key, result }] : []));
  const found = plotUnits({
    numerators: units.map((unit) => unit.result.numerator),
    denominators: units.map((unit) => unit.result.denominator),
  });
  if ("kind" in found) return found;
  const { target } = found;
  const points = found.points.flatMap((point): FunnelPoint[] => {
    const unit = units[point.index];
    if (!unit) return [];
    const { numerator, denominator, estimate } = unit.result;
    return [{ key: unit.key, numerator, denominator, estimate, flag: flagOf(point) }];
  });
  const between = "kind" in found.overDispersion ? null : found.overDispersion;
  const tau2 = found.method === "additive" ? (between?.tau2 ?? null) : null;
  const overDispersion = between && { ratio: between.phi, isWidened: tau2 !== null };
  const plot = { target, points, limits: linesFor(found.points, target, tau2), overDispersion };
  return { kind: "funnel", ...plot, sentences: sentencesOf(plot) };
}
