/** The chunk with the chart library, loaded only where one of these is drawn: see lazy-charts.tsx. */
export { FunnelPlot } from "./funnel-plot.js";
export { SpcChart } from "./spc-chart.js";
export { SurvivalCurves } from "./survival-curves.js";
export { Trajectory } from "./trajectory.js";
