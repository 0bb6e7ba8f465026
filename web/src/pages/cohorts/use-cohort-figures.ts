import { useMemo } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { MeasureResponse } from "#shared/contract/measures";
import type { Dimension } from "#shared/measures/definition";
import { joinCohorts, type CohortFigureId, type CohortRow } from "../../answers/cohort-rows.js";
import type { GroupNames } from "../../words/group-names.js";
import { useDimensions, useFigure } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import type { ViewState } from "../../view/view-state.js";

export interface CohortFigures {
  readonly queries: readonly UseQueryResult<unknown>[];
  readonly figures: Readonly<Partial<Record<CohortFigureId, MeasureResponse>>>;
  readonly rows: readonly CohortRow[];
  readonly names: GroupNames;
}

interface AskedCohorts {
  readonly view: ViewState;
  readonly by: Dimension;
  readonly instrument: string | null;
}

/** Everything that the cohort table shows, one question a measure, joined by the value of the dimension. */
export function useCohortFigures({ view, by, instrument }: AskedCohorts): CohortFigures {
  const known = useDimensions();
  const names = useNames();
  const own = { by, curve: "none", beside: "none" } as const;
  const paired = instrument === null ? null : view;
  const symptoms = { ...own, ...(instrument === null ? {} : { instrument }) };
  const completion = useFigure("completion", view, { ...own, funnel: true, mix: true });
  const stay = useFigure("length-of-stay", view, own);
  const attendance = useFigure("attendance", view, own);
  const dose = useFigure("weekly-dose", view, own);
  const change = useFigure("symptom-change", paired, symptoms);
  const improved = useFigure("reliable-improvement", paired, { ...symptoms, funnel: true, mix: true });
  const worse = useFigure("reliable-deterioration", paired, symptoms);
  const asked = { completion, stay, attendance, dose, change, improved, worse };
  const { data: c } = completion;
  const figures = useMemo(
    () =>
      figuresOf({
        completion: c,
        stay: stay.data,
        attendance: attendance.data,
        dose: dose.data,
        change: change.data,
        improved: improved.data,
        worse: worse.data,
      }),
    [c, stay.data, attendance.data, dose.data, change.data, improved.data, worse.data],
  );
  const rows = useMemo(
    () => joinCohorts({ by, figures, nameOf: (value) => names.titleOf(by, value) }),
    [by, figures, names],
  );
  const queries = Object.entries(asked).flatMap(([id, query]) =>
    instrument === null && ["change", "improved", "worse"].includes(id) ? [] : [query],
  );
  return { queries: [known, ...queries], figures, rows, names };
}

type Answers = Readonly<Record<CohortFigureId, MeasureResponse | undefined>>;

function figuresOf(answers: Answers): CohortFigures["figures"] {
  const known: Partial<Record<CohortFigureId, MeasureResponse>> = {};
  for (const [id, answer] of Object.entries(answers)) {
    if (answer) Object.assign(known, { [id]: answer });
  }
  return known;
}
