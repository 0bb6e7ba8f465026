import type { ReactNode } from "react";

/** Which column stays beside the names while the table is scrolled sideways. */
export function ColumnPin(props: {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly pinned: string;
  readonly onPin: (id: string) => void;
}): ReactNode {
  return (
    <label className="inline-label">
      Hold beside the names
      <select value={props.pinned} onChange={(event) => props.onPin(event.target.value)}>
        <option value="">Nothing</option>
        {props.columns.map((column) => (
          <option key={column.id} value={column.id}>
            {column.title}
          </option>
        ))}
      </select>
    </label>
  );
}
