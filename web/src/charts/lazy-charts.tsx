import { lazy, Suspense, type ReactNode } from "react";
import { Skeleton } from "../parts/query-state.js";
import type { FunnelPlotProps } from "./funnel-plot.js";
import type { SpcChartProps } from "./spc-chart.js";
import type { SurvivalCurvesProps } from "./survival-curves.js";
import type { TrajectoryProps } from "./trajectory.js";

/*
 * The charts of Recharts as pages use them: `<SpcChart chart={…} … />` from this file. The library comes in a chunk of its
 * own, and a place of the right height is kept until it is there.
 */

const load = () => import("./recharts-charts.js");
const Spc = lazy(async () => ({ default: (await load()).SpcChart }));
const Survival = lazy(async () => ({ default: (await load()).SurvivalCurves }));
const Funnel = lazy(async () => ({ default: (await load()).FunnelPlot }));
const Weeks = lazy(async () => ({ default: (await load()).Trajectory }));

function Waiting(props: { readonly height: string; readonly children: ReactNode }): ReactNode {
  return <Suspense fallback={<Skeleton height={props.height} />}>{props.children}</Suspense>;
}

/** A measure over time with process limits; see spc-chart.tsx. */
export function SpcChart(props: SpcChartProps): ReactNode {
  return (
    <Waiting height="22rem">
      <Spc {...props} />
    </Waiting>
  );
}

/** One to three time-to-event curves; see survival-curves.tsx. */
export function SurvivalCurves(props: SurvivalCurvesProps): ReactNode {
  return (
    <Waiting height="24rem">
      <Survival {...props} />
    </Waiting>
  );
}

/** Units against limits by their size; see funnel-plot.tsx. */
export function FunnelPlot(props: FunnelPlotProps): ReactNode {
  return (
    <Waiting height="22rem">
      <Funnel {...props} />
    </Waiting>
  );
}

/** Mean score by week of treatment; see trajectory.tsx. */
export function Trajectory(props: TrajectoryProps): ReactNode {
  return (
    <Waiting height="24rem">
      <Weeks {...props} />
    </Waiting>
  );
}
