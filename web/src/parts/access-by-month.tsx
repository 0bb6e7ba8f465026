import { lazy, Suspense, useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import { formatCount, formatPeriod } from "#shared/format";
import type { Figure, Group, MeasureAnswer } from "../api.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { monthPoints, type MonthPoint } from "../charts/chart-rows.js";
import { monthsFinding, sizeOf } from "../findings.js";
import { rowsLink } from "../rows-link.js";
import { useFigure } from "../use-figures.js";
import { onMonth, type ViewState } from "../view-state.js";
import { DataTable, type TableColumn } from "./data-table.js";
import { Skeleton, WhenRead } from "./query-state.js";
import { periodWords, populationWords } from "./view-words.js";

const MonthShareChart = lazy(async () => ({
  default: (await import("../charts/access-charts.js")).MonthShareChart,
}));

interface AccessByMonthProps {
  readonly measure: MeasureAnswer;
  readonly view: ViewState;
  readonly figure: Figure;
  readonly group: Group;
}

/** Share within 48 hours by month. */
export function AccessByMonth({ measure, view, figure, group }: AccessByMonthProps): ReactNode {
  const months = useFigure(measure.id, view, { every: "month" });
  const columns = useMemo(() => columnsOf(measure, view), [measure, view]);
  const points = useMemo(() => monthPoints(months.data?.groups ?? []), [months.data]);
  const goal = measure.goal?.value ?? null;
  return (
    <WhenRead what="The months" queries={[months]} height="30rem">
      {() => {
        const title = monthsFinding(group.result, months.data?.groups ?? [], goal);
        const subtitle = `${measure.title}, by month of ${measure.indexDate}; ${populationWords(view)}; ${periodWords(view)}; n ${formatCount(sizeOf(group.result))}`;
        return (
          <ChartFrame
            title={title}
            subtitle={subtitle}
            measure={measure}
            figure={figure}
            group={group}
            view={view}
            reading="Each point is the month's share with its 95% interval; the number under a month is its n. A hollow point is a month that is not over. Months with fewer than 10 show no point."
            chart={
              <Suspense fallback={<Skeleton height="20rem" />}>
                <MonthShareChart months={points} goal={goal} description={title} />
              </Suspense>
            }
            table={<DataTable caption={subtitle} columns={columns} rows={points} rowHeaders />}
          />
        );
      }}
    </WhenRead>
  );
}

function columnsOf(measure: MeasureAnswer, view: ViewState): readonly TableColumn<MonthPoint>[] {
  return [
    {
      id: "month",
      title: "Month",
      sortBy: (month) => month.period,
      cell: (month) => (
        <Link to={rowsLink(measure, onMonth(view, month.period))}>{formatPeriod(month.period)}</Link>
      ),
    },
    {
      id: "numerator",
      title: "Within 48 h",
      align: "number",
      sortBy: (month) => (month.n < 5 ? null : month.numerator),
      cell: (month) => (month.n < 5 ? "–" : formatCount(month.numerator)),
    },
    {
      id: "n",
      title: "n",
      align: "number",
      sortBy: (month) => month.n,
      cell: (month) => formatCount(month.n),
    },
    {
      id: "share",
      title: "Share (95% interval)",
      align: "number",
      sortBy: (month) => month.estimate,
      cell: (month) => month.words,
    },
    { id: "state", title: "State", cell: (month) => (month.isUnfinished ? "not over" : "finished") },
  ];
}
