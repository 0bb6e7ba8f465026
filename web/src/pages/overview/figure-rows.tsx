import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { CompactRow } from "../../answers/compact-rows.js";
import { rowsLink } from "../../view/rows-link.js";
import type { ViewState } from "../../view/view-state.js";
import { Folded } from "../../parts/folded.js";

interface FigureRowsProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly rows: readonly CompactRow[];
  readonly label: string;
  /** So many stand open, and a single one more; the rest waits behind "more". Without it all stand open. */
  readonly most?: number;
}

/** Small figures below each other: name, value, and under it interval and n; the value opens its rows. */
export function FigureRows(props: FigureRowsProps): ReactNode {
  const { rows, label } = props;
  // One row takes no more room than the words that it is folded away.
  const most = rows.length - 1 === props.most ? rows.length : (props.most ?? rows.length);
  const rest = rows.slice(most);
  return (
    <>
      <FigureList {...props} rows={rows.slice(0, most)} />
      {rest.length > 0 ? (
        <Folded
          summary={
            <>
              {rest.length} more<span className="visually-hidden"> of: {label}</span>
            </>
          }
        >
          {() => <FigureList {...props} rows={rest} label={`${label}, continued`} />}
        </Folded>
      ) : null}
    </>
  );
}

function FigureList({ measure, view, rows, label }: FigureRowsProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <ul className="figure-rows" aria-label={label}>
      {rows.map((row) => (
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
