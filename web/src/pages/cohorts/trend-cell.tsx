import type { ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { Sparkline } from "../../charts/sparkline.js";
import { shownTrend, type Trend } from "../../answers/group-trends.js";
import { ProcessSigns } from "../../parts/process-signs.js";

const SIZE = { width: 144, height: 36 } as const;
/** Shares have one scale in a column, as the interval plots beside them. */
const SCALE = [0, 1] as const;

/** Twelve months of one row with its process limits, and under them whether it changes and meets its goal. */
export function TrendCell(props: {
  readonly trend: Trend | undefined;
  /** False until the months of its column are read: their place is kept. */
  readonly isRead?: boolean;
  readonly measure: MeasureTextResponse;
}): ReactNode {
  const { trend, measure, isRead = true } = props;
  if (!isRead) return <div className="trend-cell" />;
  if (!trend) return <span className="quiet">–</span>;
  const { points, process, why } = shownTrend(trend);
  return (
    <div className="trend-cell">
      <Sparkline
        {...{ points }}
        unit={measure.unit}
        goal={measure.goal?.value ?? null}
        domain={SCALE}
        size={SIZE}
      />
      {process === null ? <p className="small">{why}.</p> : <ProcessSigns process={process} lead="" />}
    </div>
  );
}
