import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { RowResponse } from "#shared/contract/measures";
import { sampleMeasure } from "../../web/src/gallery/sample-figures.js";
import { namesIn } from "../../web/src/words/group-names.js";
import { columnsOf, csvOfRows } from "../../web/src/pages/rows/row-columns.js";

const names = namesIn([]);

describe("the columns of rows", () => {
  const row = {
    ...{ programCode: "MH-A", episodeNo: 7, inquiryId: null, enrollmentId: "E7", cohort: null },
    ...{ indexOn: "2026-01-05", class: "met", reason: "no_score", value: 2, unit: "", instrument: null },
  };
  const titlesOf = (details: RowResponse["details"]): readonly string[] =>
    columnsOf(sampleMeasure(), [{ ...row, details }], { from: "", names }).map(({ title }) => title);

  it.each([
    [null, ["Episode", "Inquiry on", "Program", "Number", "Class", "Why", "Enrollment"]],
    [{ Stay: 3 }, ["Episode", "Inquiry on", "Program", "Number", "Class", "Why", "Stay", "Enrollment"]],
    // A list's own reasons come first, and no second column is called the same.
    [
      { Stay: 3, Why: ["worse", "no score"] },
      ["Episode", "Why", "Inquiry on", "Program", "Reasons", "Class", "Stay", "Enrollment"],
    ],
  ])("with the details %o", (details, titles) => expect(titlesOf(details)).toEqual(titles));

  it("writes each reason in a line of its own, whatever signs are in it", () => {
    const reasons = ["OWN; scale reliably worse: 3 to 9", "No score for 14 days", "No score for 14 days"];
    const shown = { ...row, details: { Why: reasons, Note: "a; b" } };
    const cells = columnsOf(sampleMeasure(), [shown], { from: "", names });
    const htmlOf = (title: string): string =>
      renderToStaticMarkup(createElement("td", null, cells.find((one) => one.title === title)?.cell(shown)));
    const lines = reasons.map((reason) => `<span class="cell-line">${reason}</span>`);
    expect(htmlOf("Why")).toBe(`<td>${lines.join("")}</td>`);
    expect(htmlOf("Note")).toBe("<td>a; b</td>");
    const [, line] = csvOfRows(sampleMeasure(), [shown]).split("\r\n");
    expect(line).toContain(`${reasons.join("; ")},a; b`);
  });
});
