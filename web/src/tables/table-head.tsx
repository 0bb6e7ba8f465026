import type { ReactNode } from "react";
import { nextSort } from "./table-order.js";
import type { TableColumn } from "./table-spec.js";

/** The headings of a table; `onSort` is told the next order, and is null where the rows keep theirs. */
export function TableHead<Row>(props: {
  readonly columns: readonly TableColumn<Row>[];
  readonly sort: string | null;
  readonly onSort: ((sort: string | null) => void) | null;
}): ReactNode {
  const { columns, sort, onSort } = props;
  const sortBy = onSort && ((id: string): void => onSort(nextSort(sort, id)));
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <SortHeading key={column.id} column={column} sort={sort} onSort={sortBy} />
        ))}
      </tr>
    </thead>
  );
}

/** The heading of a column; where the column can be sorted, a button with an arrow that says how it is. */
function SortHeading<Row>(props: {
  readonly column: TableColumn<Row>;
  readonly sort: string | null;
  readonly onSort: ((id: string) => void) | null;
}): ReactNode {
  const { column, sort, onSort } = props;
  if (!column.sortBy || !onSort) {
    return (
      <th scope="col" className={classOf(column)}>
        {column.title}
      </th>
    );
  }
  const direction = sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : undefined;
  const arrow = direction === "ascending" ? "▲" : direction === "descending" ? "▼" : "↕";
  const { before, last } = lastOf(column.title);
  return (
    <th scope="col" className={classOf(column)} aria-sort={direction}>
      <button type="button" onClick={() => onSort(column.id)}>
        {before}
        <span className="unbroken">
          {last}
          <span aria-hidden="true">{`\u00a0${arrow}`}</span>
        </span>
      </button>
    </th>
  );
}

/** The last word of a title, which the arrow stays beside; a unit such as "h" stays with its number. */
export function lastOf(title: string): { readonly before: string; readonly last: string } {
  const last = /\S+(?: \S{1,2})?$/.exec(title)?.[0] ?? title;
  return { before: title.slice(0, title.length - last.length), last };
}

/** What a cell and its heading share. */
export function classOf<Row>({ align, isWideOnly }: TableColumn<Row>): string | undefined {
  return isWideOnly ? `${align ?? ""} wide-only`.trim() : align;
}
