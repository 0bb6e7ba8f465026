import type { ReactNode } from "react";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { Sparkline } from "../../charts/sparkline.js";
import { withoutLimits } from "../../answers/values-by-period.js";
import { shownTrend } from "../../answers/group-trends.js";
import { ProcessSigns } from "../../parts/process-signs.js";

/** The last twelve months, their limits resting on two years, with the two signs of process control. */
export function MainLine(props: {
  readonly measure: MeasureTextResponse;
  /** The measure by month, asked with `process`. */
  readonly months: MeasureResponse;
  readonly group: GroupResponse;
}): ReactNode {
  const { measure, months, group } = props;
  const isSame = (key: GroupResponse["key"]): boolean => key["instrument"] === group.key["instrument"];
  const chart = months.process?.find((each) => isSame(each.key))?.chart;
  const own = months.groups.filter((each) => isSame(each.key));
  const process = chart?.kind === "process" ? chart : null;
  const { points } = shownTrend({ points: process?.points ?? withoutLimits(own).points, process });
  return (
    <div className="main-line">
      <Sparkline points={points.slice(-12)} unit={measure.unit} goal={measure.goal?.value ?? null} />
      <p className="small quiet">12 months; band: what chance allows</p>
      {process ? <ProcessSigns process={process} /> : null}
    </div>
  );
}
