import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { formatCode, formatCount, formatHours } from "#shared/format";
import type { AccessGoal } from "../../answers/access-goal.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { ownerLabel, waitingFinding } from "../../findings/access-wait-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { numberColumns } from "../../files/file-numbers.js";
import type { GroupNames } from "../../words/group-names.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure, useRows } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import { viewOfMeasure } from "../../view/of-now.js";
import type { ViewState } from "../../view/view-state.js";
import { episodeLink, hoursLeft, hoursLeftWords, ownerOf } from "../../answers/waiting-rows.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { programColumn, programUnderName } from "../../parts/name-cell.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { useView } from "../../asking/use-view.js";

/** So many are listed on the page; the rest stands in the rows. */
const LISTED = 25;

/** Who waits right now, whenever they asked: who passes the access goal next comes first. */
export function WaitingPart(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const names = useNames();
  const goal = useAccessGoal();
  const columns = useMemo(() => programUnderName(waitingColumns(names, goal), names), [names, goal]);
  const { measure } = props;
  const view = viewOfMeasure(measure, props.view);
  const figure = useFigure(measure.id, view, { curve: "none" });
  const rows = useRows(measure.id, view, { limit: String(LISTED) });
  return (
    <WhenRead what="Who waits now" queries={[figure, rows]} height="40rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        const listed = rows.data?.rows ?? [];
        const total = rows.data?.total ?? 0;
        const subtitle = subtitleOf(measure, view, `who passes ${goal.words.goal} next comes first`);
        return (
          <ChartFrame
            {...{ subtitle, measure, figure: figure.data, group, view }}
            title={waitingFinding(group.result, group.initialPopulation, goal)}
            n={group.initialPopulation}
            reading={readingOf(listed.length, total)}
            chart={
              listed.length === 0 ? (
                <p>Nobody waits.</p>
              ) : (
                <WaitingTable columns={columns} rows={listed} isCut={total > listed.length} />
              )
            }
            rows={rowsLink(measure, view)}
          />
        );
      }}
    </WhenRead>
  );
}

/** What the list is of, and where it is cut how much of it is listed. */
function readingOf(listed: number, total: number): string {
  const more = total > listed ? ` The first ${listed} of ${formatCount(total)}.` : "";
  return `The list is of this moment: the page’s period does not narrow it, its filters do. The clock is the insurer’s while an authorization is undecided, the person’s once an offered session has begun without them, else the program’s.${more}`;
}

/** The list of who waits; its order stays in the address, for the way back. */
function WaitingTable(props: {
  readonly columns: readonly TableColumn<RowResponse>[];
  readonly rows: readonly RowResponse[];
  readonly isCut: boolean;
}): ReactNode {
  const { view, changeView } = useView();
  return (
    <DataTable
      {...props}
      caption="Who waits now"
      sort={view.sort}
      onSort={(sort) => changeView({ sort })}
      rowHeaders
      canDownload
    />
  );
}

function waitingColumns(names: GroupNames, goal: AccessGoal): readonly TableColumn<RowResponse>[] {
  return [
    inquiryColumn,
    programColumn(names, (row) => row.programCode),
    ...clockColumns(goal),
    {
      id: "owner",
      title: "Whose turn",
      sortBy: ownerOf,
      cell: (row) => ownerLabel(ownerOf(row)),
    },
    { id: "step", title: "Waits for", sortBy: (row) => row.reason, cell: (row) => formatCode(row.reason) },
  ];
}

const inquiryColumn: TableColumn<RowResponse> = {
  id: "inquiry",
  title: "Inquiry",
  text: (row) => row.inquiryId,
  cell: (row) => {
    const name = row.inquiryId ?? row.enrollmentId ?? "without a number";
    const link = episodeLink(row);
    return link ? (
      <Link className="unbroken" to={link}>
        {name}
      </Link>
    ) : (
      name
    );
  },
};

/** How long each waits, and how long it is still to the access goal. */
function clockColumns({ words }: AccessGoal): readonly TableColumn<RowResponse>[] {
  return [
    {
      id: "hours",
      title: "On the clock",
      align: "number",
      sortBy: (row) => row.value,
      numbers: numberColumns({ hours: (row) => row.value }),
      cell: (row) => (row.value === null ? "–" : formatHours(row.value)),
    },
    {
      id: "left",
      title: `To ${words.goal}`,
      align: "number",
      sortBy: hoursLeft,
      numbers: numberColumns({ hours: hoursLeft }),
      cell: hoursLeftWords,
    },
  ];
}
