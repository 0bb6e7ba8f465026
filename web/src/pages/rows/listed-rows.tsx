import { useMemo, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import type { MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { classTitle, reasonSentence } from "../../words/class-words.js";
import { DataTable } from "../../tables/data-table.js";
import { programUnderName } from "../../parts/name-cell.js";
import { WhenRead } from "../../parts/query-state.js";
import { classesIn } from "../../view/rows-link.js";
import { useFigure, useRows } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import { queryOf, searchOf, type ViewState } from "../../view/view-state.js";
import { ClassLinks } from "./class-links.js";
import { DownloadRows } from "./download-rows.js";
import { expectedCount, unitWords } from "./expected-count.js";
import { cutOf, narrowedGroups, writtenNarrowing, type Narrowing } from "./narrowing.js";
import { columnsOf } from "./row-columns.js";

const PAGE_SIZE = 100;
const noRows: readonly RowResponse[] = [];

interface ListedRowsProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly narrowing: Narrowing;
  readonly offset: number;
}

/** A page of rows under its classes, with all of them as a file. */
export function ListedRows(props: ListedRowsProps): ReactNode {
  const { measure, view, narrowing, offset } = props;
  const cut = cutOf(narrowing, measure, view);
  const figure = useFigure(measure.id, view, { ...cut, curve: "none" });
  const asked = { ...cut, ...writtenNarrowing(narrowing) };
  const rows = useRows(measure.id, view, { ...asked, offset: String(offset), limit: String(PAGE_SIZE) });
  return (
    <WhenRead what="The rows" queries={[figure, rows]} height="30rem">
      {() => {
        const { total, counts } = rows.data ?? { total: 0, counts: [] };
        const expected = expectedCount(narrowedGroups(figure.data?.groups ?? [], narrowing), narrowing);
        const name = nameOf(measure, narrowing);
        return (
          <>
            <ClassLinks {...{ measure, view, narrowing, counts }} />
            <div className="rows-head">
              <Counted
                units={unitWords(measure.grain, expected ?? total, "instrument" in cut)}
                total={total}
                expected={expected}
              />
              {total === 0 ? null : (
                <DownloadRows measure={measure} query={queryOf(view, asked)} total={total} name={name} />
              )}
            </div>
            {total === 0 ? (
              <p className="notice">
                Nobody in this view is in this class. Choose another class, a longer period or fewer filters.
              </p>
            ) : (
              <PageOfRows {...props} name={name} rows={rows.data?.rows ?? noRows} total={total} />
            )}
          </>
        );
      }}
    </WhenRead>
  );
}

interface PageOfRowsProps extends ListedRowsProps {
  readonly name: string;
  readonly rows: readonly RowResponse[];
  readonly total: number;
}

function PageOfRows(props: PageOfRowsProps): ReactNode {
  const { measure, rows, name, offset, total } = props;
  const { pathname, search } = useLocation();
  const names = useNames();
  const columns = useMemo(
    () => programUnderName(columnsOf(measure, rows, { from: `${pathname}${search}`, names }), names),
    [measure, rows, pathname, search, names],
  );
  return (
    <>
      <DataTable
        caption={captionOf({ name, offset, count: rows.length, total })}
        columns={columns}
        rows={rows}
        rowHeaders
        canChooseColumns
      />
      <Pager {...props} total={total} />
    </>
  );
}

/** "37 of 37 people: as many as the figure counts". */
function Counted(props: {
  readonly units: string;
  readonly total: number;
  readonly expected: number | null;
}): ReactNode {
  const { units, total, expected } = props;
  return (
    <p role="status">
      <strong data-testid="rows-total" data-total={total} data-expected={expected}>
        {formatCount(total)}
        {expected === null ? "" : ` of ${formatCount(expected)}`} {units}
      </strong>
      {expected === null ? "." : null}
      {expected === total ? ": as many as the figure counts." : null}
      {expected !== null && expected !== total
        ? ` in the figure: the data changed in between. Reload the page.`
        : null}
    </p>
  );
}

function nameOf(measure: MeasureTextResponse, narrowing: Narrowing): string {
  const titles = classesIn(narrowing.class).map((one) => classTitle(one, measure).toLowerCase());
  const isSame = titles.length === 1 && titles[0] === measure.title.toLowerCase();
  const name = titles.length === 0 || isSame ? "" : `, ${titles.join(" or ")}`;
  const reason =
    narrowing.reason === "" ? "" : `: ${reasonSentence(narrowing.reason, measure).replace(/\.$/, "")}`;
  return `${measure.title}${name}${reason}`;
}

function captionOf(shown: {
  readonly name: string;
  readonly offset: number;
  readonly count: number;
  readonly total: number;
}): string {
  if (shown.count === 0) return `${shown.name}: no row from ${formatCount(shown.offset + 1)} on`;
  const range = `${formatCount(shown.offset + 1)} to ${formatCount(shown.offset + shown.count)} of ${formatCount(shown.total)}`;
  return `${shown.name}; rows ${range}`;
}

function Pager(props: ListedRowsProps & { readonly total: number }): ReactNode {
  const { offset, total } = props;
  const to = (place: number): { search: string } => ({
    search: searchOf(props.view, {
      ...writtenNarrowing(props.narrowing),
      ...(place > 0 ? { offset: String(place) } : {}),
    }),
  });
  if (total <= PAGE_SIZE && offset === 0) return null;
  const last = Math.floor((total - 1) / PAGE_SIZE) * PAGE_SIZE;
  return (
    <nav className="pager" aria-label="Pages of rows">
      {offset > 0 ? (
        <>
          <Link to={to(0)}>First {PAGE_SIZE}</Link>
          <Link to={to(Math.max(0, Math.min(offset - PAGE_SIZE, last)))}>Previous {PAGE_SIZE}</Link>
        </>
      ) : null}
      {offset + PAGE_SIZE < total ? (
        <>
          <Link to={to(offset + PAGE_SIZE)}>Next {PAGE_SIZE}</Link>
          <Link to={to(last)}>Last</Link>
        </>
      ) : null}
    </nav>
  );
}
