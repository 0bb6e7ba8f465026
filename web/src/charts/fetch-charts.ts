/** The chart library with all that draws by it, in a chunk of its own. */
export const fetchCharts = async () => await import("./recharts-charts.js");
