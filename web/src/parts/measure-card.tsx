import { useId, type ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { Sparkline } from "../charts/sparkline.js";
import { withoutLimits } from "../charts/spc-rows.js";
import { sizeOf } from "../findings/findings.js";
import { shownTrend } from "../answers/group-trends.js";
import { figureWords } from "../words/result-words.js";
import { rowsLink } from "../view/rows-link.js";
import { useFigure } from "../asking/use-figures.js";
import { daysOfLine } from "../view/view-days.js";
import { onDays, type ViewState } from "../view-state.js";
import { DefinitionPanel } from "./definition-panel.js";
import { GroupMarks } from "./marks.js";
import { WhenRead } from "./query-state.js";

interface MeasureCardProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly today: string;
}

/** One measure of the registry, read for the view: what `CardBody` draws, with its own questions to the API. */
export function MeasureCard({ measure, view, today }: MeasureCardProps): ReactNode {
  const isJudged = measure.kind === "proportion" || measure.kind === "mean-change";
  const current = useFigure(measure.id, view, { curve: "none", compare: view.compare });
  const months = useFigure(measure.id, onDays(view, daysOfLine(view, today)), {
    curve: "none",
    every: "month",
    process: isJudged,
  });
  return (
    <Card measure={measure}>
      <WhenRead what={measure.title} queries={[current, months]} height="17rem">
        {() =>
          current.data && months.data ? (
            <CardBody measure={measure} view={view} figure={current.data} months={months.data} />
          ) : null
        }
      </WhenRead>
    </Card>
  );
}

/** The box of a card with the measure's name and question. */
export function Card(props: {
  readonly measure: MeasureTextResponse;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useId();
  return (
    <article className="card" aria-labelledby={heading}>
      <div>
        <h2 id={heading}>{props.measure.title}</h2>
        <p className="small quiet">{props.measure.question}</p>
      </div>
      {props.children}
    </article>
  );
}

/** Value, interval, n, marks, goal, comparison, twelve months with process limits and verdict, and the rows behind it. */
export function CardBody(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly figure: MeasureResponse;
  /** The same measure by month, asked with `process` where its kind is judged by process control. */
  readonly months: MeasureResponse;
}): ReactNode {
  const { measure, view, figure, months } = props;
  const group = figure.groups[0];
  if (!group) return <p>No figure: nothing in the data falls into this view.</p>;
  const isSame = ({ key }: Pick<GroupResponse, "key">): boolean => isSameKey(key, group.key);
  const chart = months.process?.find(isSame)?.chart;
  const process = chart?.kind === "process" ? chart : null;
  const all = process?.points ?? withoutLimits(months.groups.filter(isSame)).points;
  const { points } = shownTrend({ points: all, process });
  return (
    <>
      <FigureLine measure={measure} group={group} />
      <p className="small">{measure.goal ? `Goal: ${measure.goal.sentence}` : "No goal is set."}</p>
      {group.comparison ? <p className="small">{group.comparison.sentence}</p> : null}
      <Sparkline points={points} unit={measure.unit} goal={measure.goal?.value ?? null} />
      {process ? <p className="small">{process.sentences[0]}</p> : null}
      <div className="actions">
        <Link
          to={rowsLink(measure, view)}
          data-testid={`open-rows-${measure.id}`}
          data-rows={countedBy(group.result)}
        >
          Open the rows<span className="visually-hidden"> behind: {measure.title}</span>
        </Link>
        <DefinitionPanel measure={measure} figure={figure} group={group} view={view} />
      </div>
    </>
  );
}

/** Symptom measures have a group an instrument: a card speaks of the first, in its months too. */
function isSameKey(one: GroupResponse["key"], other: GroupResponse["key"]): boolean {
  return Object.entries(one).every(([name, value]) => other[name] === value);
}

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
