import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState, type ReactNode } from "react";
import { ColumnChooser } from "./column-chooser.js";
import { DownloadTable } from "./download-table.js";
import { classOf, TableHead } from "./table-head.js";
import { hiddenColumns, sortedColumn, sortingOf } from "./table-order.js";
import type { TableColumn, TableSpec } from "./table-spec.js";

interface DataTableProps<Row extends object> extends TableSpec<Row> {
  /** True when the first column names its row: it becomes the row's heading and stays in sight while scrolling. */
  readonly rowHeaders?: boolean;
  /** Offers a choice of columns above the table. */
  readonly canChooseColumns?: boolean;
  /** Offers the table as a file. A chart's frame offers that itself. */
  readonly canDownload?: boolean;
  /** Column id, with a minus before it for falling order: `view.sort`. Without it the table keeps its order itself. */
  readonly sort?: string | null;
  readonly onSort?: (sort: string | null) => void;
  /** The rows are the first of more: in another order they would not be the first, so theirs stays. */
  readonly isCut?: boolean;
}

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
});

/**
 * A real table with caption and scopes, in a box of its own that can be scrolled by keyboard. Headings sort by click,
 * Enter or Space: rising, falling, as it came. To keep the order in the address:
 * `<DataTable sort={view.sort} onSort={(sort) => changeView({ sort })} … />`.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { columns } = props;
  const [ownSort, setOwnSort] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => hiddenFirst(columns));
  const sort = props.isCut ? null : props.onSort ? (props.sort ?? null) : ownSort;
  const ordered = useOrdered(props, { sort, hidden });
  const shown = columns.filter((column) => !hidden.has(column.id));
  const onSort = props.onSort ?? setOwnSort;
  return (
    <div className="table-block">
      {props.canChooseColumns || props.canDownload ? (
        <div className={props.canChooseColumns ? "table-tools" : "table-tools in-caption"}>
          {props.canChooseColumns ? (
            <ColumnChooser columns={columns.slice(1)} hidden={hidden} onChange={setHidden} />
          ) : null}
          {props.canDownload ? (
            <DownloadTable {...props} columns={shown} rows={ordered.map((each) => each.row)} />
          ) : null}
        </div>
      ) : null}
      <div className="scroll" tabIndex={0} role="region" aria-label={props.caption}>
        <table className={props.rowHeaders ? "has-row-headers" : undefined}>
          <caption>
            <span>{props.caption}</span>
          </caption>
          <TableHead columns={shown} sort={sort} onSort={props.isCut ? null : onSort} />
          <Rows columns={shown} ordered={ordered} rowHeaders={props.rowHeaders === true} />
        </table>
      </div>
    </div>
  );
}

interface OrderedRow<Row> {
  readonly id: string;
  readonly row: Row;
}

/** The rows in the chosen order, each with an id that stays its own whatever the order. */
function useOrdered<Row extends object>(
  { columns, rows }: TableSpec<Row>,
  { sort, hidden }: { readonly sort: string | null; readonly hidden: ReadonlySet<string> },
): readonly OrderedRow<Row>[] {
  const definitions = useMemo(() => columns.map(sortedColumn), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting: sortingOf(sort, columns), columnVisibility: hiddenColumns(hidden) },
  });
  return table.getRowModel().rows.map((each) => ({ id: each.id, row: each.original }));
}

function Rows<Row>(props: {
  readonly columns: readonly TableColumn<Row>[];
  readonly ordered: readonly OrderedRow<Row>[];
  readonly rowHeaders: boolean;
}): ReactNode {
  return (
    <tbody>
      {props.ordered.map(({ id, row }) => (
        <tr key={id}>
          {props.columns.map((column, index) => (
            <Cell key={column.id} column={column} row={row} isHeader={props.rowHeaders && index === 0} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function hiddenFirst<Row>(columns: readonly TableColumn<Row>[]): ReadonlySet<string> {
  return new Set(columns.slice(1).flatMap((column) => (column.isHiddenFirst ? [column.id] : [])));
}

function Cell<Row>(props: {
  readonly column: TableColumn<Row>;
  readonly row: Row;
  readonly isHeader: boolean;
}): ReactNode {
  const { column, row } = props;
  if (props.isHeader) return <th scope="row">{column.cell(row)}</th>;
  return <td className={classOf(column)}>{column.cell(row)}</td>;
}
