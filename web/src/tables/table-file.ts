import { csvOf, type CsvCell } from "../files/csv.js";
import type { TableColumn, TableSpec } from "./table-spec.js";

/** What a column gives to the file of its table: a title for each of its cells, and a row's cells. */
interface FilePart<Row> {
  readonly titles: readonly string[];
  readonly of: (row: Row) => readonly CsvCell[];
}

function partOf<Row>(column: TableColumn<Row>): FilePart<Row> {
  const { title, numbers } = column;
  if (column.isOnScreenOnly) return { titles: [], of: () => [] };
  if (!numbers) return { titles: [title], of: (row) => [textOf(column, row)] };
  return { titles: numbers.names.map((name) => `${title}: ${name}`), of: numbers.of };
}

function textOf<Row>(column: TableColumn<Row>, row: Row): CsvCell {
  if (column.text) return column.text(row);
  const cell = column.cell(row);
  return typeof cell === "string" || typeof cell === "number" ? cell : column.sortBy?.(row);
}

/** The table as comma-separated text: titles, then the rows as given; each number of a figure in a column of its own. */
export function csvOfTable<Row extends object>(table: TableSpec<Row>): string {
  const parts = table.columns.map(partOf);
  const lines = table.rows.map((row) => parts.flatMap((part) => part.of(row)));
  return csvOf([parts.flatMap((part) => part.titles), ...lines]);
}
