import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import type { Goals } from "#shared/measures/goals";
import {
  answerOfChange,
  answerOfPeriod,
  newestPeriod,
  periodQuestion,
} from "../../findings/access-answer.js";
import { wordingOf } from "../../words/told-by-n.js";
import { accessGoalOf, type AccessGoal } from "../../answers/access-goal.js";
import { asProportion } from "../../answers/parts-of-result.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure } from "../../asking/use-figures.js";
import { useGoals } from "../../asking/use-goals.js";
import { daysOfLimits } from "../../view/view-days.js";
import { onDays, onPeriod, type ViewState } from "../../view/view-state.js";
import { WhenRead } from "../../parts/query-state.js";

interface AnswerPartProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly today: string;
}

/** The two questions of the page answered in words: are we meeting the goal this month, and is it a real change? */
export function AnswerPart({ measure, view, today }: AnswerPartProps): ReactNode {
  const limits = onDays(view, daysOfLimits(view, today));
  const goals = useGoals();
  const months = useFigure(measure.id, limits, {
    every: "month",
    process: true,
    curve: "none",
    beside: "none",
  });
  return (
    <WhenRead what="The answer for this month" queries={[months]} height="8rem">
      {() => <InShort {...{ measure, today, goals }} view={limits} months={months.data} />}
    </WhenRead>
  );
}

interface InShortProps extends AnswerPartProps {
  readonly goals: Goals;
  readonly months: MeasureResponse | undefined;
}

/** Both answers, with the way to those who were late; nothing where no month has anybody in it. */
function InShort({ measure, view, today, goals, months }: InShortProps): ReactNode {
  const newest = newestPeriod(months?.groups ?? []);
  const target = measure.goal?.value;
  if (!newest || target === undefined) return null;
  const chart = months?.process?.[0]?.chart;
  const month = onPeriod(view, newest.period ?? "");
  const goal = accessGoalOf(goals, month);
  const met = answerOfPeriod(newest, target, goal);
  const change = answerOfChange(chart?.kind === "process" ? chart : null);
  return (
    <section className="answer" aria-label="In short" data-testid="access-answer">
      <p>
        <strong>
          {periodQuestion(newest.period, today, goal)} {met.word}.
        </strong>{" "}
        {met.sentence}{" "}
        <Link to={rowsLink(measure, month, { class: "not_met" })} data-testid="late-this-month">
          {lateWords(newest.result, goal)}
        </Link>
      </p>
      <p>
        <strong>Is it a real change? {change.word}.</strong> {change.sentence}
      </p>
    </section>
  );
}

/** What the link to those who did not start in time is called, with how many they are where that may be said. */
function lateWords(result: ResultResponse, { words }: AccessGoal): string {
  const counted = asProportion(result);
  if (!counted || wordingOf(counted.denominator) === "few") return `Open those not within ${words.goal}`;
  return `Open the ${formatCount(counted.denominator - counted.numerator)} not within ${words.goal}`;
}
