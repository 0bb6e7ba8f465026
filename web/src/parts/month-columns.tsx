import { Link } from "react-router";
import type { ProcessPointResponse } from "#shared/contract/analysis";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import {
  formatCount,
  formatPercent,
  formatPercentInterval,
  formatPeriod,
  sentenceCase,
} from "#shared/format";
import { signalOf } from "../charts/spc-rows.js";
import { numberColumns, resultColumns } from "../files/file-numbers.js";
import { shownRate, wordingOf } from "../words/told-by-n.js";
import { rowsLink } from "../view/rows-link.js";
import { onPeriod, type ViewState } from "../view/view-state.js";
import { shareWords } from "../words/result-words.js";
import { nColumn, shareIntervalColumn } from "./group-columns.js";
import type { TableColumn } from "../tables/table-spec.js";

/** A period with what process control says of it; undefined where it is not judged at all. */
export interface MonthRow extends GroupResponse {
  readonly point: ProcessPointResponse | undefined;
}

/** The periods, each with its point of the process chart. */
export function monthRows(
  groups: readonly GroupResponse[],
  points: readonly ProcessPointResponse[],
): readonly MonthRow[] {
  const byPeriod = new Map(points.map((point) => [point.period, point]));
  return groups.map((group) => ({ ...group, point: byPeriod.get(group.period ?? "") }));
}

function periodColumn(measure: MeasureTextResponse, view: ViewState): TableColumn<MonthRow> {
  return {
    id: "period",
    title: "Period",
    sortBy: (group) => group.period,
    text: (group) => group.period,
    cell: (group) => (
      <Link
        to={rowsLink(measure, onPeriod(view, group.period ?? ""))}
        data-rows={group.result.kind === "proportion" ? group.result.numerator : 0}
      >
        {formatPeriod(group.period ?? "")}
      </Link>
    ),
  };
}

const shareColumns: readonly TableColumn<MonthRow>[] = [
  {
    id: "share",
    title: "Share",
    align: "number",
    sortBy: (group) => shownRate(group.result)?.estimate ?? null,
    numbers: resultColumns((group) => group.result),
    cell: (group) => shareWords(group.result),
  },
  shareIntervalColumn,
];

function countColumn(counted: string): TableColumn<MonthRow> {
  return {
    id: "count",
    title: counted,
    align: "number",
    isOnScreenOnly: true,
    cell: ({ result }) =>
      result.kind === "proportion" && wordingOf(result.denominator) !== "few"
        ? formatCount(result.numerator)
        : "–",
  };
}

const processColumns: readonly TableColumn<MonthRow>[] = [
  {
    id: "mean",
    title: "Mean",
    align: "number",
    numbers: numberColumns({ mean: ({ point }) => point?.centreLine }),
    cell: ({ point }) => (point?.centreLine == null ? "–" : formatPercent(point.centreLine)),
  },
  {
    id: "limits",
    title: "Process limits",
    align: "number",
    numbers: numberColumns({
      "lower process limit": ({ point }) => point?.lowerProcessLimit,
      "upper process limit": ({ point }) => point?.upperProcessLimit,
    }),
    cell: ({ point }) =>
      point?.lowerProcessLimit == null || point.upperProcessLimit === null
        ? "–"
        : formatPercentInterval(point.lowerProcessLimit, point.upperProcessLimit),
  },
  { id: "signal", title: "Signal", align: "wrap", cell: ({ point }) => sentenceCase(signalOf(point)) },
];

const stateColumn: TableColumn<MonthRow> = {
  id: "state",
  title: "State",
  cell: (group) => stateWords(group),
};

/** The columns of the table behind a chart over time: what is drawn of each period, and what process control says of it. */
export function monthColumns(
  measure: MeasureTextResponse,
  view: ViewState,
  { counted = "Count", isJudged }: { readonly counted?: string | undefined; readonly isJudged: boolean },
): readonly TableColumn<MonthRow>[] {
  return [
    periodColumn(measure, view),
    ...shareColumns,
    countColumn(counted),
    nColumn<MonthRow>({
      rowsOf: ({ period }) => ({ measure, view: onPeriod(view, period ?? "") }),
      nameOf: ({ period }) => formatPeriod(period ?? ""),
    }),
    ...(isJudged ? processColumns : []),
    stateColumn,
  ];
}

function stateWords({ marks }: GroupResponse): string {
  if (marks.includes("unfinished")) return "not over";
  return marks.includes("immature") ? "too young to judge" : "finished";
}
