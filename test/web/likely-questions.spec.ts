import { describe, expect, it } from "vitest";
import type { GroupResponse, MeasureResponse } from "#shared/contract/measures";
import type { FigureQuestion } from "../../web/src/asking/first-questions.js";
import { likelyQuestions, likelyWeek, type Change } from "../../web/src/asking/likely-questions.js";
import { parseView, type ViewState } from "../../web/src/view/view-state.js";
import { group, proportion, shares } from "./sample-groups.js";

const viewOf = (search: string): ViewState => parseView(new URLSearchParams(search), "2026-07-01").view;
const shown = viewOf("");

function answer(groups: readonly GroupResponse[]): MeasureResponse {
  const asked = { measure: "any", version: 1, asOf: "2026-07-01T00:00:00Z", from: null, to: null };
  return { ...asked, groups: [...groups] };
}

const due = (instrument: string, judged: number): GroupResponse =>
  group(proportion(0, judged), { key: { instrument }, initialPopulation: judged });
const week = (period: string, under: number): GroupResponse =>
  group(shares({ under, within: 5, over: 1 }), { period, key: {} });

const answers: Readonly<Record<string, MeasureResponse>> = {
  "score-completeness": answer([due("GAD-7", 4), due("PHQ-9", 7)]),
  "weekly-dose": answer([week("2026-W24", 1), week("2026-W25", 2)]),
};

/** A change to another program, from a page whose answers are known or not yet. */
function changeTo(search: string, isKnown = true): Change {
  const known = ({ id, view }: FigureQuestion): MeasureResponse | undefined =>
    isKnown && view === shown ? answers[id] : undefined;
  return { shown, view: viewOf(search), known };
}

describe("what a page will ask after its first answers", () => {
  it.each(["/cohorts", "/outcomes"])("is of the instrument that %s shows now, over the next view", (path) => {
    const change = changeTo("program=MH-TEEN-N");
    const questions = likelyQuestions(path, change);
    expect(questions.length).toBeGreaterThan(1);
    expect(new Set(questions.map((question) => question.options.instrument))).toEqual(new Set(["PHQ-9"]));
    expect(questions.every((question) => question.view === change.view)).toBe(true);
  });
  it("is of the address's own instrument where it names one", () => {
    const questions = likelyQuestions("/outcomes", changeTo("instrument=GAD-7", false));
    expect(questions.map((question) => question.options.instrument)).toEqual(["GAD-7", "GAD-7"]);
  });
  it("is of the newest judged week, within the days of the next view", () => {
    expect(likelyWeek(changeTo("program=MH-TEEN-N"))).toBe("2026-W25");
    const [question] = likelyQuestions("/engagement", changeTo("program=MH-TEEN-N"));
    expect(question).toMatchObject({
      id: "weekly-dose",
      view: { from: "2026-06-15", to: "2026-06-22", where: { program: "MH-TEEN-N" } },
    });
  });
  it.each(["/cohorts", "/outcomes", "/engagement", "/", "/access", "/cohort/program/A"])(
    "is nothing on %s where nothing is known",
    (path) => {
      expect(likelyQuestions(path, changeTo("program=MH-TEEN-N", false))).toEqual([]);
    },
  );
});
