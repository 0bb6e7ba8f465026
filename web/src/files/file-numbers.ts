import type { ResultResponse } from "#shared/contract/results";
import type { CurveHeight } from "../answers/curve-rows.js";
import type { CsvCell } from "./csv.js";
import { sizeOf, wordingOf } from "../words/told-by-n.js";

/** The numbers that one column of a table gives to its file: their names and, of a row, the numbers in that order. */
export interface NumberColumns<Row> {
  readonly names: readonly string[];
  readonly of: (row: Row) => readonly CsvCell[];
}

/** The numbers of a figure as they stand in a file: not rounded, shares from 0 to 1, times in the unit that is named. */
export interface FileFigure {
  readonly estimate?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  /** Of a share: how many count; of a curve: how many events. */
  readonly numerator?: number | null;
  readonly n?: number | null;
  readonly unit?: string;
}

const names = ["estimate", "lower", "upper", "numerator", "n", "unit"] as const;

/** The numbers of a figure in columns of their own, always the same six; empty where there is none. */
export function figureColumns<Row>(figureOf: (row: Row) => FileFigure): NumberColumns<Row> {
  return {
    names,
    of: (row) => {
      const figure = figureOf(row);
      return names.map((name) => figure[name]);
    },
  };
}

/** The same of a result as the API gives it; with the words of its marks, such as "not all stays could end yet", where it has any. */
export function resultColumns<Row>(
  resultOf: (row: Row) => ResultResponse | undefined,
  marksOf?: (row: Row) => readonly string[],
): NumberColumns<Row> {
  const figure = figureColumns((row: Row) => fileFigure(resultOf(row)));
  if (!marksOf) return figure;
  return {
    names: [...figure.names, "marks"],
    of: (row) => [...figure.of(row), marksOf(row).join(", ")],
  };
}

/** Numbers in a unit, one column each: "Median: hours". */
export function numberColumns<Row>(
  named: Readonly<Record<string, (row: Row) => CsvCell>>,
): NumberColumns<Row> {
  return {
    names: Object.keys(named),
    of: (row) => Object.values(named).map((numberOf) => numberOf(row)),
  };
}

/** The numbers of a result as far as its n allows, as on screen: below 5 n alone, 5–9 counts, from 10 on the figure. */
export function fileFigure(result: ResultResponse | undefined): FileFigure {
  if (!result || result.kind === "none" || result.kind === "insufficient" || result.kind === "suppressed")
    return {};
  const n = sizeOf(result);
  const { numerator, unit, ...shown } = numbersOf(result);
  const wording = wordingOf(n);
  if (wording === "few") return { n, ...(unit === undefined ? {} : { unit }) };
  return {
    ...(wording === "counts" ? {} : shown),
    ...(numerator === undefined ? {} : { numerator }),
    n,
    ...(unit === undefined ? {} : { unit }),
  };
}

/** The height of a curve at one time. */
export function heightFigure(height: CurveHeight | undefined): FileFigure {
  if (!height) return {};
  const { estimate, lower, upper } = height;
  return { estimate, lower, upper, unit: "share" };
}

function numbersOf(result: ResultResponse): FileFigure {
  switch (result.kind) {
    case "proportion": {
      const { estimate, lower, upper, numerator } = result;
      return { estimate, lower, upper, numerator, unit: "share" };
    }
    case "time-to-event":
      return { ...result.median, numerator: result.events, unit: result.unit };
    case "duration":
      return { estimate: result.median, unit: result.unit };
    case "mean":
      return { estimate: result.mean, lower: result.lower, upper: result.upper, unit: result.unit };
    case "mean-change":
      return { estimate: result.mean, lower: result.lower, upper: result.upper, unit: "points" };
    case "rate":
      return { estimate: result.estimate, numerator: result.events, unit: result.unit };
    default:
      return {};
  }
}
