import { useMemo, type ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import type { BoundsResponse, ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { IntervalPlot } from "../charts/interval-plot.js";
import { resultColumns } from "../files/file-numbers.js";
import { rowNotes } from "../words/mark-words.js";
import { shownRate, sizeOf, wordingOf } from "../words/told-by-n.js";
import { shareIntervalWords, shareWords } from "../words/result-words.js";
import { CountLink, NLink, type RowsBehind } from "./count-link.js";
import { DataTable } from "../tables/data-table.js";
import type { TableColumn, TableSpec } from "../tables/table-spec.js";

/** One proportion as a row: its name, the sentence that defines it, and its rows where a list has the same count. */
export interface ProportionRow {
  readonly id: string;
  readonly title: string;
  /** What stands small under its name: the code of a program. */
  readonly beside?: string | null;
  readonly sentence?: string;
  readonly result: ResultResponse | undefined;
  readonly rows: RowsBehind | null;
  /** What the people who are missing could make of it. */
  readonly bounds?: BoundsResponse | null | undefined;
  /** Words of its marks, such as "not all stays could end yet": all for a file, under the name what the row has of its own. */
  readonly marks?: readonly string[];
  /** The group that it is made from, where columns beyond the usual ones read it. */
  readonly group?: GroupResponse | undefined;
}

/** Narrower than a table's usual plot, so that two frames stand side by side. */
const PLOT = 100;

interface ProportionTableProps extends Pick<TableSpec<ProportionRow>, "caption" | "rows"> {
  /** What the first column names: "Definition", "Program". */
  readonly heading: string;
  readonly goal?: number | null;
  /** What others reached, a share: drawn dotted and named over the column. */
  readonly reference?: number | null;
  readonly more?: readonly TableColumn<ProportionRow>[];
  /** False where a chart above shows the shares already, so that other columns have the room. */
  readonly hasPlot?: boolean;
}

/** Proportions below each other as numbers and interval plots on one scale from 0 to 100%. */
export function ProportionTable(props: ProportionTableProps): ReactNode {
  const { heading, rows, goal = null, reference = null, more, hasPlot = true } = props;
  const columns = useMemo(
    () => [
      nameColumn(heading, rows),
      ...shareColumns,
      ...(hasPlot ? [plotColumn(goal, reference)] : []),
      ...(more ?? []),
    ],
    [heading, rows, goal, reference, more, hasPlot],
  );
  return <DataTable caption={props.caption} columns={columns} rows={rows} rowHeaders canDownload />;
}

/** The names, each with what its row has of its own among the rows. */
function nameColumn(heading: string, rows: readonly ProportionRow[]): TableColumn<ProportionRow> {
  const marks = rows.map((row) => row.marks ?? []);
  return {
    id: "name",
    title: heading,
    sortBy: (row) => row.title,
    text: (row) => row.title,
    cell: (row) => nameCell(row, rowNotes(row.marks ?? [], marks)),
  };
}

/** Columns that any table of proportions has: the share first, which a narrow screen then shows beside the name. */
const shareColumns: readonly TableColumn<ProportionRow>[] = [
  {
    id: "share",
    title: "Share",
    align: "number",
    sortBy: (row) => shownRate(row.result)?.estimate ?? null,
    numbers: resultColumns(
      (row) => row.result,
      (row) => row.marks ?? [],
    ),
    cell: shareCell,
  },
  {
    id: "counts",
    title: "Count",
    align: "number",
    isOnScreenOnly: true,
    sortBy: numeratorOf,
    cell: countCell,
  },
  {
    id: "n",
    title: "n",
    align: "number",
    isOnScreenOnly: true,
    sortBy: (row) => (row.result ? sizeOf(row.result) : null),
    cell: nCell,
  },
];

/** The plots, all on one scale; its title names the dotted line. */
function plotColumn(goal: number | null, reference: number | null): TableColumn<ProportionRow> {
  return {
    id: "plot",
    title: reference === null ? "0 – 100%" : `0 – 100%, dotted: ${Math.round(reference * 100)}%`,
    isOnScreenOnly: true,
    cell: (row) => (
      <IntervalPlot
        result={row.result}
        goal={goal}
        reference={reference}
        width={PLOT}
        isOpen={row.marks?.some((mark) => mark.startsWith("not all")) === true}
      />
    ),
  };
}

function shareCell({ result }: ProportionRow): ReactNode {
  return (
    <>
      {shareWords(result)}
      {shownRate(result) ? (
        <span className="small quiet under">
          <Interval words={shareIntervalWords(result)} />
        </span>
      ) : null}
    </>
  );
}

/** An interval never breaks at its dash; what is said of it may stand under it. */
function Interval({ words }: { readonly words: string }): ReactNode {
  const [interval, ...said] = words.split(" ");
  return (
    <>
      <span className="unbroken">{interval}</span>
      {said.length === 0 ? "" : ` ${said.join(" ")}`}
    </>
  );
}

function numeratorOf(row: ProportionRow): number | null {
  const { result } = row;
  return result?.kind === "proportion" && wordingOf(result.denominator) !== "few" ? result.numerator : null;
}

function countCell(row: ProportionRow): ReactNode {
  const count = numeratorOf(row);
  if (count === null) return "–";
  if (!row.rows) return formatCount(count);
  return (
    <CountLink rows={row.rows} count={count} of={row.title}>
      {formatCount(count)}
    </CountLink>
  );
}

function nCell({ result, rows, title }: ProportionRow): ReactNode {
  if (!result) return "–";
  return rows ? <NLink rows={rows} n={sizeOf(result)} of={title} /> : formatCount(sizeOf(result));
}

function nameCell(row: ProportionRow, notes: readonly string[]): ReactNode {
  return (
    <>
      {row.title}
      {row.beside == null ? null : <span className="cell-note beside-name">{row.beside}</span>}
      {row.sentence === undefined ? null : <span className="cell-note">{row.sentence}</span>}
      {notes.length > 0 ? <span className="cell-note">{notes.join(", ")}</span> : null}
    </>
  );
}
