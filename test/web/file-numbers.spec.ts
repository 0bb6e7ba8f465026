import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ResultResponse } from "#shared/contract/results";
import { fileFigure, numberColumns, resultColumns } from "../../web/src/files/file-numbers.js";
import type { TableColumn } from "../../web/src/tables/table-spec.js";
import { csvOfTable } from "../../web/src/tables/table-file.js";
import { proportion, shares } from "./sample-groups.js";

const quantile = { estimate: 21.5, lower: 18, upper: null };
const curve: ResultResponse = {
  ...{ kind: "time-to-event", unit: "days", n: 40, events: 12, competing: 3, censored: 25 },
  ...{ median: quantile, p90: { estimate: null, lower: null, upper: null }, curve: [], followed: [] },
};
const points = { mean: -4.25, sd: 3, lower: -5.5, upper: -3, method: "t" } as const;

describe("the numbers of a figure in a file", () => {
  const share = proportion(37, 61);
  const { estimate, lower, upper } =
    share.kind === "proportion" ? share : { estimate: 0, lower: 0, upper: 0 };
  const cases: readonly {
    readonly name: string;
    readonly of: ResultResponse | undefined;
    readonly file: object;
  }[] = [
    {
      name: "a share, not rounded",
      of: share,
      file: { estimate, lower, upper, numerator: 37, n: 61, unit: "share" },
    },
    { name: "9 people: counts alone", of: proportion(4, 9), file: { numerator: 4, n: 9, unit: "share" } },
    { name: "4 people: how many alone", of: proportion(1, 4), file: { n: 4, unit: "share" } },
    { name: "a median", of: curve, file: { ...quantile, numerator: 12, n: 40, unit: "days" } },
    {
      name: "quartiles are no interval",
      of: { kind: "duration", unit: "hours", n: 30, median: 7, lowerQuartile: 5, upperQuartile: 9, p90: 12 },
      file: { estimate: 7, n: 30, unit: "hours" },
    },
    {
      name: "a mean",
      of: { kind: "mean", unit: "points", n: 12, ...points },
      file: { estimate: -4.25, lower: -5.5, upper: -3, n: 12, unit: "points" },
    },
    {
      name: "a rate",
      of: { kind: "rate", unit: "scores per person-month", events: 90, amount: 30, estimate: 3 },
      file: { estimate: 3, numerator: 90, n: 30, unit: "scores per person-month" },
    },
    { name: "shares have no single estimate", of: shares({ under: 10, within: 30 }), file: { n: 40 } },
    { name: "no figure", of: { kind: "none", reason: "nobody" }, file: {} },
    { name: "nothing", of: undefined, file: {} },
  ];
  it.each(cases)("$name", ({ of, file }) => expect(fileFigure(of)).toEqual(file));
});

it("a table gives each number a column, names as text, and leaves out what only the screen shows", () => {
  interface Row {
    readonly name: string;
    readonly result: ResultResponse | undefined;
    readonly change: number;
  }
  const columns: readonly TableColumn<Row>[] = [
    { id: "name", title: "Name", cell: (row) => row.name },
    {
      id: "share",
      title: "Share",
      numbers: resultColumns(
        (row) => row.result,
        (row) => (row.change < 0 ? ["few cases", "prorated scores"] : []),
      ),
      cell: () => "61.2% (55–67%)",
    },
    { id: "plot", title: "Plot", isOnScreenOnly: true, cell: () => "61.2% (55–67%)" },
    {
      id: "change",
      title: "Change",
      numbers: numberColumns({ points: (row) => row.change }),
      cell: () => "−3.0",
    },
  ];
  const rows = [
    { name: "=1+1; North", result: proportion(2, 3), change: -3 },
    { name: "South", result: undefined, change: 1e-7 },
    { name: "-West", result: proportion(0, 30), change: 0 },
  ];
  const text = csvOfTable({ caption: "", columns, rows });
  const [titles, ...lines] = parse(text, { bom: true });
  expect(titles).toEqual([
    "Name",
    ...["estimate", "lower", "upper", "numerator", "n", "unit", "marks"].map((name) => `Share: ${name}`),
    "Change: points",
  ]);
  expect(lines[0]).toEqual([
    "'=1+1; North",
    "",
    "",
    "",
    "",
    "3",
    "share",
    "few cases, prorated scores",
    "-3",
  ]);
  expect(lines[1]).toEqual(["South", "", "", "", "", "", "", "", "1e-7"]);
  expect(lines[2]?.slice(0, 3)).toEqual(["'-West", "0", "0"]);
  expect(lines[2]?.slice(4)).toEqual(["0", "30", "share", "", "0"]);
  expect(text).not.toContain("%");
});
