import {
  columnPinningFeature,
  columnVisibilityFeature,
  createSortedRowModel,
  rowPinningFeature,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState, type ReactNode } from "react";
import type { CohortRow } from "../../answers/cohort-rows.js";
import { ColumnChooser } from "../../tables/column-chooser.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { DownloadTable } from "../../tables/download-table.js";
import { TableHead } from "../../tables/table-head.js";
import { hiddenColumns, sortedColumn, sortingOf } from "../../tables/table-order.js";
import { ColumnPin } from "./column-pin.js";
import { CohortTableBody } from "./cohort-table-body.js";
import { useChosenRows } from "./use-chosen-rows.js";

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnPinningFeature,
  rowPinningFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
});

interface CohortTableProps {
  readonly caption: string;
  readonly columns: readonly TableColumn<CohortRow>[];
  readonly rows: readonly CohortRow[];
  /** Column id, with a minus before it for falling order; null is by name. */
  readonly sort: string | null;
  readonly onSort: (sort: string | null) => void;
  /** Ids of the columns that are left out at first. */
  readonly firstHidden: ReadonlySet<string>;
  /** Told of each choice of columns: some ask for their figures only then. */
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  /** Values of the rows that are compared: they stay on top, in this order. */
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/**
 * The cohort table: sorted by a heading, columns chosen and one of them held beside the names, rows chosen to be compared
 * and held on top. Nobody is ranked: without a choice the order is that of the names.
 */
export function CohortTable(props: CohortTableProps): ReactNode {
  const { columns, sort } = props;
  const choice = useChosenRows(props.chosen, props.onChoose);
  const [hidden, setHidden] = useState(props.firstHidden);
  const [pinned, setPinned] = useState("");
  const choose = (next: ReadonlySet<string>): void => {
    setHidden(next);
    props.onHidden(next);
  };
  const definitions = useMemo(() => columns.map(sortedColumn), [columns]);
  const data = useMemo(() => [...props.rows], [props.rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.value,
    keepPinnedRows: true,
    state: { ...stateOf(props, hidden), ...heldOf(pinned, choice.values) },
  });
  const order = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
  const shown = order.flatMap(({ id }) => columns.find((column) => column.id === id) ?? []);
  const rows = [...table.getTopRows(), ...table.getCenterRows()].map((row) => row.original);
  return (
    <div className="table-block">
      <div className="table-tools">
        <ColumnChooser columns={columns.slice(1)} hidden={hidden} onChange={choose} />
        <ColumnPin columns={shown.filter((one) => one.id !== "name")} pinned={pinned} onPin={setPinned} />
        <DownloadTable caption={props.caption} columns={shown} rows={rows} />
      </div>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={props.caption}>
        <table className={pinned === "" ? "cohort-table" : "cohort-table has-pinned"}>
          <caption>{props.caption}</caption>
          <TableHead columns={shown} sort={sort} onSort={props.onSort} />
          <CohortTableBody columns={shown} rows={rows} choice={choice} />
        </table>
      </div>
    </div>
  );
}

function stateOf({ sort, columns }: CohortTableProps, hidden: ReadonlySet<string>) {
  return { sorting: sortingOf(sort, columns), columnVisibility: hiddenColumns(hidden) };
}

/** The columns and rows that are held, as states of the table; the names are always held. */
function heldOf(pinned: string, chosen: readonly string[]) {
  return {
    columnPinning: { start: pinned === "" ? ["name"] : ["name", pinned], end: [] },
    rowPinning: { top: [...chosen], bottom: [] },
  };
}
