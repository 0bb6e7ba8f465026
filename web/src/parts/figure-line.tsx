import type { ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { sizeOf } from "../words/told-by-n.js";
import type { rowsLink } from "../view/rows-link.js";
import { figureWords } from "../words/result-words.js";
import { GroupMarks } from "./marks.js";

/** How many the figure's first class holds: those who met a share, those with the event, or all that were measured. */
function countedBy(result: ResultResponse): number {
  if (result.kind === "proportion") return result.numerator;
  return result.kind === "time-to-event" ? result.events : sizeOf(result);
}

/** The value in large type with interval and n, or the words that its n allows. */
export function FigureLine(props: {
  readonly measure: MeasureTextResponse;
  readonly group: GroupResponse;
}): ReactNode {
  const { result } = props.group;
  const words = figureWords(result);
  return (
    <div className="figure-line">
      <span
        className={words.isRate ? "figure-value" : "figure-value words"}
        data-testid={`figure-${props.measure.id}`}
        data-numerator={countedBy(result)}
        data-denominator={sizeOf(result)}
      >
        {words.value}
      </span>
      <span className="quiet">{words.detail}</span>
      <GroupMarks group={props.group} />
    </div>
  );
}

/** The way to the rows behind such a figure. */
export function OpenRows(props: {
  readonly measure: MeasureTextResponse;
  readonly result: ResultResponse;
  readonly to: ReturnType<typeof rowsLink>;
}): ReactNode {
  const { measure, result, to } = props;
  return (
    <Link to={to} data-testid={`open-rows-${measure.id}`} data-rows={countedBy(result)}>
      Open the rows<span className="visually-hidden"> behind: {measure.title}</span>
    </Link>
  );
}
