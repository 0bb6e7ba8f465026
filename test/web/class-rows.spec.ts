import { expect, it } from "vitest";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { describeMeasure } from "#api/measures/describe-measure";
import { measures } from "#shared/measures/index";
import { classRowsOf, countedSentence, notCountedOf } from "../../web/src/pages/episode/class-rows.js";

type EpisodeClass = EpisodeResponse["classes"][number];

function texts(...ids: readonly string[]): readonly MeasureTextResponse[] {
  return ids.map((id) => {
    const measure = measures.find((each) => each.id === id);
    if (!measure) throw new Error(id);
    return describeMeasure(measure);
  });
}

function found(measure: string, name: string, more: Partial<EpisodeClass> = {}): EpisodeClass {
  return {
    measure,
    instrument: null,
    indexOn: "2026-01-05",
    class: name,
    reason: "",
    value: null,
    unit: "",
    ...more,
  };
}

it("has a row for every measure, also for one that looks elsewhere", () => {
  const rows = classRowsOf(
    [found("completion", "excluded", { reason: "moved", value: 30, unit: "days" })],
    texts("completion", "waiting-now", "attendance", "seat-fill"),
  );
  expect(rows.map((row) => [row.measure.id, row.standing, row.title, row.value])).toEqual([
    ["completion", "left-out", "Left out", "30 d"],
    ["waiting-now", "outside", "Not in its population", "–"],
    ["attendance", "sessions", "Counts sessions", "–"],
    ["seat-fill", "sessions", "Counts seats", "–"],
  ]);
  expect(countedSentence(rows)).toBe("Counted in 0 of the 1 measures that look at this episode");
});

it("puts instruments and weeks of one class together", () => {
  const points = { unit: "points" };
  const rows = classRowsOf(
    [
      found("weekly-dose", "counted", { reason: "within", indexOn: "2026-01-12" }),
      found("weekly-dose", "counted", { reason: "within", indexOn: "2026-01-19" }),
      found("weekly-dose", "excluded", { reason: "program_cancelled", indexOn: "2026-01-26" }),
      found("recovery", "met", { instrument: "GAD-7", value: -5, ...points }),
      found("recovery", "missing", { instrument: "PCL-5", reason: "no_last" }),
      found("recovery", "met", { instrument: "PHQ-9", value: -9, ...points }),
    ],
    texts("weekly-dose", "recovery"),
  );
  expect(rows.map((row) => [row.title, row.value, row.indexOn])).toEqual([
    ["Counted", "2 weeks", null],
    ["Left out", "1 week", "2026-01-26"],
    ["Met", "GAD-7 −5 points, PHQ-9 −9 points", "2026-01-05"],
    ["Missing", "PCL-5", "2026-01-05"],
  ]);
  expect(countedSentence(rows)).toBe(
    "Counted in all 2 measures that look at this episode, but not everywhere in them",
  );
  expect(notCountedOf(rows).map((reason) => [reason.title, reason.measures, reason.instruments])).toEqual([
    ["Left out", ["Weekly dose"], []],
    ["Missing", ["Recovery"], ["PCL-5"]],
  ]);
});

it("says each reason once, with every measure that has it", () => {
  const pending = { reason: "still_enrolled" };
  const rows = classRowsOf(
    [
      found("completion", "pending", pending),
      found("response", "pending", { ...pending, instrument: "PHQ-9" }),
      found("response", "pending", { ...pending, instrument: "WHO-5" }),
    ],
    texts("completion", "response"),
  );
  expect(notCountedOf(rows)).toEqual([
    {
      title: "Pending",
      why: "Still enrolled: the outcome is not known yet.",
      measures: ["Completed the program", "Response"],
      instruments: ["PHQ-9", "WHO-5"],
    },
  ]);
});
