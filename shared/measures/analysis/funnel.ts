import { formatPercent } from "../../format.js";
import { funnelLimits, normalLimits, type FunnelLimits as LimitsAt } from "../../statistics/funnel-limits.js";
import { funnelPlot as plotUnits, type FunnelPoint as UnitPoint } from "../../statistics/funnel-plot.js";
import { insufficient, type Insufficient } from "../../statistics/insufficient.js";
import { whyNoLimits } from "./clustered.js";
import type { Measure } from "../definition.js";
import type { GroupResult, ProportionResult } from "../result.js";

/**
 * Where a unit lies by its exact tail probability; the drawn lines alone would flag small average units too often. A cohort
 * that is not over yet is not judged.
 */
export type FunnelFlag = "inside" | "above-95" | "below-95" | "above-998" | "below-998" | "not-judged";

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
  /** The pooled share of the units that are judged. */
  readonly target: number;
  readonly points: readonly FunnelPoint[];
  readonly limits: readonly FunnelLimits[];
  /** How much more the units differ than chance lets them (1 is chance); null with fewer than 10 judged. */
  readonly overDispersion: { readonly ratio: number; readonly isWidened: boolean } | null;
  readonly sentences: readonly string[];
}

/** Fewer people than this are too few to show. */
const FEWEST = 5;
const SEVERAL_INSTRUMENTS =
  "Groups of several instruments have no common share: ask for one, with where instrument=PHQ-9.";
const ONE_JUDGED = "Only one group is judged: it has no others to be compared with.";
const NONE_JUDGED = "Every group is too small or not over yet, so none is judged.";

/** Points of the limits' lines between the smallest and the largest unit. */
const STEPS = 48;

function flagOf({ unusualness, direction }: UnitPoint): FunnelFlag {
  if (unusualness === "within" || direction === null) return "inside";
  return unusualness === "outside95" ? `${direction}-95` : `${direction}-998`;
}

function linesFor(largestUnit: number, target: number, tau2: number | null): FunnelLimits[] {
  const largest = Math.ceil(largestUnit * 1.05);
  // Denser where the funnel narrows fast: steps of equal ratio.
  const sizes = new Set(
    Array.from({ length: STEPS }, (_, step) => Math.round(largest ** (step / (STEPS - 1)))),
  );
  return [...sizes].map((n) => {
    if (tau2 === null) return { n, ...funnelLimits(n, target) };
    return { n, ...normalLimits(target, Math.sqrt((target * (1 - target)) / n + tau2)) };
  });
}

interface Unit {
  readonly key: FunnelPoint["key"];
  readonly result: ProportionResult;
  readonly isYoung: boolean;
}

function unitsOf(groups: readonly GroupResult[]): Unit[] {
  return groups.flatMap(({ key, result, marks }) =>
    result.kind === "proportion" ? [{ key, result, isYoung: marks.includes("immature") }] : [],
  );
}

/**
 * Whoever leaves ends first, so a cohort that is not over looks worse than those before it. Groups of the same time, such
 * as programs, are equally young and are judged as they stand.
 */
function isJudged({ key, isYoung }: Unit): boolean {
  return !(isYoung && "cohort" in key);
}

function pointOf({ key, result }: Unit, flag: FunnelFlag): FunnelPoint {
  const { numerator, denominator, estimate } = result;
  return { key, numerator, denominator, estimate, flag };
}

function isOverLine({ estimate, limits, unusualness }: UnitPoint): boolean {
  if (unusualness === "outside998") return false;
  const [lower, upper] =
    unusualness === "within" ? [limits.lower95, limits.upper95] : [limits.lower998, limits.upper998];
  return estimate < lower || estimate > upper;
}

/** What the sentences beside the counts speak of. */
interface Remarks {
  readonly young: number;
  readonly tooFew: number;
  readonly isSoFar: boolean;
  readonly hasUnmarkedOverLine: boolean;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "unit" : "units"}`;
}

function remarksOf({ young, tooFew, isSoFar, hasUnmarkedOverLine }: Remarks): string[] {
  const [are, areOut] = [young, tooFew].map((count) => (count === 1 ? "is" : "are"));
  return [
    hasUnmarkedOverLine ? "Marks follow the exact chance: a small unit may lie over a line without one." : "",
    young === 0
      ? ""
      : `${counted(young)} ${are} not over yet: drawn hollow, not judged and not in the pooled share.`,
    isSoFar ? "Not everyone in these units could finish yet: the shares are so far." : "",
    tooFew === 0 ? "" : `${counted(tooFew)} with fewer than ${FEWEST} people ${areOut} left out.`,
  ].filter((sentence) => sentence !== "");
}

function sentencesOf(plot: Omit<FunnelPlot, "sentences" | "kind">): string[] {
  const { target, overDispersion } = plot;
  const points = plot.points.filter((point) => point.flag !== "not-judged");
  const outside = points.filter((point) => point.flag.endsWith("-998")).length;
  const near = points.filter((point) => point.flag.endsWith("-95")).length;
  const of = `of ${counted(points.length)}`;
  const pooled = `the pooled share of ${formatPercent(target)}`;
  const sentences =
    outside + near === 0
      ? [`None ${of} differs from ${pooled} by more than chance allows for its size.`]
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

/**
 * The groups of a proportion as a funnel plot around their pooled share. Insufficient for other kinds, where one person or
 * session gives many rows, for the limits are those of independent rows, and over several instruments.
 */
export function funnelPlot(measure: Measure, groups: readonly GroupResult[]): FunnelPlot | Insufficient {
  const why = whyNoLimits(measure.grain);
  if (why !== null) return insufficient(why);
  if (measure.kind !== "proportion") return insufficient("Only shares have a funnel plot.");
  const all = unitsOf(groups);
  if (new Set(all.map(({ key }) => key["instrument"])).size > 1) return insufficient(SEVERAL_INSTRUMENTS);
  const shown = all.filter((unit) => unit.result.denominator >= FEWEST);
  const judged = shown.filter(isJudged);
  if (all.length > 0 && judged.length === 0) return insufficient(NONE_JUDGED);
  const found = plotUnits({
    numerators: judged.map((unit) => unit.result.numerator),
    denominators: judged.map((unit) => unit.result.denominator),
  });
  if ("kind" in found) return found;
  // Its own share is the target of a single group.
  const compared = judged.length > 1 ? found.points : [];
  const flags = new Map(compared.map((point) => [judged[point.index], flagOf(point)]));
  const between = "kind" in found.overDispersion ? null : found.overDispersion;
  const tau2 = found.method === "additive" ? (between?.tau2 ?? null) : null;
  const largest = Math.max(...shown.map((unit) => unit.result.denominator));
  const plot = {
    target: found.target,
    points: shown.map((unit) => pointOf(unit, flags.get(unit) ?? "not-judged")),
    limits: compared.length > 0 ? linesFor(largest, found.target, tau2) : [],
    overDispersion: between && { ratio: between.phi, isWidened: tau2 !== null },
  };
  const remarks = remarksOf({
    young: shown.length - judged.length,
    tooFew: all.length - shown.length,
    isSoFar: judged.some((unit) => unit.isYoung),
    hasUnmarkedOverLine: compared.some(isOverLine),
  });
  const said = compared.length > 0 ? sentencesOf(plot) : [ONE_JUDGED];
  return { kind: "funnel", ...plot, sentences: [...said, ...remarks] };
}
