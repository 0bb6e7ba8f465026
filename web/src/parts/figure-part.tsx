import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { useFigure, useMeasures } from "../asking/use-figures.js";
import type { FigureOptions, ViewState } from "../view/view-state.js";
import { unfittingFilter } from "../view/seat-filters.js";
import { WhenRead } from "./query-state.js";
import { UnfittingNotice } from "./unfitting-notice.js";

/** A measure with its whole figure: the uncut group that a frame's rows and panel speak of. */
export interface ReadFigure {
  readonly measure: MeasureTextResponse;
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
}

interface FigurePartProps {
  readonly id: string;
  readonly view: ViewState;
  readonly options?: FigureOptions;
  /** Height of the place while nothing has been read yet. */
  readonly height: string;
  /** Other questions that the part waits for. */
  readonly also?: readonly UseQueryResult<unknown>[];
  /** What stands here when nothing in the view is in the measure. */
  readonly empty: ReactNode;
  readonly children: (read: ReadFigure) => ReactNode;
}

/** One part of a page that is about one measure: reads its text and its whole figure, and says when there is nothing. */
export function FigurePart(props: FigurePartProps): ReactNode {
  const measures = useMeasures();
  const measure = measures.data?.find((one) => one.id === props.id);
  const unfitting = measure ? unfittingFilter(measure, props.view) : null;
  const figure = useFigure(props.id, unfitting === null ? props.view : null, props.options ?? {});
  if (unfitting !== null)
    return (
      <div className="notice">
        <UnfittingNotice view={props.view} filter={unfitting} />
      </div>
    );
  return (
    <WhenRead
      what={measure?.title ?? "This part"}
      queries={[measures, figure, ...(props.also ?? [])]}
      height={props.height}
    >
      {() => {
        const group = figure.data?.groups[0];
        if (!measure) return <p className="notice">This server has no measure “{props.id}”.</p>;
        if (!figure.data || !group || group.initialPopulation === 0)
          return <p className="notice">{props.empty}</p>;
        return props.children({ measure, figure: figure.data, group });
      }}
    </WhenRead>
  );
}
