import type { ReactNode } from "react";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import type { CodeRow } from "./code-rows.js";

const codeColumns: readonly TableColumn<CodeRow>[] = [
  {
    id: "code",
    title: "Code",
    sortBy: (row) => row.code,
    text: (row) => row.code,
    cell: (row) => <code>{row.code}</code>,
  },
  { id: "kind", title: "Kind", sortBy: (row) => row.kind, cell: (row) => row.kind },
  { id: "sentence", title: "What it says", align: "wrap", cell: (row) => row.sentence },
  { id: "used", title: "Stands in", align: "wrap", cell: (row) => row.usedBy },
];

/** What the codes of the feeds and of the measures say. */
export function CodesPart({ rows }: { readonly rows: readonly CodeRow[] }): ReactNode {
  return (
    <section aria-labelledby="codes" className="entries">
      <h2 id="codes" tabIndex={-1}>
        Codes
      </h2>
      <DataTable
        caption="Codes of the feeds and of the measures"
        columns={codeColumns}
        rows={rows}
        rowHeaders
        canDownload
      />
    </section>
  );
}
