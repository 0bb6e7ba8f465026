import { useId, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { Figure, Group, MeasureAnswer } from "../api.js";
import { DefinitionPanel } from "../parts/definition-panel.js";
import { rowsLink } from "../rows-link.js";
import type { ViewState } from "../view-state.js";

interface ChartFrameProps {
  /** The finding, as a sentence that is true of the data. */
  readonly title: string;
  /** Measure, population, period and n. */
  readonly subtitle: string;
  readonly measure: MeasureAnswer;
  readonly figure: Figure;
  /** The whole group that the rows and the panel speak of. */
  readonly group: Group;
  readonly view: ViewState;
  readonly chart: ReactNode;
  /** The same numbers as a table; without it the chart is a table already. */
  readonly table?: ReactNode;
  /** How the chart is to be read. */
  readonly reading: string;
}

/** Frame of every chart: finding, what it shows, how it is computed, the table behind it and the rows. */
export function ChartFrame(props: ChartFrameProps): ReactNode {
  const heading = useId();
  const [isTable, setIsTable] = useState(false);
  return (
    <section className="frame" aria-labelledby={heading}>
      <div>
        <h2 id={heading}>{props.title}</h2>
        <p className="small quiet">{props.subtitle}</p>
      </div>
      {isTable && props.table ? props.table : props.chart}
      <p className="small quiet">{props.reading}</p>
      <div className="actions">
        {props.table ? (
          <button
            type="button"
            className="plain-button"
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            Show as table
          </button>
        ) : null}
        <Link to={rowsLink(props.measure, props.view)}>
          Open the rows<span className="visually-hidden"> behind: {props.title}</span>
        </Link>
        <DefinitionPanel measure={props.measure} figure={props.figure} group={props.group} />
      </div>
    </section>
  );
}
