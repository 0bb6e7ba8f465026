import { decoded } from "../view/address-text.js";
import { dimensions, type Dimension } from "#shared/measures/definition";
import { daysOfLimits } from "../view/view-days.js";
import { onDays, withFilter, type FigureOptions, type ViewState } from "../view/view-state.js";

/*
 * What the first screen of each page asks: known from the address alone, so that it can be asked while the rest of the
 * script is still on its way, and before a page is drawn anew. The pages themselves ask the same by their own hooks; what
 * is missing here is only asked later, and what is too much is asked in vain.
 */

/** A figure of one measure over a view. */
export interface FigureQuestion {
  readonly id: string;
  readonly view: ViewState;
  readonly options: FigureOptions;
}

/** The four questions that the Overview opens with: the measure of each, and what always stands beside it. */
export const mainCards = [
  {
    id: "access-within-48h",
    name: "Access",
    beside: ["offered-within-48h", "assessed-within-48h", "within-48h-of-program-time"],
    also: null,
  },
  { id: "attendance", name: "Attendance and dose", beside: [], also: "weekly-dose" },
  {
    id: "completion",
    name: "Completion",
    beside: ["completed-or-transferred", "not-against-advice", "transferred-higher"],
    also: null,
  },
  {
    id: "reliable-improvement",
    name: "Improvement",
    beside: ["reliable-deterioration", "no-reliable-change", "completeness"],
    also: null,
  },
] as const;

/** The figure of a card, with what it is compared with. */
export function currentQuestion(id: string, view: ViewState): FigureQuestion {
  return { id, view, options: { curve: "none", compare: view.compare } };
}

/** Periods with their process limits, which rest on two years. */
export function periodsQuestion(id: string, view: ViewState, { today, every }: PeriodsAsked): FigureQuestion {
  const overTime = onDays(view, daysOfLimits(view, today, every));
  return { id, view: overTime, options: { curve: "none", beside: "none", every, process: true } };
}
interface PeriodsAsked {
  readonly today: string;
  readonly every: ViewState["every"];
}

/** The two questions of a card: its figure, and its months with process limits. */
function cardQuestions(id: string, view: ViewState, today: string): readonly FigureQuestion[] {
  return [currentQuestion(id, view), periodsQuestion(id, view, { today, every: "month" })];
}

function overviewQuestions(view: ViewState, today: string): readonly FigureQuestion[] {
  return mainCards.flatMap(({ id, also }) => [
    ...cardQuestions(id, view, today),
    ...(also === null ? [] : [currentQuestion(also, view)]),
  ]);
}

function accessQuestions(view: ViewState, today: string): readonly FigureQuestion[] {
  const id = "access-within-48h";
  const limits = onDays(view, daysOfLimits(view, today, view.every));
  return [
    ...cardQuestions(id, view, today),
    ...(view.every === "month" ? [] : [periodsQuestion(id, view, { today, every: view.every })]),
    { id, view: limits, options: { curve: "none", beside: "none" } },
  ];
}

/** The weeks of a view by their dose, without what stands beside each. */
export function weeksQuestion(view: ViewState): FigureQuestion {
  return { id: "weekly-dose", view, options: { every: "week", beside: "none" } };
}

function engagementQuestions(view: ViewState, today: string): readonly FigureQuestion[] {
  const limits = onDays(view, daysOfLimits(view, today, view.every));
  return [
    weeksQuestion(view),
    { id: "attendance", view, options: {} },
    periodsQuestion("attendance", view, { today, every: view.every }),
    { id: "attendance", view: limits, options: { curve: "none", beside: "none" } },
  ];
}

/** Which instruments occur in a view. */
export const everyInstrument = { id: "score-completeness", options: { curve: "none" } } as const;

/** The measure whose months the cohort table shows without being asked. */
export const FIRST_TREND = "completion";

/** The months of each group of a dimension with their process limits: the line in a row of the cohort table. */
export function trendQuestion(
  id: string,
  view: ViewState,
  { today, by, instrument }: TrendAsked,
): FigureQuestion {
  const question = periodsQuestion(id, view, { today, every: "month" });
  const options = { ...question.options, by, ...(instrument === null ? {} : { instrument }) };
  return { ...question, options };
}
interface TrendAsked {
  readonly today: string;
  readonly by: Dimension;
  readonly instrument: string | null;
}

function cohortsQuestions(view: ViewState, today: string): readonly FigureQuestion[] {
  const by = view.by ?? "cohort";
  const own = { by, curve: "none", beside: "none" } as const;
  return [
    { ...everyInstrument, view },
    { id: "completion", view, options: { curve: "none" } },
    { id: "completion", view, options: { ...own, funnel: true, mix: true } },
    ...["length-of-stay", "attendance", "weekly-dose"].map((id) => ({ id, view, options: own })),
    ...(by === "cohort" ? [] : [trendQuestion(FIRST_TREND, view, { today, by, instrument: null })]),
  ];
}

function cohortQuestions(view: ViewState, pathname: string): readonly FigureQuestion[] {
  const [name, value] = pathname.split("/").slice(2).map(decoded);
  const dimension = dimensions.find((one) => one === name);
  if (!dimension || value === undefined) return [];
  const own = withFilter(view, dimension, value);
  return [
    { ...everyInstrument, view: own },
    ...["completion", "length-of-stay", "attendance", "weekly-dose"].map((id) => ({
      id,
      view: own,
      options: { curve: "none" } as const,
    })),
  ];
}

/** The figures that the first screen of a page asks for; none where they are not known from the address alone. */
export function firstQuestions(pathname: string, view: ViewState, today: string): readonly FigureQuestion[] {
  switch (pathname.split("/")[1]) {
    case "":
      return overviewQuestions(view, today);
    case "access":
      return accessQuestions(view, today);
    case "engagement":
      return engagementQuestions(view, today);
    case "cohorts":
      return cohortsQuestions(view, today);
    case "cohort":
      return cohortQuestions(view, pathname);
    case "outcomes":
      return [{ ...everyInstrument, view }];
    default:
      return [];
  }
}
