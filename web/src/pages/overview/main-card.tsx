import { useQuery } from "@tanstack/react-query";
import { useId, type ReactNode } from "react";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { AskedRows, CompactRow } from "../../answers/compact-rows.js";
import { currentQuestion, periodsQuestion } from "../../asking/first-questions.js";
import { goalWords } from "../../findings/overview-findings.js";
import { leadingGroup, partText } from "../../answers/parts-of-result.js";
import { figureWords } from "../../words/result-words.js";
import { rowsLink } from "../../view/rows-link.js";
import { askedOf } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import { DefinitionPanel } from "../../parts/definition-panel.js";
import { FigureRows } from "./figure-rows.js";
import { MainLine } from "./main-line.js";
import { FigureLine, OpenRows } from "../../parts/figure-line.js";
import { WhenRead } from "../../parts/query-state.js";

interface MainCardProps {
  /** Name of the group of measures that the card stands for. */
  readonly name: string;
  readonly measure: MeasureTextResponse;
  /** Companions that always stand beside the figure, e.g. deterioration beside improvement. */
  readonly beside: readonly string[];
  readonly view: ViewState;
  readonly today: string;
  /** More below the companions, of another measure. */
  readonly children?: ReactNode;
}

/** One of the four cards that the Overview opens with. */
export function MainCard(props: MainCardProps): ReactNode {
  const { measure, view, today } = props;
  const heading = useId();
  const figure = useQuery(askedOf(currentQuestion(measure.id, view)));
  const months = useQuery(askedOf(periodsQuestion(measure.id, view, { today, every: "month" })));
  return (
    <article className="card main-card" aria-labelledby={heading}>
      <h2 id={heading}>{props.name}</h2>
      <WhenRead what={props.name} queries={[figure, months]} height="41rem">
        {() => {
          const group = leadingGroup(figure.data?.groups ?? [], view.instrument);
          if (!figure.data || !months.data || !group) {
            return <p>No figure: nothing in the data falls into this view.</p>;
          }
          return <MainFigure {...props} figure={figure.data} months={months.data} group={group} />;
        }}
      </WhenRead>
    </article>
  );
}

interface MainFigureProps extends Omit<MainCardProps, "today"> {
  readonly figure: MeasureResponse;
  readonly months: MeasureResponse;
  readonly group: MeasureResponse["groups"][number];
}

/** What such a card says of a figure that is read. */
export function MainFigure(props: MainFigureProps): ReactNode {
  const { measure, view, figure, group } = props;
  const instrument = group.key["instrument"];
  const others = figure.groups.length - 1;
  const narrowed = keyOf(group);
  return (
    <>
      <p className="small quiet of-what">
        {measure.title}
        {instrument === undefined ? "" : `, ${instrument}`}
        {instrument !== undefined && others > 0
          ? ` (of ${others + 1} instruments the one with most pairs)`
          : ""}
      </p>
      <FigureLine measure={measure} group={group} />
      <p className={measure.goal ? "small" : "small quiet"}>{goalWords(measure, group)}</p>
      <p className="small change">
        {group.comparison?.sentence ?? "Nothing lies before this view to compare it with."}
      </p>
      <MainLine {...{ measure, group }} months={props.months} />
      <FigureRows {...{ measure, view }} rows={besideRows(props)} label={`Beside: ${props.name}`} />
      {props.children}
      <div className="actions">
        <OpenRows measure={measure} result={group.result} to={rowsLink(measure, view, narrowed)} />
        <DefinitionPanel measure={measure} figure={figure} group={group} view={view} />
      </div>
    </>
  );
}

/** The parameter that narrows rows to the instrument of the card. */
function keyOf({ key }: GroupResponse): AskedRows {
  return key["instrument"] === undefined ? {} : { key: `instrument=${key["instrument"]}` };
}

function besideRows({ measure, beside, group }: MainFigureProps): readonly CompactRow[] {
  return beside.flatMap((id) => {
    const result = group.beside[id];
    if (result?.kind !== "proportion") return [];
    const { value, detail } = figureWords(result);
    const rows = { ...keyOf(group), part: id, partClass: "met" };
    const label = partText(measure, id)?.title ?? id;
    return [{ id, label, value, detail: detail.replace("95% interval ", ""), rows }];
  });
}
