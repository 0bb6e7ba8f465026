import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { formatCount, formatPeriod } from "#shared/format";
import { monthsFinding } from "../access-findings.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { SpcChart } from "../charts/lazy-charts.js";
import { intervalsOf, rangeSentence, withoutLimits } from "../charts/spc-rows.js";
import { shownRate, sizeOf, wordingOf } from "../findings.js";
import { shareIntervalWords, shareWords } from "../result-words.js";
import { rowsLink } from "../rows-link.js";
import { useFigure, useNotes } from "../use-figures.js";
import { onPeriod, type ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { WhenRead } from "./query-state.js";
import { subtitleOf } from "./view-words.js";

interface AccessByMonthProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
}

/** Share within 48 hours by month, judged by process control. */
export function AccessByMonth({ measure, view, figure, group }: AccessByMonthProps): ReactNode {
  const months = useFigure(measure.id, view, { every: view.every, process: true });
  const notes = useNotes();
  const columns = useMemo(() => columnsOf(measure, view), [measure, view]);
  return (
    <WhenRead what="The months" queries={[months, notes]} height="34rem">
      {() => {
        const groups = months.data?.groups ?? [];
        const goal = measure.goal?.value ?? null;
        const title = monthsFinding(group.result, groups, goal);
        const subtitle = subtitleOf(measure, view, `by ${view.every} of ${measure.indexDate}`);
        const chart = months.data?.process?.[0]?.chart;
        const judged = chart?.kind === "process" ? chart : null;
        return (
          <ChartFrame
            {...{ title, subtitle, measure, figure, group, view }}
            interval="95% intervals (Wilson)"
            range={rangeSentence(groups, "share")}
            reading={`${judged ? judged.sentences.join(" ") : ""} A point is the share with its interval; the number under it is its n. Grey lines are mean and process limits. Below 10 there is no point.`.trim()}
            chart={
              <SpcChart
                chart={judged ?? withoutLimits(groups)}
                intervals={intervalsOf(groups)}
                unit="share"
                goal={goal}
                notes={notes.data ?? []}
                description={title}
              />
            }
            table={{ caption: subtitle, columns, rows: groups }}
          />
        );
      }}
    </WhenRead>
  );
}

function columnsOf(measure: MeasureTextResponse, view: ViewState): readonly TableColumn<GroupResponse>[] {
  const nOf = (group: GroupResponse): number => sizeOf(group.result);
  return [
    {
      id: "period",
      title: "Period",
      sortBy: (group) => group.period,
      text: (group) => group.period,
      cell: (group) => (
        <Link to={rowsLink(measure, onPeriod(view, group.period ?? ""))}>
          {formatPeriod(group.period ?? "")}
        </Link>
      ),
    },
    {
      id: "numerator",
      title: "Within 48 h",
      align: "number",
      cell: ({ result }) =>
        result.kind === "proportion" && wordingOf(result.denominator) !== "few"
          ? formatCount(result.numerator)
          : "–",
    },
    { id: "n", title: "n", align: "number", sortBy: nOf, cell: (group) => formatCount(nOf(group)) },
    {
      id: "share",
      title: "Share",
      align: "number",
      sortBy: (group) => shownRate(group.result)?.estimate ?? null,
      cell: (group) => shareWords(group.result),
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      cell: (group) => shareIntervalWords(group.result),
    },
    {
      id: "state",
      title: "State",
      cell: (group) => (group.marks.includes("unfinished") ? "not over" : "finished"),
    },
  ];
}
