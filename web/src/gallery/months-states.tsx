import type { ReactNode } from "react";
import "../styles/analysis.css";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { withoutLimits } from "../answers/values-by-period.js";
import type { Trend } from "../answers/group-trends.js";
import { TrendCell } from "../pages/cohorts/trend-cell.js";
import { fullProcess, monthGroups } from "./sample-charts.js";
import { sampleMeasure } from "./sample-figures.js";
import { Sample } from "./sample.js";

/** The line of a table's row: judged, with trial limits, without limits, with nothing. */
export function MonthsStates(): ReactNode {
  const judged = { points: fullProcess.points, process: { ...fullProcess, isTrial: false } };
  const bare = withoutLimits(monthGroups);
  const states: readonly (readonly [name: string, trend: Trend | undefined, measure: MeasureTextResponse])[] =
    [
      ["full", judged, sampleMeasure()],
      [
        "no goal",
        { ...judged, process: { ...judged.process, assurance: null } },
        sampleMeasure({ goal: null }),
      ],
      ["trial limits", { ...judged, process: fullProcess }, sampleMeasure()],
      ["no limits", { points: bare.points, process: null }, sampleMeasure()],
      ["one month", { points: bare.points.slice(0, 1), process: null }, sampleMeasure()],
      ["no month", { points: [], process: null }, sampleMeasure()],
      ["not in the measure", undefined, sampleMeasure()],
    ];
  return states.map(([name, trend, measure]) => (
    <Sample key={name} name={`twelve months in a row: ${name}`}>
      <TrendCell trend={trend} measure={measure} />
    </Sample>
  ));
}
