import { isoOfDay, nextPeriod, periodBounds, previousPeriod } from "#shared/calendar";

/** A figure as the pages ask the API for it. */
export interface PageQuestion {
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What somebody looks at: twelve months from the first one on, of one track. */
export interface YearAndTrack {
  readonly firstMonth: string;
  readonly track: string;
}

function monthAfter(month: string, months: number): string {
  let label = month;
  const step = months < 0 ? previousPeriod : nextPeriod;
  for (let count = 0; count < Math.abs(months); count += 1) label = step(label);
  return isoOfDay(periodBounds(label).from);
}

const alone = { curve: "none", beside: "none" };
const monthly = { ...alone, every: "month", process: "true" };

/** What the first screen of each page asks; a test holds it to what the pages do ask. */
export function questionsOfPages(of: YearAndTrack): Readonly<Record<string, readonly PageQuestion[]>> {
  const where = `track=${of.track}`;
  const to = monthAfter(of.firstMonth, 12);
  const year = { from: monthAfter(of.firstMonth, 0), to, where };
  // Process limits rest on two years.
  const twoYears = { from: monthAfter(of.firstMonth, -12), to, where };
  const ask = (id: string, view: PageQuestion["query"], more: PageQuestion["query"]): PageQuestion => {
    return { id, query: { ...view, ...more } };
  };
  const card = (id: string): PageQuestion[] => [
    ask(id, year, { curve: "none", compare: "previous" }),
    ask(id, twoYears, monthly),
  ];
  const byCohort = { ...alone, by: "cohort" };
  return {
    "/": [
      ...card("access-within-48h"),
      ...card("attendance"),
      ask("weekly-dose", year, { curve: "none", compare: "previous" }),
      ...card("completion"),
      ...card("reliable-improvement"),
    ],
    "/access": [...card("access-within-48h"), ask("access-within-48h", twoYears, alone)],
    "/engagement": [
      ask("weekly-dose", year, { beside: "none", every: "week" }),
      ask("attendance", year, {}),
      ask("attendance", twoYears, monthly),
      ask("attendance", twoYears, alone),
    ],
    "/cohorts": [
      ask("score-completeness", year, { curve: "none" }),
      ask("completion", year, { curve: "none" }),
      ask("completion", year, { ...byCohort, funnel: "true", mix: "true" }),
      ...["length-of-stay", "attendance", "weekly-dose"].map((id) => ask(id, year, byCohort)),
    ],
    "/outcomes": [ask("score-completeness", year, { curve: "none" })],
  };
}
