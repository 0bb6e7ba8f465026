import type { ReactNode } from "react";
import type { CsvCell } from "../files/csv.js";
import type { NumberColumns } from "../files/file-numbers.js";

/** A column of a table: what it is called, what it sorts by, what it draws. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What the column is sorted by; a null goes last. Without it the column can't be sorted. */
  readonly sortBy?: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
  /** What stands in the file of the table; without it the cell itself where it is text, else what it sorts by. */
  readonly text?: (row: Row) => CsvCell;
  /** The plain numbers that stand in the file in place of the cell's words, each in a column of its own. */
  readonly numbers?: NumberColumns<Row>;
  /** Not in the file: a drawing, or words of numbers that another column gives. */
  readonly isOnScreenOnly?: boolean;
  /** `number` is right-aligned; `wrap` may break over lines. */
  readonly align?: "number" | "wrap";
  /** Left out on a phone, where another column says the same in its cells. */
  readonly isWideOnly?: boolean;
  /** Hidden until the reader chooses it; the first column can't be. */
  readonly isHiddenFirst?: boolean;
}

/** A table as data: `DataTable` draws it, `csvOfTable` writes it. */
export interface TableSpec<Row extends object> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
}
