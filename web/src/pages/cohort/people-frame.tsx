import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { formatCode, formatCount, formatDay, formatDays } from "#shared/format";
import { numberColumns } from "../../files/file-numbers.js";
import type { GroupNames } from "../../words/group-names.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { programColumn, programUnderName } from "../../parts/name-cell.js";
import { EpisodeLink } from "../../parts/episode-link.js";
import { WhenRead } from "../../parts/query-state.js";
import { rowsLink } from "../../view/rows-link.js";
import { useMeasures, useRows } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import { searchOf, type ViewState } from "../../view/view-state.js";

const MOST_PEOPLE = 100;

/** The people of a cohort: everybody admitted in the view, each opening the episode's own page. */
export function PeopleFrame({ view }: { readonly view: ViewState }): ReactNode {
  const measures = useMeasures();
  const rows = useRows("completion", view, { limit: String(MOST_PEOPLE) });
  const measure = measures.data?.find((one) => one.id === "completion");
  return (
    <WhenRead what="The people" queries={[measures, rows]} height="24rem">
      {() => {
        const total = rows.data?.total ?? 0;
        return (
          <section className="frame" aria-labelledby="people">
            <header>
              <h2 id="people">
                {formatCount(total)} {total === 1 ? "person was" : "people were"} admitted
              </h2>
              <p className="small quiet">
                Everybody admitted in the period, with how the stay ended. The enrollment opens the episode.
              </p>
            </header>
            {total === 0 ? null : <People rows={rows.data?.rows ?? []} view={view} />}
            {measure ? <AllRows measure={measure} view={view} total={total} /> : null}
          </section>
        );
      }}
    </WhenRead>
  );
}

function AllRows(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly total: number;
}): ReactNode {
  const to = { ...rowsLink(props.measure, props.view), search: searchOf(props.view) };
  return (
    <div className="actions">
      <Link to={to} data-rows={props.total}>
        Open all {formatCount(props.total)} rows
      </Link>
      {props.total > MOST_PEOPLE ? (
        <span className="small quiet">The first {MOST_PEOPLE} stand here.</span>
      ) : null}
    </div>
  );
}

function People(props: { readonly rows: readonly RowResponse[]; readonly view: ViewState }): ReactNode {
  const { view } = props;
  const names = useNames();
  const { rows } = props;
  const shown = useMemo(() => {
    // A page of one program has said which: a column that repeats it takes room from the others.
    const isOne = new Set(rows.map((row) => row.programCode)).size < 2;
    const columns = peopleColumns(view, names);
    return isOne ? columns.filter(({ id }) => id !== "program") : programUnderName(columns, names);
  }, [rows, view, names]);
  return (
    <div className="tall-list">
      <DataTable
        caption="People admitted, by program and day of admission"
        columns={shown}
        rows={rows}
        rowHeaders
        canDownload
      />
    </div>
  );
}

const standings: Readonly<Record<string, string>> = {
  met: "completed",
  pending: "still enrolled",
};

/** How a stay stands in completion: its class where that says all, else its reason. */
function standingWords(row: Pick<RowResponse, "class" | "reason">): string {
  return standings[row.class] ?? formatCode(row.reason || row.class);
}

function peopleColumns(view: ViewState, names: GroupNames): readonly TableColumn<RowResponse>[] {
  return [
    {
      id: "episode",
      title: "Episode",
      sortBy: (row) => row.enrollmentId,
      text: (row) => row.enrollmentId ?? row.inquiryId,
      cell: (row) => <EpisodeLink row={row} view={view} />,
    },
    programColumn(names, (row) => row.programCode),
    {
      id: "cohort",
      title: "Cohort",
      sortBy: (row) => row.cohort,
      cell: (row) => row.cohort ?? "–",
      isHiddenFirst: true,
    },
    {
      id: "on",
      title: "Admitted",
      sortBy: (row) => row.indexOn,
      text: (row) => row.indexOn,
      cell: (row) => formatDay(row.indexOn),
    },
    { id: "standing", title: "Stay", sortBy: standingWords, cell: standingWords },
    {
      id: "days",
      title: "Length",
      align: "number",
      sortBy: (row) => row.value,
      numbers: numberColumns({ days: (row) => row.value }),
      cell: (row) => (row.value === null ? "–" : formatDays(row.value)),
    },
  ];
}
