import type { ReactNode } from "react";
import { formatCount } from "#shared/format";
import { cohortFigures, type CohortRow } from "../../answers/cohort-rows.js";
import { BesideName } from "../../parts/name-cell.js";
import { AdmittedCount, FigureCell, StillInCount, type CohortColumnsOf } from "./cohort-columns.js";

interface CompareProps {
  readonly rows: readonly CohortRow[];
  readonly of: CohortColumnsOf;
}

/** The chosen cohorts side by side: figures as rows, cohorts as columns, each figure on one scale. */
export function CompareFrame(props: CompareProps & { readonly onClear: () => void }): ReactNode {
  const { rows, of } = props;
  return (
    <section className="frame" aria-labelledby="side-by-side">
      <header>
        <h2 id="side-by-side">{formatCount(rows.length)} side by side</h2>
        <p className="small quiet">
          In the order in which they were chosen. Each line has one scale for all of them; an open point says
          that not all stays could end yet.
        </p>
      </header>
      <div className="scroll" tabIndex={0} role="region" aria-label="Chosen rows side by side">
        <table className="has-row-headers compare-table">
          <caption>Figures of the chosen rows side by side</caption>
          <CompareHead rows={rows} of={of} />
          <CompareBody rows={rows} of={of} />
        </table>
      </div>
      <div className="actions">
        <button type="button" className="plain-button" onClick={props.onClear}>
          Compare none
        </button>
      </div>
    </section>
  );
}

function CompareHead({ rows, of }: CompareProps): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col">Figure</th>
        {rows.map((row) => (
          <th key={row.value} scope="col">
            {row.name}
            <BesideName names={of.names} dimension={of.by} value={row.value} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function CompareBody({ rows, of }: CompareProps): ReactNode {
  const figures = cohortFigures.filter((figure) => of.instrument !== null || !figure.isSymptom);
  return (
    <tbody>
      <CountLine title="Admitted" cellOf={(row) => <AdmittedCount row={row} of={of} />} rows={rows} />
      <CountLine title="Still in" cellOf={(row) => <StillInCount row={row} of={of} />} rows={rows} />
      {figures.map((figure) => (
        <tr key={figure.id}>
          <th scope="row">
            {figure.title}
            {figure.isSymptom ? `, ${of.instrument ?? ""}` : ""}
          </th>
          {rows.map((row) => (
            <td key={row.value}>
              <FigureCell figure={figure} row={row} of={of} width={140} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function CountLine(props: {
  readonly title: string;
  readonly rows: readonly CohortRow[];
  readonly cellOf: (row: CohortRow) => ReactNode;
}): ReactNode {
  return (
    <tr>
      <th scope="row">{props.title}</th>
      {props.rows.map((row) => (
        <td key={row.value}>{props.cellOf(row)}</td>
      ))}
    </tr>
  );
}
