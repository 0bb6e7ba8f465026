import type { ReactNode } from "react";
import { download, fileName } from "../files/download.js";
import { csvOfTable } from "./table-file.js";
import type { TableSpec } from "./table-spec.js";

/** Gives a table as a file: the rows in their order on the screen, and the columns that are shown. */
export function DownloadTable<Row extends object>(props: TableSpec<Row>): ReactNode {
  const save = (): void =>
    download(fileName(props.caption, "csv"), new Blob([csvOfTable(props)], { type: "text/csv" }));
  return (
    <button type="button" onClick={save}>
      Download CSV
    </button>
  );
}
