import type { ReactNode } from "react";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { formatHours, formatPercent, formatPercentInterval } from "#shared/format";
import { hoursShown, type AccessGoal } from "../../answers/access-goal.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { curvesFinding } from "../../findings/access-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { joinCurves, rowsAt, type CurveRow } from "../../answers/curve-rows.js";
import { SurvivalCurves } from "../../charts/lazy-charts.js";
import type { NamedCurve } from "../../charts/survival-curves.js";
import { figureColumns, heightFigure, numberColumns } from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { FEWEST_FOR_RATE, tellsRate, sizeOf } from "../../words/told-by-n.js";
import { useFigure } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

/** Times at which the table states both curves, beside those of the goal and of the end. */
const tableHours = [12, 24, 48, 72, 96, 120, 168, 240, 336];

/** Those times with the hours of the goal among them, to where the chart ends. */
function timesOf(goal: AccessGoal): readonly number[] {
  const times = [...tableHours, ...goal.hours, hoursShown(goal)];
  return [...new Set(times)].sort((one, other) => one - other);
}

/** A tick every two days, of longer charts as many. */
function ticksUntil(hours: number): readonly number[] {
  return Array.from({ length: 8 }, (_, place) => (place * hours) / 7);
}

interface CurvesPartProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}

/** Cumulative incidence of starting, with giving up as the competing event. */
export function CurvesPart({ measure, view }: CurvesPartProps): ReactNode {
  const subtitleOf = useSubtitle();
  const goal = useAccessGoal(view);
  const figure = useFigure(measure.id, view, { curve: "full" });
  return (
    <WhenRead what="The curves" queries={[figure]} height="36rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        const subtitle = subtitleOf(measure, view, "cumulative share of everyone who asked");
        return <CurvesFrame {...{ measure, view, group, goal, subtitle }} figure={figure.data} />;
      }}
    </WhenRead>
  );
}

interface CurvesFrameProps extends CurvesPartProps {
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
  readonly goal: AccessGoal;
  readonly subtitle: string;
}

function CurvesFrame({ measure, view, figure, group, goal, subtitle }: CurvesFrameProps): ReactNode {
  const curves = curvesOf(group);
  const title = curvesFinding(group.result, group.beside["closing-without-start"], goal);
  const isDrawn = tellsRate(sizeOf(group.result));
  return (
    <ChartFrame
      {...{ title, subtitle, measure, figure, group, view }}
      interval="bands are 95% intervals"
      reading={`The lines climb each time somebody starts, or closes without a start. ${quantileWords(group)}`}
      chart={
        isDrawn ? (
          <DrawnCurves curves={curves} goal={goal} description={inOneLine(title)} />
        ) : (
          <p>Curves are drawn from {FEWEST_FOR_RATE} people on.</p>
        )
      }
      {...(isDrawn
        ? { table: { caption: subtitle, columns: columnsOf(curves), rows: curveRows(curves, goal) } }
        : {})}
    />
  );
}

function DrawnCurves(props: {
  readonly curves: readonly NamedCurve[];
  readonly goal: AccessGoal;
  readonly description: string;
}): ReactNode {
  const { curves, goal, description } = props;
  const until = hoursShown(goal);
  return (
    <SurvivalCurves
      curves={curves}
      until={until}
      ticks={ticksUntil(until)}
      tickText={(hours) => String(hours / 24)}
      axisTitle="Days since the inquiry"
      references={goal.hours.map((time) => ({ time, label: `${time} h` }))}
      orientation="reached"
      isOnePopulation
      description={description}
    />
  );
}

/** The heights of the curves at the times of the table. */
function curveRows(curves: readonly NamedCurve[], goal: AccessGoal): readonly CurveRow[] {
  const joined = joinCurves(
    curves.map((curve) => curve.result.curve),
    hoursShown(goal),
  );
  return rowsAt(joined, timesOf(goal));
}

function curvesOf(group: GroupResponse): readonly NamedCurve[] {
  const gaveUp = group.beside["closing-without-start"];
  return [
    ...(group.result.kind === "time-to-event"
      ? [{ id: "started", label: "Started", result: group.result }]
      : []),
    ...(gaveUp?.kind === "time-to-event"
      ? [{ id: "gave-up", label: "Gave up or closed", result: gaveUp }]
      : []),
  ];
}

function quantileWords({ result }: GroupResponse): string {
  if (result.kind !== "time-to-event" || !tellsRate(result.n)) return "";
  const write = (estimate: number | null): string =>
    estimate === null ? "not reached" : formatHours(estimate);
  return `Time until half had started: ${write(result.median.estimate)}; until 90% had: ${write(result.p90.estimate)}.`;
}

function columnsOf(curves: readonly NamedCurve[]): readonly TableColumn<CurveRow>[] {
  return [
    {
      id: "time",
      title: "After",
      sortBy: (row) => row.time,
      numbers: numberColumns({ hours: (row) => row.time }),
      cell: (row) => formatHours(row.time),
    },
    ...curves.map((curve, place): TableColumn<CurveRow> => ({
      id: curve.id,
      title: curve.label,
      align: "number",
      numbers: figureColumns((row) => heightFigure(row.heights[place])),
      cell: (row) => {
        const height = row.heights[place];
        if (!height) return "–";
        return `${formatPercent(height.estimate)} (${formatPercentInterval(height.lower, height.upper)})`;
      },
    })),
  ];
}
