import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { CompactRow } from "../compact-rows.js";
import { rowsLink } from "../rows-link.js";
import type { ViewState } from "../view-state.js";

/** Small figures below each other: name, value, and under it interval and n; the value opens its rows. */
export function FigureRows(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly rows: readonly CompactRow[];
  readonly label: string;
}): ReactNode {
  const { measure, view } = props;
  return (
    <ul className="figure-rows" aria-label={props.label}>
      {props.rows.map((row) => (
        <li key={row.id}>
          {row.label === "" ? null : <span className="figure-name">{row.label}</span>}
          <span className="figure-small">
            {row.rows === null ? (
              row.value
            ) : (
              <Link to={rowsLink(measure, view, row.rows)} data-testid={`part-${measure.id}-${row.id}`}>
                {row.value}
                <span className="visually-hidden"> {row.label || measure.title}: open the rows</span>
              </Link>
            )}
          </span>
          <span className="small quiet">{row.detail}</span>
        </li>
      ))}
    </ul>
  );
}
