import { formatOf, formatPercent, formatPercentInterval, formatPeriod } from "#shared/format";
import type { ProcessResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import type { AccessGoal } from "../answers/access-goal.js";
import { againstGoal } from "./against-goal.js";
import { wordingOf } from "../words/told-by-n.js";
import { changeOf } from "../answers/process-verdict.js";

/** What answers "are we meeting it this month?": one of few words, with the sentence that proves it. */
export interface Answer {
  readonly word: "Yes" | "No" | "Not lately" | "Can’t tell" | "Too few to say";
  readonly sentence: string;
}

/** Whether a period meets the goal: yes or no only where the whole interval lies on one side of it. */
export function answerOfPeriod(group: GroupResponse, target: number, { words }: AccessGoal): Answer {
  const period = formatPeriod(group.period ?? "");
  const when = group.marks.includes("unfinished") ? `${period}, not over yet` : period;
  const { result } = group;
  if (result.kind !== "proportion" || wordingOf(result.denominator) === "few") {
    return { word: "Too few to say", sentence: `${when}: fewer than 5 people whose ${words.over}.` };
  }
  const counts = `${formatOf(result.numerator, result.denominator)} people started within ${words.goal}`;
  if (wordingOf(result.denominator) === "counts") {
    return { word: "Too few to say", sentence: `${when}: ${counts}, too few for a rate.` };
  }
  const share = `${when}: ${formatPercent(result.estimate)}, ${counts}`;
  const interval = `the 95% interval, ${formatPercentInterval(result.lower, result.upper)},`;
  const place = againstGoal(result, target);
  const goal = `the goal of ${formatPercent(target)}`;
  if (place === "around") return { word: "Can’t tell", sentence: `${share}; ${interval} holds ${goal}.` };
  const side = place === "below" ? "wholly below" : "wholly above";
  return {
    word: place === "below" ? "No" : "Yes",
    sentence: `${share}; ${interval} lies ${side} ${goal}.`,
  };
}

/** The first question: of this month, or by its name of the last one with anybody in it. */
export function periodQuestion(period: string | null, today: string, { words }: AccessGoal): string {
  if (period === null || today.startsWith(period)) return `Are we meeting ${words.goal} this month?`;
  return `Did we meet ${words.goal} in ${formatPeriod(period)}?`;
}

/** What answers "is it a real change?": the process control's own verdict, where its limits and its last point tell of now. */
export function answerOfChange(chart: ProcessResponse | null): Answer {
  if (!chart) {
    return {
      word: "Too few to say",
      sentence: "No period has enough cases to be judged by process control.",
    };
  }
  const told = changeOf(chart);
  if (told.kind === "untold") return { word: "Too few to say", sentence: told.why };
  const hasChanged = chart.points.some((point) => point.signal !== null);
  const word = chart.verdict !== "commonCause" ? "Yes" : hasChanged ? "Not lately" : "No";
  return { word, sentence: chart.sentences.slice(0, 2).join(" ") };
}

/** The newest period that has anybody in its denominator; the one that "this month" means. */
export function newestPeriod(groups: readonly GroupResponse[]): GroupResponse | undefined {
  const hasPeople = ({ kind }: ResultResponse): boolean => kind === "proportion";
  return groups.findLast((group) => hasPeople(group.result)) ?? groups.at(-1);
}
