import { Suspense, type ReactNode } from "react";
import { chunkOf } from "../loading/chunk.js";
import { FaultBoundary } from "../loading/fault-boundary.js";
import { Skeleton } from "../loading/skeleton.js";
import { fetchCharts } from "./fetch-charts.js";
import type { FunnelPlotProps } from "./funnel-plot.js";
import type { SpcChartProps } from "./spc-chart.js";
import type { SurvivalCurvesProps } from "./survival-curves.js";
import type { TrajectoryProps } from "./trajectory.js";

/*
 * The charts of Recharts as pages use them: `<SpcChart chart={…} … />` from this file. The library comes in a chunk of its
 * own, and a place of the right height is kept until it is there.
 */

const Spc = chunkOf<SpcChartProps>(async () => (await fetchCharts()).SpcChart);
const Survival = chunkOf<SurvivalCurvesProps>(async () => (await fetchCharts()).SurvivalCurves);
const Funnel = chunkOf<FunnelPlotProps>(async () => (await fetchCharts()).FunnelPlot);
const Weeks = chunkOf<TrajectoryProps>(async () => (await fetchCharts()).Trajectory);

/** Fetches the library ahead of the first chart. */
export async function loadCharts(): Promise<void> {
  await Promise.all([Spc, Survival, Funnel, Weeks].map(async (chart) => await chart.load()));
}

function Waiting(props: { readonly height: string; readonly children: ReactNode }): ReactNode {
  return (
    <FaultBoundary what="This chart">
      <Suspense fallback={<Skeleton height={props.height} />}>{props.children}</Suspense>
    </FaultBoundary>
  );
}

/** A measure over time with process limits; see spc-chart.tsx. */
export function SpcChart(props: SpcChartProps): ReactNode {
  return (
    <Waiting height="22rem">
      <Spc.Part {...props} />
    </Waiting>
  );
}

/** One to three time-to-event curves; see survival-curves.tsx. */
export function SurvivalCurves(props: SurvivalCurvesProps): ReactNode {
  return (
    <Waiting height="24rem">
      <Survival.Part {...props} />
    </Waiting>
  );
}

/** Units against limits by their size; see funnel-plot.tsx. */
export function FunnelPlot(props: FunnelPlotProps): ReactNode {
  return (
    <Waiting height="22rem">
      <Funnel.Part {...props} />
    </Waiting>
  );
}

/** Mean score by week of treatment; see trajectory.tsx. */
export function Trajectory(props: TrajectoryProps): ReactNode {
  return (
    <Waiting height={props.lastScores ? "29rem" : "24rem"}>
      <Weeks.Part {...props} />
    </Waiting>
  );
}
