import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { formatDay } from "#shared/format";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { countedSentence, notCountedOf, type ClassRow } from "./class-rows.js";
import { sections } from "../../words/sections.js";

/** Whether the episode counts and, where it does not, why: the first thing on the page. */
export function NotCountedPart({ rows }: { readonly rows: readonly ClassRow[] }): ReactNode {
  const reasons = notCountedOf(rows);
  return (
    <section className="frame" aria-labelledby="not-counted">
      <h2 id="not-counted">{countedSentence(rows)}</h2>
      {reasons.length === 0 ? null : (
        <dl className="not-counted">
          {reasons.map((reason) => (
            <div key={`${reason.title} ${reason.why}`}>
              <dt>
                <span className="mark">{reason.title}</span> {reason.why}
              </dt>
              <dd className="small quiet">
                {reason.measures.join(", ")}
                {reason.instruments.length === 0 ? "" : ` (${reason.instruments.join(", ")})`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="small">
        <a href="#classes">Every measure and why</a>
      </p>
    </section>
  );
}

/** Drawn, not written: not every font has both circles. */
function Dot({ isFilled }: { readonly isFilled: boolean }): ReactNode {
  return <span className={isFilled ? "dot filled" : "dot"} aria-hidden="true" />;
}

const columns: readonly TableColumn<ClassRow>[] = [
  {
    id: "measure",
    title: "Measure",
    sortBy: (row) => row.measure.title,
    cell: (row) => <Link to={`/definitions#${row.measure.id}`}>{row.measure.title}</Link>,
  },
  {
    id: "class",
    title: "Class",
    sortBy: (row) => row.title,
    cell: (row) => (
      <>
        <span className="standing">
          <Dot isFilled={row.standing === "counted"} /> {row.title}
        </span>
        <span className="narrow-only small">{row.why}</span>
      </>
    ),
  },
  { id: "why", title: "Why", align: "wrap", isWideOnly: true, cell: (row) => row.why },
  { id: "value", title: "Value", align: "wrap", cell: (row) => row.value },
  {
    id: "day",
    title: "Counts on",
    sortBy: (row) => row.indexOn,
    cell: (row) => (row.indexOn === null ? "–" : formatDay(row.indexOn)),
  },
];

/** The class and reason of every measure, by section; the rows that are not counted can stand alone. */
export function ClassesPart({ rows }: { readonly rows: readonly ClassRow[] }): ReactNode {
  const [isOnlyUncounted, setIsOnlyUncounted] = useState(false);
  const shown = isOnlyUncounted
    ? rows.filter((row) => row.standing !== "counted" && row.standing !== "sessions")
    : rows;
  return (
    <section className="frame" aria-labelledby="classes" data-part="classes">
      <header>
        <h2 id="classes" tabIndex={-1}>
          What each measure makes of this episode, and why
        </h2>
        <p className="small quiet">
          <Dot isFilled /> stands in the figure, <Dot isFilled={false} /> doesn’t; by the very rules that
          count the figures
        </p>
      </header>
      <label className="check">
        <input
          type="checkbox"
          checked={isOnlyUncounted}
          onChange={(event) => setIsOnlyUncounted(event.target.checked)}
        />
        Only where it is not counted
      </label>
      {sections.map(({ id, title }) => {
        const own = shown.filter((row) => row.measure.section === id);
        return own.length === 0 ? null : (
          <DataTable key={id} caption={title} columns={columns} rows={own} rowHeaders />
        );
      })}
    </section>
  );
}
