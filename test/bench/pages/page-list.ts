/** A page of the product, at an address where the demo data fill it. */
export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
}

/** The pages with period and filters: on these a change of a filter is timed too. */
export const pagesWithFilters: readonly MeasuredPage[] = [
  { name: "Overview", path: "/" },
  { name: "Access", path: "/access" },
  { name: "Engagement", path: "/engagement" },
  { name: "Cohorts", path: "/cohorts" },
  { name: "Outcomes", path: "/outcomes" },
];

export const measuredPages: readonly MeasuredPage[] = [
  ...pagesWithFilters,
  { name: "Cohort", path: "/cohort/program/MH-ADULT-N" },
  { name: "Rows", path: "/rows/access-within-48h" },
  { name: "Episode", path: "/episode/MH-ADULT-N/597" },
  { name: "Definitions", path: "/definitions" },
];
