import type { ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { DurationResponse, ResultResponse } from "#shared/contract/results";
import { formatCount, formatHours } from "#shared/format";
import { payerName, payersFinding } from "../../findings/access-wait-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { IntervalPlot } from "../../charts/interval-plot.js";
import { QuartilePlot, type Quartiles } from "../../charts/quartile-plot.js";
import { numberColumns, resultColumns } from "../../files/file-numbers.js";
import { sizeOf } from "../../words/told-by-n.js";
import { asProportion } from "../../answers/parts-of-result.js";
import { shareIntervalWords } from "../../words/result-words.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure } from "../../asking/use-figures.js";
import { onGroup, type ViewState } from "../../view/view-state.js";
import { quartilesOf } from "./shown-quartiles.js";
import { ShareLink, type RowsBehind } from "../../parts/count-link.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

interface PayersPartProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}

const LIMITS = [72, 168] as const;

/** How fast insurers decide, by payer class, beside the limits of 72 hours and 7 days. */
export function PayersPart({ measure, view }: PayersPartProps): ReactNode {
  const whole = useFigure(measure.id, view, { curve: "none" });
  const payers = useFigure(measure.id, view, { curve: "none", by: "payer_class" });
  return (
    <WhenRead what="The insurers" queries={[whole, payers]} height="32rem">
      {() => {
        const group = whole.data?.groups[0];
        if (!whole.data || !payers.data || !group) return null;
        return <Payers {...{ measure, view, group }} figure={whole.data} classes={payers.data.groups} />;
      }}
    </WhenRead>
  );
}

interface PayersProps extends PayersPartProps {
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
  readonly classes: readonly GroupResponse[];
}

function turnaroundOf(group: GroupResponse): ResultResponse | undefined {
  return group.beside["authorization-turnaround"];
}

function Payers({ measure, view, figure, group, classes }: PayersProps): ReactNode {
  const subtitleOf = useSubtitle();
  const asked = (each: GroupResponse): number =>
    sizeOf(each.beside["authorization-within-72h"] ?? each.result);
  const isAsking = (each: GroupResponse): boolean =>
    turnaroundOf(each)?.kind === "duration" || asProportion(each.beside["authorization-within-72h"]) !== null;
  const shown = classes.filter(isAsking);
  const silent = classes.filter((each) => !isAsking(each)).map(payerName);
  const subtitle = subtitleOf(measure, view, "authorization requested to decided, by payer class");
  const without = silent.length === 0 ? "" : ` Without any request: ${silent.join(", ")}.`;
  return (
    <ChartFrame
      {...{ subtitle, measure, figure, group, view }}
      title={payersFinding(group, shown)}
      n={asked(group)}
      rows={rowsLink(measure, view, { part: "authorization-within-72h" })}
      reading={`Dots are medians, bars the middle half, the tick 90%; the dashed rules are 72 hours and 7 days, the limits for urgent and standard requests that bind many payers. Requests younger than a limit stand in neither its numerator nor its denominator.${without}`}
      chart={
        <DataTable
          caption="Authorization by payer class"
          columns={columnsOf({ measure, view })}
          rows={shown.length > 1 ? [group, ...shown] : shown}
          rowHeaders
          canDownload
        />
      }
    />
  );
}

/** The time from request to decision where anything is decided. */
function decidedOf(group: GroupResponse): DurationResponse | null {
  const turnaround = turnaroundOf(group);
  return turnaround?.kind === "duration" ? turnaround : null;
}

function quartilesUntilDecided(group: GroupResponse): Quartiles | null {
  const decided = decidedOf(group);
  return decided ? quartilesOf(decided) : null;
}

function decidedColumn({ measure, view }: PayersPartProps): TableColumn<GroupResponse> {
  return {
    id: "n",
    title: "Decided",
    align: "number",
    sortBy: (group) => decidedOf(group)?.n ?? null,
    cell: (group) => {
      const n = decidedOf(group)?.n ?? 0;
      if (n === 0) return "0";
      return (
        <Link
          to={rowsLink(measure, onGroup(view, group.key), { part: "authorization-turnaround" })}
          data-rows={n}
        >
          {formatCount(n)}
        </Link>
      );
    },
  };
}

const quartileColumns: readonly TableColumn<GroupResponse>[] = [
  {
    id: "median",
    title: "Median",
    align: "number",
    sortBy: (group) => quartilesUntilDecided(group)?.median ?? null,
    numbers: numberColumns({ hours: (group) => quartilesUntilDecided(group)?.median }),
    cell: (group) => formatOrDash(quartilesUntilDecided(group)?.median),
  },
  {
    id: "plot",
    title: "0 – 7 days",
    numbers: numberColumns({
      "lower quartile, hours": (group) => quartilesUntilDecided(group)?.lowerQuartile,
      "upper quartile, hours": (group) => quartilesUntilDecided(group)?.upperQuartile,
      "90th percentile, hours": (group) => quartilesUntilDecided(group)?.p90,
    }),
    cell: (group) => (
      <QuartilePlot
        quartiles={quartilesUntilDecided(group)}
        unit="hours"
        until={LIMITS[1]}
        rules={[LIMITS[0]]}
      />
    ),
  },
];

const intervalColumns: readonly TableColumn<GroupResponse>[] = [
  {
    id: "interval",
    title: "0 – 100%",
    isOnScreenOnly: true,
    cell: (group) => <IntervalPlot result={group.beside["authorization-within-72h"]} />,
  },
  {
    id: "interval-words",
    title: "95% interval",
    align: "number",
    isOnScreenOnly: true,
    cell: (group) => shareIntervalWords(group.beside["authorization-within-72h"]),
  },
];

function columnsOf(shown: PayersPartProps): readonly TableColumn<GroupResponse>[] {
  return [
    { id: "payer", title: "Payer class", sortBy: payerName, cell: payerName },
    decidedColumn(shown),
    ...quartileColumns,
    shareColumn(shown, "authorization-within-72h", "Within 72 h"),
    ...intervalColumns,
    shareColumn(shown, "authorization-within-7-days", "Within 7 days"),
  ];
}

function formatOrDash(hours: number | undefined): string {
  return hours === undefined ? "–" : formatHours(hours);
}

function shareColumn(
  { measure, view }: PayersPartProps,
  id: string,
  title: string,
): TableColumn<GroupResponse> {
  const rowsOf = (group: GroupResponse): RowsBehind => ({
    measure,
    view: onGroup(view, group.key),
    more: { part: id, partClass: "met" },
  });
  return {
    id,
    title,
    align: "number",
    sortBy: (group) => asProportion(group.beside[id])?.estimate ?? null,
    numbers: resultColumns((group) => group.beside[id]),
    cell: (group) => <ShareLink result={group.beside[id]} rows={rowsOf(group)} of={title} hasOwnN />,
  };
}
