import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse, RowsResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { classTitle, reasonSentence } from "../../words/class-words.js";
import { classesIn, rowClasses } from "../../view/rows-link.js";
import { searchOf, type ViewState } from "../../view/view-state.js";
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

/** The address of the same rows narrowed otherwise. */
function narrowedTo(
  { view, narrowing }: ClassLinksProps,
  parts: Partial<Narrowing>,
): { readonly search: string } {
  return { search: searchOf(view, writtenNarrowing({ ...narrowing, ...parts })) };
}

/** Every class with how many rows it has, and below them the reasons of the chosen one. */
export function ClassLinks(props: ClassLinksProps): ReactNode {
  const { measure, narrowing, counts } = props;
  const asked = classesIn(narrowing.class);
  const known = rowClasses[measure.kind];
  const shown = known.filter((name) => asked.includes(name) || counts.some((one) => one.class === name));
  return (
    <div className="class-links">
      <ul className="classes" aria-label="Classes">
        {["", ...shown].map((name) => (
          <li key={name}>
            <Link
              to={narrowedTo(props, { class: name, reason: "" })}
              aria-current={name === "" ? asked.length === 0 : asked.includes(name)}
            >
              {name === "" ? "All" : classTitle(name, measure)}{" "}
              {formatCount(sumOf(name === "" ? counts : counts.filter((one) => one.class === name)))}
            </Link>
          </li>
        ))}
      </ul>
      <ReasonLinks {...props} />
    </div>
  );
}

/** The reasons of the chosen class, most rows first; a chosen one leads back to all of them. */
function ReasonLinks(props: ClassLinksProps): ReactNode {
  const { measure, narrowing, counts } = props;
  const asked = classesIn(narrowing.class);
  const reasons = counts
    .filter((one) => asked.includes(one.class) && one.reason !== "")
    .sort((one, other) => other.n - one.n);
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons small" aria-label="Reasons">
      {reasons.map(({ reason, n }) => (
        <li key={reason}>
          <Link
            to={narrowedTo(props, { reason: reason === narrowing.reason ? "" : reason })}
            aria-current={reason === narrowing.reason}
          >
            {reasonSentence(reason, measure)} <strong>{formatCount(n)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
