import { describe, expect, it } from "vitest";
import { csvCell, csvOf, type CsvCell } from "../../web/src/files/csv.js";
import { fileName } from "../../web/src/files/download.js";
import type { TableColumn } from "../../web/src/tables/table-spec.js";
import { csvOfTable } from "../../web/src/tables/table-file.js";

describe("a cell of a file", () => {
  const cases: readonly (readonly [string, CsvCell, string])[] = [
    ["plain text", "North", "North"],
    ["a formula", "=1+1", "'=1+1"],
    ["a formula by plus", "+49 30", "'+49 30"],
    ["a formula by minus", "-2+3", "'-2+3"],
    ["a formula by at", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab first", "\t=1", "'\t=1"],
    ["a carriage return first", "\r=1", '"\'\r=1"'],
    ["a formula with a comma", "=HYPERLINK(1,2)", '"\'=HYPERLINK(1,2)"'],
    ["an equals sign further on", "a=1", "a=1"],
    ["a negative number", -3.25, "-3.25"],
    ["the written minus of the pages", "−3.3", "−3.3"],
    ["zero", 0, "0"],
    ["a comma", "a,b", '"a,b"'],
    ["quotes", 'a "b"', '"a ""b"""'],
    ["a line break", "a\nb", '"a\nb"'],
    ["nothing", null, ""],
    ["not there", undefined, ""],
  ];
  it.each(cases)("writes %s", (_, cell, expected) => {
    expect(csvCell(cell)).toBe(expected);
  });
});

describe("a table as a file", () => {
  interface Program {
    readonly name: string;
    readonly share: number | null;
  }
  const columns: readonly TableColumn<Program>[] = [
    { id: "name", title: "Program", cell: (row) => row.name },
    { id: "share", title: "=Share", text: (row) => row.share, cell: (row) => `${(row.share ?? 0) * 100}%` },
    { id: "plot", title: "Plot", sortBy: (row) => row.share, cell: () => null },
  ];

  it("holds titles and rows, numbers as numbers, pictures as what they are sorted by", () => {
    const rows = [
      { name: "-North", share: 0.612 },
      { name: "South", share: null },
    ];
    expect(csvOfTable({ caption: "", columns, rows })).toBe(
      "\uFEFFProgram,'=Share,Plot\r\n'-North,0.612,0.612\r\nSouth,,\r\n",
    );
  });

  it("is its titles alone where there is no row", () => {
    expect(csvOf([["a", "b"]])).toBe("\uFEFFa,b\r\n");
  });
});

describe("the name of a file", () => {
  it.each([
    ["61.2% started, below the goal", "61-2-started-below-the-goal.csv"],
    ["Área ção", "area-cao.csv"],
    ["برنامج", "figures.csv"],
    ["a".repeat(300), `${"a".repeat(120)}.csv`],
  ])("of %s", (words, expected) => {
    expect(fileName(words, "csv")).toBe(expected);
  });
});
