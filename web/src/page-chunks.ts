/*
 * Every page but the first comes in a chunk of its own, by the first part of its path. To add one: a line here, a <Route>
 * in routes.tsx, and a line in the navigation of page-shell.tsx.
 */
export const fetchPage = {
  access: async () => (await import("./pages/access/access-page.js")).AccessPage,
  rows: async () => (await import("./pages/rows/rows-page.js")).RowsPage,
  episode: async () => (await import("./pages/episode/episode-page.js")).EpisodePage,
  engagement: async () => (await import("./pages/engagement/engagement-page.js")).EngagementPage,
  cohorts: async () => (await import("./pages/cohorts/cohorts-page.js")).CohortsPage,
  cohort: async () => (await import("./pages/cohort/cohort-page.js")).CohortPage,
  outcomes: async () => (await import("./pages/outcomes/outcomes-page.js")).OutcomesPage,
  definitions: async () => (await import("./pages/definitions/definitions-page.js")).DefinitionsPage,
} as const;
export type PageName = keyof typeof fetchPage;

/** The page that a path names; null for the first one and for none. */
export function pageOf(pathname: string): PageName | null {
  const name = pathname.split("/")[1] ?? "";
  return isPage(name) ? name : null;
}

function isPage(name: string): name is PageName {
  return Object.hasOwn(fetchPage, name);
}

/** The pages that draw with the chart library on their first screen. */
export const pagesOfCharts: ReadonlySet<PageName> = new Set(["access", "engagement", "cohort", "outcomes"]);
