import { useId, type ReactNode } from "react";
import { Link } from "react-router";
import { formatCount, formatInterval, formatOf, formatPercent, formatValue } from "#shared/format";
import type { Group, MeasureAnswer, Result } from "../api.js";
import { Sparkline, type SparkPoint } from "../charts/sparkline.js";
import { changeSentence, markLabels, sizeOf, wordingOf } from "../findings.js";
import { rowsLink } from "../rows-link.js";
import { useFigure } from "../use-figures.js";
import { lineView, previousView, type ViewState } from "../view-state.js";
import { DefinitionPanel } from "./definition-panel.js";
import { WhenRead } from "./query-state.js";

interface MeasureCardProps {
  readonly measure: MeasureAnswer;
  readonly view: ViewState;
  readonly today: string;
}

/** One measure of the registry: value, interval, n, goal, change, twelve months, and the rows behind it. */
export function MeasureCard({ measure, view, today }: MeasureCardProps): ReactNode {
  const heading = useId();
  const before = previousView(view);
  const small = { curve: "none" };
  const current = useFigure(measure.id, view, small);
  const previous = useFigure(measure.id, before, small);
  const months = useFigure(measure.id, lineView(view, today), { ...small, every: "month" });
  const needed = before ? [current, previous, months] : [current, months];
  return (
    <section className="card" aria-labelledby={heading}>
      <div>
        <h2 id={heading}>{measure.title}</h2>
        <p className="small quiet">{measure.question}</p>
      </div>
      <WhenRead what={measure.title} queries={needed} height="15.5rem">
        {() => {
          const group = current.data?.groups[0];
          if (!current.data || !group) return <p>No figure: nothing in the data falls into this view.</p>;
          return (
            <>
              <FigureLine measure={measure} group={group} />
              <p className="small">{goalSentence(measure)}</p>
              <p className="small">{changeSentence(group, previous.data?.groups[0] ?? null)}</p>
              <Sparkline
                points={(months.data?.groups ?? []).map(sparkPointOf)}
                unit={measure.unit}
                goal={measure.goal?.value ?? null}
              />
              <div className="actions">
                <Link to={rowsLink(measure, view)} data-testid={`open-rows-${measure.id}`}>
                  Open the rows<span className="visually-hidden"> behind: {measure.title}</span>
                </Link>
                <DefinitionPanel measure={measure} figure={current.data} group={group} />
              </div>
            </>
          );
        }}
      </WhenRead>
    </section>
  );
}

/** The value in large type with interval and n, or the words that its n allows. */
export function FigureLine(props: { readonly measure: MeasureAnswer; readonly group: Group }): ReactNode {
  const { result } = props.group;
  const words = figureWords(result);
  const counts =
    result.kind === "proportion"
      ? { "data-numerator": result.numerator, "data-denominator": result.denominator }
      : result.kind === "time-to-event"
        ? { "data-numerator": result.events, "data-denominator": result.n }
        : { "data-numerator": 0, "data-denominator": 0 };
  return (
    <div className="figure-line">
      <span
        className={words.isRate ? "figure-value" : "figure-value words"}
        data-testid={`figure-${props.measure.id}`}
        {...counts}
      >
        {words.value}
      </span>
      <span className="quiet">{words.detail}</span>
      {markLabels(props.group).map((label) => (
        <span className="mark" key={label}>
          {label}
        </span>
      ))}
    </div>
  );
}

interface FigureWords {
  readonly isRate: boolean;
  readonly value: string;
  readonly detail: string;
}

function figureWords(result: Result): FigureWords {
  const n = sizeOf(result);
  if (result.kind !== "proportion" && result.kind !== "time-to-event") {
    return { isRate: false, value: "No figure", detail: `${result.reason}` };
  }
  if (wordingOf(n) === "few") return { isRate: false, value: "Too few to show", detail: "fewer than 5" };
  if (result.kind === "proportion") {
    const counts = formatOf(result.numerator, result.denominator);
    if (wordingOf(n) === "counts") return { isRate: false, value: counts, detail: "too few for a rate" };
    const interval = formatInterval(result.lower, result.upper, "share");
    return {
      isRate: true,
      value: formatPercent(result.estimate),
      detail: `95% interval ${interval} · ${counts}`,
    };
  }
  const counts = `${formatOf(result.events, n)} so far`;
  if (wordingOf(n) === "counts") return { isRate: false, value: counts, detail: "too few for a median" };
  const { median } = result;
  if (median.estimate === null) {
    return { isRate: false, value: "Median not reached", detail: `${counts}, n ${formatCount(n)}` };
  }
  const interval = formatInterval(median.lower, median.upper, result.unit);
  return {
    isRate: true,
    value: formatValue(median.estimate, result.unit),
    detail: `median · 95% interval ${interval} · ${counts}`,
  };
}

function goalSentence(measure: MeasureAnswer): string {
  return measure.goal ? `Goal: ${measure.goal.sentence}` : "No goal is set.";
}

function sparkPointOf(group: Group): SparkPoint {
  const { result } = group;
  const isShown = sizeOf(result) >= 10;
  const value =
    result.kind === "proportion"
      ? result.estimate
      : result.kind === "time-to-event"
        ? result.median.estimate
        : null;
  return {
    period: group.period ?? "",
    value: isShown ? value : null,
    isOpen: group.marks.includes("unfinished") || group.marks.includes("immature"),
  };
}
