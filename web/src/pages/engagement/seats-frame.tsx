import { unfittingFilter } from "../../view/seat-filters.js";
import { useMemo, type ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import { formatCount, sentenceCase } from "#shared/format";
import { ChartFrame } from "../../parts/chart-frame.js";
import { IntervalPlot } from "../../charts/interval-plot.js";
import { seatsFinding } from "../../findings/engagement-findings.js";
import { resultColumns } from "../../files/file-numbers.js";
import { shownRate } from "../../words/told-by-n.js";
import type { GroupNames } from "../../words/group-names.js";
import { CountLink } from "../../parts/count-link.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { FigurePart } from "../../parts/figure-part.js";
import { NameCell } from "../../parts/name-cell.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { shareWords } from "../../words/result-words.js";
import { useDimensions, useFigure } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import { onGroup, type ViewState } from "../../view/view-state.js";

/** The times of day in their own order; others follow by name. */
const dayOrder = ["morning", "midday", "afternoon", "evening"];

/** One program with its groups by time of day. */
interface SeatRow {
  readonly program: string;
  readonly name: string;
  readonly times: ReadonlyMap<string, GroupResponse>;
}

/** Seats filled by program and time of day, each as a share with its interval on one scale. */
export function SeatsFrame({ view }: { readonly view: ViewState }): ReactNode {
  const subtitleOf = useSubtitle();
  const asked = unfittingFilter({ grain: "seat" }, view) === null ? view : null;
  const cells = useFigure("seat-fill", asked, { by: "program,group" });
  const times = useFigure("seat-fill", asked, { by: "group" });
  const known = useDimensions();
  const names = useNames();
  return (
    <FigurePart
      id="seat-fill"
      view={view}
      also={[cells, times, known]}
      height="32rem"
      empty="No session with a known capacity took place in this period with these filters."
    >
      {(read) => {
        const subtitle = subtitleOf(read.measure, view, "by program and time of day");
        const rows = seatRows(cells.data?.groups ?? [], (code) => names.titleOf("program", code));
        return (
          <ChartFrame
            {...read}
            {...{ subtitle, view }}
            title={seatsFinding(read.group.result, times.data?.groups ?? [])}
            interval="95% intervals (Wilson)"
            reading="Seats of people who attended over the group’s capacity, where it is known. A session with more people than seats counts as full. Seats of one session resemble each other, so the true uncertainty is larger, and no difference between groups is judged. Point and line are the share and its interval from 0 to 100%."
            chart={
              <SeatTable caption={subtitle} rows={rows} measure={read.measure} view={view} names={names} />
            }
          />
        );
      }}
    </FigurePart>
  );
}

function seatRows(groups: readonly GroupResponse[], nameOf: (code: string) => string): readonly SeatRow[] {
  const programs = new Map<string, Map<string, GroupResponse>>();
  for (const group of groups) {
    if (group.initialPopulation === 0) continue;
    const program = group.key["program"] ?? "";
    const times = programs.get(program) ?? new Map<string, GroupResponse>();
    programs.set(program, times.set(group.key["group"] ?? "", group));
  }
  const rows = [...programs].map(([program, times]): SeatRow => ({ program, name: nameOf(program), times }));
  return rows.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

/** The times of day that occur, from morning to evening. */
function orderedTimes(rows: readonly SeatRow[]): readonly string[] {
  const rank = (time: string): number => {
    const place = dayOrder.indexOf(time);
    return place === -1 ? dayOrder.length : place;
  };
  const times = new Set(rows.flatMap((row) => [...row.times.keys()]));
  return [...times].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

function SeatTable(props: {
  readonly caption: string;
  readonly rows: readonly SeatRow[];
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly names: GroupNames;
}): ReactNode {
  const { rows, measure, view, names } = props;
  const columns = useMemo(
    (): readonly TableColumn<SeatRow>[] => [
      {
        id: "program",
        title: "Program",
        sortBy: (row) => row.name,
        text: (row) => names.fullOf("program", row.program),
        cell: (row) => <NameCell names={names} dimension="program" value={row.program} />,
      },
      ...orderedTimes(rows).map((time) =>
        timeColumn({ time, title: names.titleOf("group", time), measure, view }),
      ),
    ],
    [rows, measure, view, names],
  );
  return <DataTable caption={props.caption} columns={columns} rows={rows} rowHeaders canDownload />;
}

function timeColumn(of: {
  readonly time: string;
  readonly title: string;
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): TableColumn<SeatRow> {
  return {
    id: of.time,
    title: sentenceCase(of.title),
    sortBy: (row) => shownRate(row.times.get(of.time)?.result)?.estimate ?? null,
    numbers: resultColumns((row) => row.times.get(of.time)?.result),
    cell: (row) => {
      const group = row.times.get(of.time);
      if (!group) return <span className="quiet">–</span>;
      const rate = shownRate(group.result);
      return (
        <div className="figure-cell">
          <span className="figure-cell-words">
            {rate ? (
              <CountLink
                rows={{ measure: of.measure, view: onGroup(of.view, group.key) }}
                count={rate.numerator}
                of={`${row.name}, ${of.title}`}
              >
                {shareWords(rate)}
              </CountLink>
            ) : (
              shareWords(group.result)
            )}
            <span className="small quiet">
              {rate ? `${formatCount(rate.numerator)} of ${formatCount(rate.denominator)}` : ""}
            </span>
          </span>
          <IntervalPlot result={group.result} width={150} />
        </div>
      );
    },
  };
}
