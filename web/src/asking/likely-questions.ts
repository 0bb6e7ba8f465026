import type { MeasureResponse } from "#shared/contract/measures";
import { judgedWeeks, weekShown } from "../answers/dose-weeks.js";
import { everyInstrument, weeksQuestion, type FigureQuestion } from "./first-questions.js";
import { occurringInstruments } from "./occurring-instruments.js";
import { onWholePeriod, type ViewState } from "../view/view-state.js";

/*
 * What the first screen of a page asks once it knows the answer to another question: of which instrument, of which week.
 * After a change of a filter both are nearly always what they were, so their figures are asked together with the first
 * ones. A page draws only what it asks itself: a wrong guess is one figure too many, never a wrong figure.
 */

export interface Change {
  /** The view that is drawn now. */
  readonly shown: ViewState;
  /** The view that comes next. */
  readonly view: ViewState;
  /** The answer to a question, where it is known already. */
  readonly known: (question: FigureQuestion) => MeasureResponse | undefined;
}

/** The questions of an instrument that the cohort table asks: symptoms, improvement and deterioration side by side. */
function symptomQuestions(view: ViewState, instrument: string): readonly FigureQuestion[] {
  const own = { by: view.by ?? "cohort", curve: "none", beside: "none", instrument } as const;
  return [
    { id: "symptom-change", view, options: own },
    { id: "reliable-improvement", view, options: { ...own, funnel: true, mix: true } },
    { id: "reliable-deterioration", view, options: own },
  ];
}

/** The figures that the first screen of a page will ask for after its first answers, as far as they can be guessed. */
export function likelyQuestions(pathname: string, change: Change): readonly FigureQuestion[] {
  const { view } = change;
  switch (pathname) {
    case "/cohorts": {
      const instrument = likelyInstrument(change);
      return instrument === null ? [] : symptomQuestions(view, instrument);
    }
    case "/outcomes": {
      const instrument = likelyInstrument(change);
      if (instrument === null) return [];
      return [
        { id: "reliable-improvement", view, options: { instrument } },
        { id: "symptom-change", view, options: { curve: "none", instrument } },
      ];
    }
    case "/engagement": {
      const week = likelyWeek(change);
      return week === null ? [] : [{ id: "weekly-dose", view: onWholePeriod(view, week), options: {} }];
    }
    default:
      return [];
  }
}

function likelyInstrument({ shown, view, known }: Change): string | null {
  if (view.instrument !== null) return view.instrument;
  return occurringInstruments(known({ ...everyInstrument, view: shown }))[0]?.id ?? null;
}

/** The newest week in which somebody was judged. */
export function likelyWeek({ shown, known }: Change): string | null {
  const weekly = known(weeksQuestion(shown));
  return weekShown(judgedWeeks(weekly?.groups ?? []), null)?.period ?? null;
}
