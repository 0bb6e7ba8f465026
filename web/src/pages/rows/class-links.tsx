import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse, RowsResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { classTitle, reasonSentence } from "../../words/class-words.js";
import { classesIn, rowClasses } from "../../view/rows-link.js";
import { searchOf, type ViewState } from "../../view-state.js";
import { writtenNarrowing, type Narrowing } from "./narrowing.js";

interface ClassLinksProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly narrowing: Narrowing;
  readonly counts: RowsResponse["counts"];
}

function sumOf(counts: RowsResponse["counts"]): number {
  return counts.reduce((sum, count) => sum + count.n, 0);
}

/** Every class with how many rows it has, and below them the reasons of the chosen one. */
export function ClassLinks({ measure, view, narrowing, counts }: ClassLinksProps): ReactNode {
  const to = (parts: Partial<Narrowing>): { search: string } => ({
    search: searchOf(view, writtenNarrowing({ ...narrowing, ...parts })),
  });
  const asked = classesIn(narrowing.class);
  const known = rowClasses[measure.kind];
  const shown = known.filter((name) => asked.includes(name) || counts.some((one) => one.class === name));
  const reasons = counts
    .filter((one) => asked.includes(one.class) && one.reason !== "")
    .sort((one, other) => other.n - one.n);
  return (
    <div className="class-links">
      <ul className="classes" aria-label="Classes">
        {["", ...shown].map((name) => (
          <li key={name}>
            <Link
              to={to({ class: name, reason: "" })}
              aria-current={name === "" ? asked.length === 0 : asked.includes(name)}
            >
              {name === "" ? "All" : classTitle(name, measure)}{" "}
              {formatCount(sumOf(name === "" ? counts : counts.filter((one) => one.class === name)))}
            </Link>
          </li>
        ))}
      </ul>
      {reasons.length === 0 ? null : (
        <ul className="reasons small" aria-label="Reasons">
          {reasons.map(({ reason, n }) => (
            <li key={reason}>
              <Link
                to={to({ reason: reason === narrowing.reason ? "" : reason })}
                aria-current={reason === narrowing.reason}
              >
                {reasonSentence(reason, measure)} <strong>{formatCount(n)}</strong>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
