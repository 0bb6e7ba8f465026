import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { answerOfChange, answerOfPeriod, newestPeriod, periodQuestion } from "../findings/access-answer.js";
import { wordingOf } from "../findings/findings.js";
import { asProportion } from "../answers/parts-of-result.js";
import { rowsLink } from "../view/rows-link.js";
import { useFigure } from "../asking/use-figures.js";
import { daysOfLimits } from "../view/view-days.js";
import { onDays, onPeriod, type ViewState } from "../view-state.js";
import { WhenRead } from "./query-state.js";

/** The two questions of the page answered in words: are we meeting the goal this month, and is it a real change? */
export function AccessAnswer(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly today: string;
}): ReactNode {
  const { measure, view, today } = props;
  const limits = onDays(view, daysOfLimits(view, today));
  const months = useFigure(measure.id, limits, {
    every: "month",
    process: true,
    curve: "none",
    beside: "none",
  });
  return (
    <WhenRead what="The answer for this month" queries={[months]} height="8rem">
      {() => {
        const newest = newestPeriod(months.data?.groups ?? []);
        const goal = measure.goal?.value;
        if (!newest || goal === undefined) return null;
        const chart = months.data?.process?.[0]?.chart;
        const met = answerOfPeriod(newest, goal);
        const change = answerOfChange(chart?.kind === "process" ? chart : null);
        const month = onPeriod(limits, newest.period ?? "");
        return (
          <section className="answer" aria-label="In short" data-testid="access-answer">
            <p>
              <strong>
                {periodQuestion(newest.period, today)} {met.word}.
              </strong>{" "}
              {met.sentence}{" "}
              <Link to={rowsLink(measure, month, { class: "not_met" })} data-testid="late-this-month">
                {lateWords(newest.result)}
              </Link>
            </p>
            <p>
              <strong>Is it a real change? {change.word}.</strong> {change.sentence}
            </p>
          </section>
        );
      }}
    </WhenRead>
  );
}

/** What the link to those who did not start in time is called, with how many they are where that may be said. */
function lateWords(result: ResultResponse): string {
  const counted = asProportion(result);
  if (!counted || wordingOf(counted.denominator) === "few") return "Open those not within 48 hours";
  return `Open the ${formatCount(counted.denominator - counted.numerator)} not within 48 hours`;
}
