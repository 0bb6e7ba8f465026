import { expect, it } from "vitest";
import type { DimensionResponse } from "#shared/contract/measures";
import { goneValuesOf, withoutGone } from "../../web/src/gone-values.js";
import { parseView, searchOf } from "../../web/src/view-state.js";

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
