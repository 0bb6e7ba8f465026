import { useEffect, type ReactNode } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { formatCode, formatCount, formatDay, formatValue } from "#shared/format";
import type { GroupResponse, MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { totalOf } from "../api.js";
import { DataTable, type TableColumn } from "../parts/data-table.js";
import { Notices, Skeleton, WhenRead } from "../parts/query-state.js";
import { ViewBar } from "../parts/view-bar.js";
import { sizeOf } from "../findings.js";
import { rowClasses } from "../rows-link.js";
import { useFigure, useMeasures, useRows } from "../use-figures.js";
import { useView } from "../use-view.js";
import { searchOf, type ViewState } from "../view-state.js";

const PAGE_SIZE = 100;

/** The rows behind a figure, by class; their number is compared with the figure's own count. */
export function RowsPage(): ReactNode {
  const { measureId = "" } = useParams();
  const { view, notices, today, setView } = useView();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const measures = useMeasures();
  const measure = measures.data?.find((one) => one.id === measureId);
  useEffect(() => {
    document.title = `Rows: ${measure?.title ?? measureId} – IOP Outcomes`;
  }, [measure, measureId]);
  const chosen = search.get("class") ?? "";
  const changeView = (next: ViewState): void =>
    void navigate({ search: searchOf(next, chosen === "" ? {} : { class: chosen }) });
  return (
    <div className="stack">
      <div>
        <h1>{measure ? `Rows behind “${measure.title}”` : "Rows behind a figure"}</h1>
        <p>
          <Link to={{ pathname: "/", search: searchOf(view) }}>Back to the overview</Link>
        </p>
      </div>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={changeView} /> : null}
      <WhenRead what="The list of measures" queries={[measures]} height="30rem">
        {() =>
          measure === undefined ? (
            <p className="notice">No measure is called “{measureId}”. The overview lists those that exist.</p>
          ) : today ? (
            <ClassedRows measure={measure} view={view} chosen={chosen} offset={offsetOf(search)} />
          ) : (
            <Skeleton height="30rem" />
          )
        }
      </WhenRead>
    </div>
  );
}

function offsetOf(search: URLSearchParams): number {
  const offset = Number(search.get("offset") ?? "0");
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

interface ClassedRowsProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly chosen: string;
  readonly offset: number;
}

function ClassedRows({ measure, view, chosen, offset }: ClassedRowsProps): ReactNode {
  const known = rowClasses[measure.kind];
  const kind = known.includes(chosen) ? chosen : "";
  const figure = useFigure(measure.id, view, { curve: "none" });
  const rows = useRows(measure.id, view, {
    ...(kind === "" ? {} : { class: kind }),
    offset: String(offset),
    limit: String(PAGE_SIZE),
  });
  const group = figure.data?.groups[0];
  return (
    <WhenRead what="The rows" queries={[figure, rows]} height="30rem">
      {() => {
        const total = rows.data?.total ?? 0;
        const expected = group ? countOf(group, kind) : 0;
        return (
          <>
            <ul className="classes" aria-label="Classes">
              {["", ...known].map((one) => (
                <li key={one}>
                  <Link
                    to={{ search: searchOf(view, one === "" ? {} : { class: one }) }}
                    aria-current={one === kind}
                  >
                    {one === "" ? "All" : formatCode(one)} {group ? formatCount(countOf(group, one)) : ""}
                  </Link>
                </li>
              ))}
            </ul>
            <p role="status">
              <strong data-testid="rows-total" data-total={total}>
                {formatCount(total)} {total === 1 ? "row" : "rows"}
              </strong>
              {total === expected
                ? ", as many as the figure counts."
                : `, but the figure counts ${formatCount(expected)}: the data changed in between. Reload the page.`}
            </p>
            {total === 0 ? (
              <p>
                Nothing in this view is in this class. Choose another class, a longer period or fewer filters.
              </p>
            ) : (
              <>
                <DataTable
                  caption={captionOf({ measure, kind, offset, count: rows.data?.rows.length ?? 0, total })}
                  columns={rowColumns}
                  rows={rows.data?.rows ?? noRows}
                />
                <Pager view={view} kind={kind} offset={offset} total={total} />
              </>
            )}
          </>
        );
      }}
    </WhenRead>
  );
}

const noRows: readonly RowResponse[] = [];

/** How many rows of a class the figure itself counts; without a class, its initial population. */
function countOf(group: GroupResponse, kind: string): number {
  const { result } = group;
  if (kind === "") return group.initialPopulation;
  if (kind === "excluded") return totalOf(group.excluded);
  if (kind === "pending") return group.pending;
  if (kind === "missing") return totalOf(group.missing);
  if (result.kind === "proportion") {
    return kind === "met" ? result.numerator : result.denominator - result.numerator;
  }
  if (result.kind !== "time-to-event") return kind === "counted" ? sizeOf(result) : 0;
  return kind === "event" ? result.events : kind === "competing" ? result.competing : result.censored;
}

function captionOf(shown: {
  readonly measure: MeasureTextResponse;
  readonly kind: string;
  readonly offset: number;
  readonly count: number;
  readonly total: number;
}): string {
  const range = `${formatCount(shown.offset + 1)} to ${formatCount(shown.offset + shown.count)} of ${formatCount(shown.total)}`;
  return `${shown.measure.title}${shown.kind === "" ? "" : `, ${formatCode(shown.kind)}`}: rows ${range}`;
}

function valueWords(row: RowResponse): string {
  if (row.value === null) return "–";
  return row.unit === "hours" || row.unit === "days" ? formatValue(row.value, row.unit) : String(row.value);
}

const rowColumns: readonly TableColumn<RowResponse>[] = [
  { id: "program", title: "Program", cell: (row) => row.programCode },
  { id: "inquiry", title: "Inquiry", cell: (row) => row.inquiryId ?? "–" },
  { id: "enrollment", title: "Enrollment", cell: (row) => row.enrollmentId ?? "–" },
  { id: "cohort", title: "Cohort", cell: (row) => row.cohort ?? "–" },
  { id: "day", title: "Index day", cell: (row) => formatDay(row.indexOn) },
  { id: "class", title: "Class", cell: (row) => formatCode(row.class) },
  { id: "reason", title: "Reason", cell: (row) => (row.reason ? formatCode(row.reason) : "–") },
  { id: "value", title: "Time", align: "number", cell: valueWords },
];

function Pager(props: {
  readonly view: ViewState;
  readonly kind: string;
  readonly offset: number;
  readonly total: number;
}): ReactNode {
  const to = (offset: number): { search: string } => ({
    search: searchOf(props.view, {
      ...(props.kind === "" ? {} : { class: props.kind }),
      ...(offset > 0 ? { offset: String(offset) } : {}),
    }),
  });
  if (props.total <= PAGE_SIZE) return null;
  return (
    <nav className="pager" aria-label="Pages of rows">
      {props.offset > 0 ? (
        <Link to={to(Math.max(0, props.offset - PAGE_SIZE))}>Previous {PAGE_SIZE}</Link>
      ) : null}
      {props.offset + PAGE_SIZE < props.total ? (
        <Link to={to(props.offset + PAGE_SIZE)}>Next {PAGE_SIZE}</Link>
      ) : null}
    </nav>
  );
}
