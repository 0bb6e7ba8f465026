import type { ReactNode } from "react";

/** Checkboxes for the columns of a table; the first column, which names the rows, is not among them. */
export function ColumnChooser(props: {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}): ReactNode {
  const toggle = (id: string): void => {
    const hidden = new Set(props.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    props.onChange(hidden);
  };
  return (
    <details className="chooser">
      <summary>Columns</summary>
      <fieldset>
        <legend className="visually-hidden">Columns shown</legend>
        {props.columns.map((column) => (
          <label key={column.id}>
            <input
              type="checkbox"
              checked={!props.hidden.has(column.id)}
              onChange={() => toggle(column.id)}
            />
            {column.title}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
