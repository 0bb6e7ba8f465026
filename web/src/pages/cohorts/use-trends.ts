import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { MeasureResponse } from "#shared/contract/measures";
import type { Dimension } from "#shared/measures/definition";
import { FIRST_TREND, trendQuestion } from "../../asking/first-questions.js";
import { trendsIn, type Trend } from "../../answers/group-trends.js";
import { figureQuery } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";

/** A column of lines over twelve months: one headline measure, each row of its group. */
export interface TrendColumn {
  readonly id: string;
  readonly measure: string;
  /** Null where the page names it by the access goal. */
  readonly title: string | null;
  readonly isSymptom: boolean;
}

/** The headline measures in the order of the Overview; the first one shown is asked for with the page. */
export const trendColumns: readonly TrendColumn[] = [
  { id: "months-completion", measure: "completion", title: "Completed", isSymptom: false },
  { id: "months-access", measure: "access-within-48h", title: null, isSymptom: false },
  { id: "months-attendance", measure: "attendance", title: "Attendance", isSymptom: false },
  { id: "months-improved", measure: "reliable-improvement", title: "Improved", isSymptom: true },
];

/** Columns of lines that wait until the reader chooses them. */
export const hiddenTrends: readonly string[] = trendColumns
  .filter(({ measure }) => measure !== FIRST_TREND)
  .map(({ id }) => id);

/** The lines of each column that is shown, by the value of the row's group. */
export type Trends = ReadonlyMap<string, ReadonlyMap<string, Trend>>;

interface AskedTrends {
  readonly view: ViewState;
  readonly by: Dimension;
  readonly today: string;
  readonly instrument: string | null;
  readonly hidden: ReadonlySet<string>;
}

/** The months of the columns that are shown. An admission month has no twelve months: cohorts ask for none. */
export function useTrends(asked: AskedTrends): {
  readonly trends: Trends;
  readonly queries: readonly UseQueryResult<MeasureResponse>[];
} {
  const { view, by, today, instrument, hidden } = asked;
  const columns = useMemo(
    () =>
      by === "cohort"
        ? []
        : trendColumns.filter((one) => !hidden.has(one.id) && (instrument !== null || !one.isSymptom)),
    [by, hidden, instrument],
  );
  const queries = useQueries({
    queries: columns.map((column) => {
      const own = column.isSymptom ? instrument : null;
      const { id, options, view: days } = trendQuestion(column.measure, view, { today, by, instrument: own });
      return figureQuery(id, days, options);
    }),
  });
  const answers = queries.map((query) => query.data);
  const trends = useMemo(
    () =>
      new Map(
        columns.flatMap(({ id }, place) => {
          const answer = answers[place];
          return answer ? [[id, trendsIn(answer, by)]] : [];
        }),
      ),
    // The answers one by one: their list is a new one each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [columns, by, ...answers],
  );
  return { trends, queries };
}
