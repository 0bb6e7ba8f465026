import { lazy, Suspense, type ReactNode } from "react";
import { formatCount, formatHours, formatPercent, formatPercentInterval } from "#shared/format";
import type { CurvePoint, MeasureAnswer, Result } from "../api.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { curvesFinding, joinCurves, sizeOf, type CurveRow } from "../findings.js";
import { useFigure } from "../use-figures.js";
import type { ViewState } from "../view-state.js";
import { DataTable, type TableColumn } from "./data-table.js";
import { Skeleton, WhenRead } from "./query-state.js";
import { periodWords, populationWords } from "./view-words.js";

/** The chart and its table end 14 days after the inquiry. */
const UNTIL_HOURS = 336;
/** Times at which the table states both curves. */
const tableHours = [12, 24, 48, 72, 96, 120, 168, 240, UNTIL_HOURS];

const StartCurvesChart = lazy(async () => ({
  default: (await import("../charts/access-charts.js")).StartCurvesChart,
}));

/** Cumulative incidence of starting, with giving up as the competing event. */
export function AccessCurves(props: {
  readonly measure: MeasureAnswer;
  readonly view: ViewState;
}): ReactNode {
  const { measure, view } = props;
  const figure = useFigure(measure.id, view);
  return (
    <WhenRead what="The curves" queries={[figure]} height="32rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        const gaveUp = group.beside?.["closing-without-start"];
        const rows = joinCurves(curveOf(group.result), curveOf(gaveUp), UNTIL_HOURS);
        const title = curvesFinding(group.result, gaveUp);
        const subtitle = `${measure.title}, cumulative share of everyone who asked; ${populationWords(view)}; ${periodWords(view)}; n ${formatCount(sizeOf(group.result))}`;
        const table = <DataTable caption={subtitle} columns={curveColumns} rows={atHours(rows)} rowHeaders />;
        return (
          <ChartFrame
            title={title}
            subtitle={subtitle}
            measure={measure}
            figure={figure.data}
            group={group}
            view={view}
            reading={`The lines climb each time somebody starts, or closes without a start; the bands are 95% intervals. ${quantileWords(group.result)}`}
            chart={
              sizeOf(group.result) < 10 ? (
                <p>Curves are drawn from 10 people on.</p>
              ) : (
                <Suspense fallback={<Skeleton height="22rem" />}>
                  <StartCurvesChart rows={rows} description={title} />
                </Suspense>
              )
            }
            {...(sizeOf(group.result) < 10 ? {} : { table })}
          />
        );
      }}
    </WhenRead>
  );
}

function curveOf(result: Result | undefined): readonly CurvePoint[] {
  return result?.kind === "time-to-event" ? (result.curve ?? []) : [];
}

function quantileWords(result: Result): string {
  if (result.kind !== "time-to-event") return "";
  const write = (estimate: number | null): string =>
    estimate === null ? "not reached" : formatHours(estimate);
  return `Time until half had started: ${write(result.median.estimate)}; until 90% had: ${write(result.p90.estimate)}.`;
}

function atHours(rows: readonly CurveRow[]): readonly CurveRow[] {
  return tableHours.flatMap((hours) => {
    const row = rows.findLast((one) => one.time <= hours);
    return row ? [{ ...row, time: hours }] : [];
  });
}

function heightWords(height: number, band: readonly [number, number]): string {
  return `${formatPercent(height)} (${formatPercentInterval(...band)})`;
}

const curveColumns: readonly TableColumn<CurveRow>[] = [
  { id: "time", title: "After", cell: (row) => formatHours(row.time) },
  {
    id: "started",
    title: "Started",
    align: "number",
    cell: (row) => heightWords(row.started, row.startedBand),
  },
  {
    id: "gaveUp",
    title: "Gave up or closed",
    align: "number",
    cell: (row) => heightWords(row.gaveUp, row.gaveUpBand),
  },
];
