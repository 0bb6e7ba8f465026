/** The chunk with the chart library, loaded only where a chart is drawn. */
export { MonthShareChart } from "./month-share-chart.js";
export { StartCurvesChart } from "./start-curves-chart.js";
