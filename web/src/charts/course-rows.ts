import type { MeanChangeResponse } from "#shared/contract/results";
import { formatPercent, formatPercentInterval } from "#shared/format";
import { fileFigure, type FileFigure } from "../files/file-numbers.js";
import { wordingOf } from "../words/told-by-n.js";
import { differenceWords, intervalWords } from "../words/result-words.js";
import type { DrawnWeek } from "./trajectory-rows.js";

/** Those with a pair, those who lack the last score of one, or those with a pair who were scored in a week. */
export type CoursePeople = "with a last score" | "without a last score" | { readonly week: number };

/** One row of the table of a course: a week, or what stands over and beside the weeks. */
export interface CourseRow {
  readonly name: string;
  readonly mean: string;
  readonly interval: string;
  readonly middleHalf: string;
  /** The numbers of mean and interval, and the ends of the middle half, as a file holds them. */
  readonly figure: FileFigure;
  readonly quartiles: DrawnWeek["quartiles"];
  readonly n: number;
  /** Null where nobody can have left: the row is no week. */
  readonly left: number | null;
  /** Whose rows its n opens; null where there is no list of just them. */
  readonly people: CoursePeople | null;
}

/** The weeks, then the change over the pairs, who has no last score, and the change if those had not changed. */
export function courseRows(weeks: readonly DrawnWeek[], change: MeanChangeResponse): readonly CourseRow[] {
  return [
    ...weeks.map((week): CourseRow => ({
      name: `Week ${week.week}`,
      mean: week.meanWords,
      interval: week.interval,
      middleHalf: week.middleHalf,
      figure: weekFigure(week),
      quartiles: week.quartiles,
      n: week.n,
      left: week.left,
      people: { week: week.week },
    })),
    ...changeRows(change),
  ];
}

/** The mean of a week where its n allows one. */
function weekFigure({ shown, lower, upper, n }: DrawnWeek): FileFigure {
  return { ...(shown === null ? {} : { estimate: shown, lower, upper }), n, unit: "points" };
}

function changeRows(change: MeanChangeResponse): readonly CourseRow[] {
  const { n, mean, lower, upper, lastScores } = change;
  const { withBaseline, withoutLast, estimate, meanIfUnchanged } = lastScores;
  const wording = wordingOf(n);
  const isTold = wording !== "few" && wording !== "counts";
  const none = { interval: "–", middleHalf: "–", quartiles: null, left: null };
  const told = (value: number): string => (isTold ? differenceWords(value, "points") : "too few to show");
  return [
    {
      ...none,
      name: "Change from first to last score",
      mean: told(mean),
      interval: isTold ? intervalWords(lower, upper, "points") : "–",
      figure: fileFigure(change),
      n,
      people: "with a last score",
    },
    {
      ...none,
      name: `With a baseline, no last score${isTold ? `: ${formatPercent(estimate)}` : ""}`,
      mean: "–",
      interval: isTold ? formatPercentInterval(lastScores.lower, lastScores.upper) : "–",
      figure: {
        ...(isTold ? { estimate, lower: lastScores.lower, upper: lastScores.upper } : {}),
        ...{ numerator: withoutLast, n: withBaseline, unit: "share" },
      },
      n: withoutLast,
      people: withoutLast === 0 ? null : "without a last score",
    },
    {
      ...none,
      name: "Change if those without a last score had not changed",
      mean: told(meanIfUnchanged),
      figure: { ...(isTold ? { estimate: meanIfUnchanged } : {}), n: withBaseline, unit: "points" },
      n: withBaseline,
      people: null,
    },
  ];
}
