import type { ReactNode } from "react";
import type { CohortRow } from "../../answers/cohort-rows.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { classOf } from "../../tables/table-head.js";

/** The rows that are chosen to be compared. */
export interface ChosenRows {
  readonly values: readonly string[];
  readonly isFull: boolean;
  readonly toggle: (value: string, box: HTMLInputElement) => void;
}

interface BodyProps {
  readonly columns: readonly TableColumn<CohortRow>[];
  readonly rows: readonly CohortRow[];
  readonly choice: ChosenRows;
}

/** One row a cohort; the first cell names it and chooses it. */
export function CohortTableBody({ columns, rows, choice }: BodyProps): ReactNode {
  return (
    <tbody>
      {rows.map((row) => {
        const isChosen = choice.values.includes(row.value);
        return (
          <tr key={row.value} className={isChosen ? "chosen" : undefined} data-cohort={row.value}>
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.id} scope="row">
                  <span className="name-cell">
                    <input
                      type="checkbox"
                      checked={isChosen}
                      disabled={!isChosen && choice.isFull}
                      aria-label={`Compare ${row.name}`}
                      onChange={(event) => choice.toggle(row.value, event.currentTarget)}
                    />
                    <span>{column.cell(row)}</span>
                  </span>
                </th>
              ) : (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        );
      })}
    </tbody>
  );
}
