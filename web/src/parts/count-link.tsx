import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { wordingOf } from "../words/told-by-n.js";
import { shareWords } from "../words/result-words.js";
import { classesInN, rowsLink } from "../view/rows-link.js";
import type { ViewState } from "../view/view-state.js";

/** Where the rows behind a figure are: measure, the view narrowed to its group, and class, reason or part. */
export interface RowsBehind {
  readonly measure: Pick<MeasureTextResponse, "id" | "kind">;
  readonly view: ViewState;
  readonly more?: Readonly<Record<string, string>>;
}

/** A count or a rate that opens the rows behind it; `count` is how many there are, and a test holds it to that. */
export function CountLink(props: {
  readonly rows: RowsBehind;
  readonly count: number;
  /** What is counted, for who hears the link alone. */
  readonly of: string;
  readonly children: ReactNode;
}): ReactNode {
  const { measure, view, more } = props.rows;
  // An instrument is a part of the group's key: whoever reads the rows must not mix it with others.
  const isKeyed = view.instrument !== null && symptomMeasures.has(measure.id);
  const key: Readonly<Record<string, string>> = isKeyed ? { key: `instrument=${view.instrument}` } : {};
  return (
    <Link to={rowsLink(measure, view, { ...key, ...more })} data-rows={props.count}>
      {props.children}
      <span className="visually-hidden"> {props.of}: open the rows</span>
    </Link>
  );
}

/** The n of a figure that opens all who stand in it: those who count and those who don't. */
export function NLink(props: {
  readonly rows: RowsBehind;
  readonly n: number;
  /** Whose n it is, for who hears the link alone. */
  readonly of: string;
}): ReactNode {
  const { rows, n, of } = props;
  if (n === 0) return formatCount(0);
  const { part } = rows.more ?? {};
  const more: Readonly<Record<string, string>> =
    part === undefined ? { class: classesInN(rows.measure) } : { part };
  return (
    <CountLink rows={{ ...rows, more }} count={n} of={`${of}, n`}>
      {formatCount(n)}
    </CountLink>
  );
}

/** A share in a cell of a table that opens the people it counts; with its own n under it where the row states none. */
export function ShareLink(props: {
  readonly result: ResultResponse | undefined;
  readonly rows: RowsBehind;
  readonly of: string;
  readonly hasOwnN?: boolean;
}): ReactNode {
  const { result, rows, of, hasOwnN = false } = props;
  const n = result?.kind === "proportion" ? result.denominator : 0;
  if (result?.kind !== "proportion" || wordingOf(n) === "few") return shareWords(result);
  return (
    <>
      <CountLink rows={rows} count={result.numerator} of={of}>
        {shareWords(result)}
      </CountLink>
      {hasOwnN ? (
        <span className="cell-note beside-name">
          n <NLink rows={rows} n={n} of={of} />
        </span>
      ) : null}
    </>
  );
}

/** Measures whose groups are split by instrument. */
const symptomMeasures = new Set([
  ...[
    "symptom-change",
    "reliable-improvement",
    "reliable-deterioration",
    "response",
    "remission",
    "recovery",
  ],
  ...["reliable-recovery", "time-to-improvement", "score-completeness"],
]);
