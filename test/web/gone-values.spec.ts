import { describe, expect, it } from "vitest";
import type { DimensionResponse } from "#shared/contract/measures";
import { contradictionsOf } from "../../web/src/view/contradictions.js";
import { goneValuesOf, withoutGone } from "../../web/src/view/gone-values.js";
import { parseView, searchOf } from "../../web/src/view/view-state.js";

const known: readonly DimensionResponse[] = [
  { id: "program", title: "Program", values: [{ value: "MH-A", title: "Adults" }] },
  { id: "cohort", title: "Cohort", values: [{ value: "MH-A 2026-01", title: "January" }] },
];

it.each([
  {
    name: "all stand",
    search: "program=MH-A&chosen=MH-A 2026-01",
    gone: [],
    left: "?program=MH-A&chosen=MH-A+2026-01",
  },
  {
    name: "a cohort is gone",
    search: "program=MH-A&cohort=Spring",
    gone: ["The data hold no cohort “Spring”, so nothing can match: it may have been renamed or removed."],
    left: "?program=MH-A",
  },
  {
    name: "one of the chosen is gone",
    search: "by=cohort&chosen=MH-A 2026-01,Spring",
    gone: ["Chosen to be compared, but not in the data any more: “Spring”."],
    left: "?by=cohort&chosen=MH-A+2026-01",
  },
])("$name", ({ search, gone, left }) => {
  const { view } = parseView(new URLSearchParams(search), "2026-06-30");
  expect(goneValuesOf(view, known).map((one) => one.sentence)).toEqual(gone);
  expect(searchOf(withoutGone(view, known))).toBe(left);
});

it("says nothing before the values are known", () => {
  const { view } = parseView(new URLSearchParams("cohort=Spring&chosen=x"), "2026-06-30");
  expect(goneValuesOf(view, [])).toEqual([]);
});

const own = { track: "mental_health", site: "North", population: "adult" } as const;
const valued = (id: DimensionResponse["id"], ...values: readonly (readonly [string, string])[]) => ({
  ...{ id, title: id },
  values: values.map(([value, title]) => ({ value, title })),
});
const programs: readonly DimensionResponse[] = [
  {
    ...{ id: "program", title: "Program" },
    values: [
      { value: "MH-A", title: "Adults, Northside", within: own },
      { value: "SU-B", title: "Bridge", within: { ...own, track: "substance_use", site: "South" } },
    ],
  },
  valued("track", ["mental_health", "Mental health"], ["substance_use", "Substance use"]),
  valued("site", ["North", "North"], ["South", "South"]),
  valued("population", ["adult", "Adult"], ["child", "Child"]),
];

describe("what leaves nobody by itself", () => {
  const noTrack =
    "Adults, Northside has the track “Mental health”: the filter on track, “Substance use”, leaves nobody.";
  it.each([
    {
      name: "a program with its own track and site",
      search: "program=MH-A&track=mental_health&site=North",
      said: [],
    },
    { name: "a program alone", search: "program=MH-A", said: [] },
    { name: "a track that a program has", search: "track=substance_use&site=South", said: [] },
    { name: "a track that nobody knows, told of by itself", search: "program=MH-A&track=x", said: [] },
    { name: "a program that nobody knows", search: "program=Z&track=mental_health", said: [] },
    {
      name: "a program and another track",
      search: "program=MH-A&track=substance_use&sex=f",
      said: [[noTrack, "Drop the filter on track", "?program=MH-A&sex=f"]],
    },
    {
      name: "a program, another track and another site: both are told",
      search: "program=MH-A&track=substance_use&site=South",
      said: [
        [noTrack, "Drop the filter on track", "?program=MH-A&site=South"],
        [
          "Adults, Northside has the site “North”: the filter on site, “South”, leaves nobody.",
          "Drop the filter on site",
          "?program=MH-A&track=substance_use",
        ],
      ],
    },
    {
      name: "a track and a site that no program has together",
      search: "track=substance_use&site=North",
      said: [
        [
          "No program has track “Substance use” and site “North” together, so nobody is left.",
          "Drop the filter on site",
          "?track=substance_use",
        ],
      ],
    },
    {
      name: "a period after the end of the data",
      search: "program=MH-A&from=2030-01-01",
      said: [
        [
          "The data end on 30 Jun 2026: the chosen period begins after it, so it holds nobody.",
          "Show the last 12 months",
          "?program=MH-A",
        ],
      ],
    },
    { name: "a period that begins on the last day", search: "from=2026-06-30&to=2027-01-01", said: [] },
    { name: "a period without a beginning", search: "to=2020-01-01", said: [] },
  ])("$name", ({ search, said }) => {
    const { view } = parseView(new URLSearchParams(search), "2026-06-30");
    const found = contradictionsOf(view, { known: programs, today: "2026-06-30" });
    expect(found.map(({ sentence, way }) => [sentence, way.words, searchOf(way.view)])).toEqual(said);
  });

  it("says nothing of filters before the values are known", () => {
    const { view } = parseView(new URLSearchParams("program=MH-A&track=substance_use"), "2026-06-30");
    expect(contradictionsOf(view, { known: [], today: "2026-06-30" })).toEqual([]);
  });
});
