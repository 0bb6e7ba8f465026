import { useId, type ReactNode } from "react";
import type { MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { compactRows } from "../../answers/compact-rows.js";
import { leadingGroup } from "../../answers/parts-of-result.js";
import { useFigure } from "../../asking/use-figures.js";
import { viewOfMeasure } from "../../view/of-now.js";
import { unfittingFilter } from "../../view/seat-filters.js";
import type { ViewState } from "../../view/view-state.js";
import { DefinitionPanel } from "../../parts/definition-panel.js";
import { FigureRows } from "./figure-rows.js";
import { GroupMarks } from "../../parts/marks.js";
import { WhenRead } from "../../parts/query-state.js";
import { UnfittingNotice } from "../../parts/unfitting-notice.js";

/** About how high the figures of a card will be: five rows of a list, of steps or of instruments, or a single figure. */
function figuresHeight({ kind, grain, steps }: MeasureTextResponse): number {
  if (kind === "list" || kind === "shares" || steps.length > 0) return 21;
  return grain === "pair" ? 19 : 7;
}
const HEADING_HEIGHT = 6;

/** The places of cards that are still to come. */
export function CompactPlaces(props: { readonly measures: readonly MeasureTextResponse[] }): ReactNode {
  return (
    <div className="compact-cards">
      {props.measures.map((measure) => (
        <div key={measure.id} style={{ height: `${figuresHeight(measure) + HEADING_HEIGHT}rem` }} />
      ))}
    </div>
  );
}

/** Any measure of the registry in little space: its figures with interval and n, what changed beyond chance, its definition. */
export function CompactCard(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const { measure } = props;
  const view = viewOfMeasure(measure, props.view);
  const heading = useId();
  const unfitting = unfittingFilter(measure, view);
  const asked = unfitting === null ? view : null;
  const figure = useFigure(measure.id, asked, { curve: "none", compare: view.compare });
  return (
    <article className="card compact" aria-labelledby={heading}>
      <div>
        <h3 id={heading}>{measure.title}</h3>
        <p className="small quiet">{measure.question}</p>
      </div>
      {unfitting === null ? (
        <WhenRead what={measure.title} queries={[figure]} height={`${figuresHeight(measure)}rem`}>
          {() => {
            const group = leadingGroup(figure.data?.groups ?? []);
            if (!figure.data || !group)
              return <p className="small">Nothing in the data falls into this view.</p>;
            return <CompactFigures {...{ measure, view, group }} figure={figure.data} />;
          }}
        </WhenRead>
      ) : (
        <UnfittingNotice view={view} filter={unfitting} />
      )}
    </article>
  );
}

function CompactFigures(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly figure: MeasureResponse;
  readonly group: MeasureResponse["groups"][number];
}): ReactNode {
  const { measure, view, figure, group } = props;
  const { comparison } = group;
  const isSignal = comparison?.verdict === "higher" || comparison?.verdict === "lower";
  return (
    <>
      <FigureRows
        {...{ measure, view }}
        rows={compactRows(measure, figure)}
        most={5}
        label={`Figures of: ${measure.title}`}
      />
      {isSignal && figure.groups.length === 1 ? <p className="small">{comparison.sentence}</p> : null}
      <GroupMarks group={group} />
      <div className="actions">
        <DefinitionPanel measure={measure} figure={figure} group={group} view={view} />
      </div>
    </>
  );
}
