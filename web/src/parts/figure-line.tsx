import type { ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { sizeOf } from "../findings/findings.js";
import { figureWords } from "../words/result-words.js";
import { GroupMarks } from "./marks.js";

/** How many the figure's first class holds: those who met a share, those with the event, or all that were measured. */
export function countedBy(result: ResultResponse): number {
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
