import type { SortingState } from "@tanstack/react-table";
import type { TableColumn } from "./table-spec.js";

/*
 * How tables are ordered, written as the table library has it. An order is the id of a column, with a minus before it for
 * falling; null is the order in which the rows came.
 */

/** The order as a state of the table: none by a column that another page's table has. */
export function sortingOf(sort: string | null, columns: readonly { readonly id: string }[]): SortingState {
  const id = sort?.replace(/^-/, "");
  return columns.flatMap((column) =>
    column.id === id ? [{ id, desc: sort?.startsWith("-") === true }] : [],
  );
}

/** Rising, then falling, then the order in which the rows came. */
export function nextSort(sort: string | null, id: string): string | null {
  if (sort === id) return `-${id}`;
  return sort === `-${id}` ? null : id;
}

/** The columns that are left out, as a state of the table. */
export function hiddenColumns(hidden: ReadonlySet<string>): Record<string, boolean> {
  return Object.fromEntries([...hidden].map((id) => [id, false]));
}

/** What the table knows of a column: what it sorts by. */
export function sortedColumn<Row extends object>(column: TableColumn<Row>) {
  const { sortBy } = column;
  return {
    id: column.id,
    // Undefined, not null, is what the table knows to put last in both directions.
    accessorFn: (row: Row) => sortBy?.(row) ?? undefined,
    enableSorting: sortBy !== undefined,
    sortUndefined: "last",
    sortFn: "basic",
  } as const;
}
