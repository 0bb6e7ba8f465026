import { expect, it } from "vitest";
import { firstQuestions } from "../../web/src/asking/first-questions.js";
import { parseView, queryOf } from "../../web/src/view/view-state.js";
import { questionsOfPages } from "../bench/page-questions.js";

it.each([
  { firstMonth: "2023-01", track: "mental_health" },
  { firstMonth: "2022-11", track: "substance_use" },
])("what the bench asks under load is what the pages ask first: %j", (of) => {
  const pages = questionsOfPages(of);
  const year = pages["/"]?.[0]?.query;
  const address = new URLSearchParams({
    from: year?.["from"] ?? "",
    to: year?.["to"] ?? "",
    track: of.track,
  });
  const today = "2025-06-30";
  const { view, notices } = parseView(address, today);
  expect(notices).toEqual([]);
  expect(Object.keys(pages)).toHaveLength(5);
  for (const [path, questions] of Object.entries(pages)) {
    const asked = firstQuestions(path, view, today).map((question) => ({
      id: question.id,
      query: Object.fromEntries(new URLSearchParams(queryOf(question.view, question.options))),
    }));
    expect(questions).toEqual(asked);
  }
});
