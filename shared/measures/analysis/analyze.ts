import type { Insufficient } from "../../statistics/insufficient.js";
import { baselineMix, type MixGroup } from "./baseline-mix.js";
import {
  changedBetween,
  compareGroup,
  earlierView,
  type Comparison,
  type ComparisonWith,
} from "./compare.js";
import { evaluateMeasure } from "../counting/evaluate.js";
import type { Evaluation } from "../counting/walk-counted.js";
import { improvementOf } from "./improvement-of.js";
import { funnelPlot, type FunnelPlot } from "./funnel.js";
import { earliestDay, isTooOpenToCompare } from "../counting/period-over.js";
import { processChart, type Baseline, type ProcessChart } from "./process.js";
import type { GroupResult, MeasureResult } from "../result.js";

/** What is wanted beside the figures. */
export interface Analysis {
  readonly compare: ComparisonWith | null;
  /** Judge each group's periods by process control; the view must be cut into periods. */
  readonly process: boolean;
  /** The groups of a proportion of persons as a funnel plot; the view must be by a dimension and not cut into periods. */
  readonly funnel: boolean;
  /** The baseline severity of each group, and what of its figure that explains. */
  readonly mix: boolean;
  /** Baselines that notes have set for this measure. */
  readonly baselines: readonly Baseline[];
}

/** A measure's result with what was wanted beside it. */
export interface AnalyzedMeasure extends Omit<MeasureResult, "groups"> {
  readonly groups: readonly (GroupResult & { readonly comparison?: Comparison })[];
  readonly process?: readonly {
    readonly key: Readonly<Record<string, string>>;
    readonly chart: ProcessChart | Insufficient;
  }[];
  readonly funnel?: FunnelPlot | Insufficient;
  readonly mix?: readonly MixGroup[];
}

function byKey(groups: readonly GroupResult[]): readonly GroupResult[][] {
  const found = new Map<string, GroupResult[]>();
  for (const group of groups) {
    const name = JSON.stringify(group.key);
    const same = found.get(name);
    if (same) same.push(group);
    else found.set(name, [group]);
  }
  return [...found.values()];
}

function withComparisons(
  evaluation: Evaluation,
  groups: readonly GroupResult[],
  comparison: ComparisonWith,
): AnalyzedMeasure["groups"] {
  const view = earlierView(evaluation.view, comparison);
  if (view === null) return groups;
  const today = earliestDay(evaluation.columns, evaluation.view.asOf);
  const { grain } = evaluation.measure;
  const isTooOpen = isTooOpenToCompare(evaluation.view, today);
  const changed = changedBetween(evaluation.measure, [view, evaluation.view]);
  const earlier = evaluateMeasure({ ...evaluation, view, curves: "none", hasBeside: false }).groups;
  return groups.map((group) => ({
    ...group,
    comparison: compareGroup(group, {
      with: comparison,
      view,
      groups: earlier,
      isTooOpen,
      changed,
      grain,
      improvement: improvementOf(evaluation, group.key),
    }),
  }));
}

/** The baselines that hold for a series: those of everything, and those of the program that it is of. */
function baselinesOf(
  program: string | undefined,
  { view }: Evaluation,
  { baselines }: Analysis,
): readonly Baseline[] {
  const filtered = view.where.find((filter) => filter.dimension === "program")?.value;
  return baselines.filter((each) => each.program === null || each.program === (program ?? filtered));
}

/** Whether anything is wanted beside the figures. */
export function isAnalyzed({ compare, process, funnel, mix }: Analysis): boolean {
  return compare !== null || process || funnel || mix;
}

/** Evaluates a measure with comparison, process control, funnel and baseline mix as asked. */
export function analyzeMeasure(evaluation: Evaluation, analysis: Analysis): AnalyzedMeasure {
  const { measure } = evaluation;
  const result = evaluateMeasure(evaluation);
  const { groups } = result;
  return {
    ...result,
    groups: analysis.compare === null ? groups : withComparisons(evaluation, groups, analysis.compare),
    ...(analysis.process
      ? {
          process: byKey(groups).map((series) => ({
            key: series[0]?.key ?? {},
            chart: processChart(measure, {
              groups: series,
              improvement: improvementOf(evaluation, series[0]?.key ?? {}),
              baselines: baselinesOf(series[0]?.key["program"], evaluation, analysis),
            }),
          })),
        }
      : {}),
    ...(analysis.funnel ? { funnel: funnelPlot(measure, groups) } : {}),
    ...(analysis.mix ? { mix: baselineMix(evaluation) } : {}),
  };
}
