import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MixGroupResponse } from "#shared/contract/analysis";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import type { Dimension } from "#shared/measures/definition";
import { accessWords } from "#shared/measures/goal-words";
import { longestStayDays, type Goals } from "#shared/measures/goals";
import { IntervalPlot } from "../../charts/interval-plot.js";
import { adjustedWords, cellMark, marksSentence, shownAdjusted } from "../../findings/cohort-findings.js";
import { cohortFigures, shownResult, type CohortFigure, type CohortRow } from "../../answers/cohort-rows.js";
import { numberColumns, resultColumns, type NumberColumns } from "../../files/file-numbers.js";
import { tellsRate, sizeOf, wordingOf } from "../../words/told-by-n.js";
import { markLabels } from "../../words/mark-words.js";
import { withinTitle } from "../../answers/access-goal.js";
import type { GroupNames } from "../../words/group-names.js";
import { shownTrend, type Trend } from "../../answers/group-trends.js";
import { CountLink } from "../../parts/count-link.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { countedIn } from "../../parts/figure-tiles.js";
import { BesideName } from "../../parts/name-cell.js";
import { figureWords } from "../../words/result-words.js";
import { searchOf, withFilter, type ViewState } from "../../view/view-state.js";
import { TrendCell } from "./trend-cell.js";
import { hiddenTrends, trendColumns, type TrendColumn, type Trends } from "./use-trends.js";

/** Columns that wait until the reader chooses them. */
export const firstHidden: ReadonlySet<string> = new Set(["adjusted", ...hiddenTrends]);

export interface CohortColumnsOf {
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
  readonly by: Dimension;
  readonly instrument: string | null;
  /** Scale of the column of changes, the same in every row. */
  readonly changes: readonly [low: number, high: number];
  readonly mix: readonly MixGroupResponse[];
  readonly names: GroupNames;
  readonly trends: Trends;
  /** The goals and bands of the view. */
  readonly goals: Goals;
}

const PLOT = 96;

/** The value of a cell that a column sorts by; null where its n allows no figure. */
function cellNumber(result: ResultResponse | undefined): number | null {
  if (!result || !figureWords(result).isRate) return null;
  if (result.kind === "proportion") return result.estimate;
  if (result.kind === "mean-change") return result.mean;
  return result.kind === "time-to-event" ? result.median.estimate : null;
}

/** The scale of changes that holds every interval of a column and zero, in whole points. */
export function changeDomain(rows: readonly CohortRow[]): readonly [low: number, high: number] {
  const ends = rows.flatMap((row) => {
    const result = row.groups.change?.result;
    if (result?.kind !== "mean-change" || !figureWords(result).isRate) return [];
    return [result.lower ?? result.mean, result.upper ?? result.mean];
  });
  return [Math.floor(Math.min(0, ...ends)), Math.ceil(Math.max(0, ...ends))];
}

/** The columns of the cohort table: name, people, and each figure as a number over its interval plot. */
export function cohortColumns(of: CohortColumnsOf): readonly TableColumn<CohortRow>[] {
  const { by } = of;
  const shown = cohortFigures.filter((figure) => of.instrument !== null || !figure.isSymptom);
  const figures = shown.map((figure) => figureColumn(figure, of));
  const [completed, ...others] = figures;
  const months = trendColumns.flatMap((column) => trendColumn(column, of) ?? []);
  return [
    {
      id: "name",
      title: "Name",
      sortBy: (row) => row.name,
      text: (row) => of.names.fullOf(by, row.value),
      cell: (row) => <RowName row={row} of={of} />,
    },
    admittedColumn(of),
    stillInColumn(of),
    ...(completed ? [completed, adjustedColumn(of)] : []),
    ...months,
    ...others,
  ];
}

/** The name of a row leads to its own page; small under it stands the code, or the program of a cohort. */
function RowName({ row, of }: { readonly row: CohortRow; readonly of: CohortColumnsOf }): ReactNode {
  const { view, by, names } = of;
  return (
    <>
      <Link
        to={{
          pathname: `/cohort/${by}/${encodeURIComponent(row.value)}`,
          search: searchOf({ ...view, by: null, sort: null, chosen: [] }),
        }}
      >
        {row.name}
      </Link>
      <BesideName names={names} dimension={by} value={row.value} />
    </>
  );
}

const admittedColumn = (of: CohortColumnsOf): TableColumn<CohortRow> => ({
  id: "n",
  title: "n",
  align: "number",
  sortBy: (row) => row.admitted,
  text: (row) => row.admitted,
  cell: (row) => <AdmittedCount row={row} of={of} />,
});

const stillInColumn = (of: CohortColumnsOf): TableColumn<CohortRow> => ({
  id: "still-in",
  title: "Still in",
  align: "number",
  sortBy: (row) => row.stillIn,
  text: (row) => row.stillIn,
  cell: (row) => <StillInCount row={row} of={of} />,
});

interface RowCount {
  readonly row: CohortRow;
  readonly of: CohortColumnsOf;
}

/** Everybody of a row who was admitted. */
export function AdmittedCount({ row, of }: RowCount): ReactNode {
  return completionRows({ row, of }, { class: "", count: row.admitted, what: "admitted" });
}

/** Those of a row who are still in the program. */
export function StillInCount({ row, of }: RowCount): ReactNode {
  return completionRows({ row, of }, { class: "pending", count: row.stillIn, what: "still in" });
}

function completionRows(
  { row, of }: RowCount,
  counted: { readonly class: string; readonly count: number; readonly what: string },
): ReactNode {
  const measure = of.measures.find((one) => one.id === "completion");
  if (!measure || counted.count === 0) return formatCount(counted.count);
  const rows = { measure, view: rowView(of.view, of.by, row), more: { class: counted.class } };
  return (
    <CountLink rows={rows} count={counted.count} of={`${row.name}, ${counted.what}`}>
      {formatCount(counted.count)}
    </CountLink>
  );
}

/** Completion as it would be with the severity mix of all together; stands beside completion, as differences need it. */
function adjustedColumn({ mix, by }: CohortColumnsOf): TableColumn<CohortRow> {
  const found = (row: CohortRow): MixGroupResponse | undefined =>
    mix.find((one) => one.key[by] === row.value);
  return {
    id: "adjusted",
    title: "Completed, adjusted for severity",
    align: "number",
    sortBy: (row) => {
      const adjusted = found(row)?.adjusted;
      return adjusted?.kind === "adjusted" ? adjusted.rate : null;
    },
    numbers: adjustedColumns(found),
    cell: (row) => adjustedWords(found(row)),
  };
}

/** The adjusted rate and what of the group's own is its mix, as numbers of a file. */
export function adjustedColumns<Row>(mixOf: (row: Row) => MixGroupResponse | undefined): NumberColumns<Row> {
  return numberColumns({
    share: (row: Row) => shownAdjusted(mixOf(row))?.rate,
    "of which mix": (row: Row) => shownAdjusted(mixOf(row))?.effectOfMix,
    "n with a baseline": (row: Row) => shownAdjusted(mixOf(row))?.n,
  });
}

/** Twelve months of a headline measure in each row; none of the admission months, which have no twelve. */
function trendColumn(column: TrendColumn, of: CohortColumnsOf): TableColumn<CohortRow> | null {
  const measure = of.measures.find((one) => one.id === column.measure);
  if (of.by === "cohort" || !measure || (column.isSymptom && of.instrument === null)) return null;
  const trendOf = (row: CohortRow): Trend | undefined => of.trends.get(column.id)?.get(row.value);
  return {
    id: column.id,
    title: `${column.title ?? withinTitle(accessWords(of.goals.access))}, 12 months`,
    text: (row) => {
      const trend = trendOf(row);
      return trend ? shownTrend(trend).words : null;
    },
    cell: (row) => <TrendCell trend={trendOf(row)} measure={measure} isRead={of.trends.has(column.id)} />,
  };
}

function rowView(view: ViewState, by: Dimension, row: CohortRow): ViewState {
  return { ...withFilter(view, by, row.value), by: null, sort: null, chosen: [] };
}

function figureColumn(figure: CohortFigure, of: CohortColumnsOf): TableColumn<CohortRow> {
  const resultOf = (row: CohortRow): ResultResponse | undefined => shownResult(figure, groupOf(row, figure));
  return {
    id: figure.id,
    title: figure.title,
    sortBy: (row) => cellNumber(resultOf(row)),
    numbers: resultColumns(resultOf, (row) => marksOf(groupOf(row, figure))),
    cell: (row) => <FigureCell figure={figure} row={row} of={of} />,
  };
}

function groupOf(row: CohortRow, figure: CohortFigure): CohortRow["groups"]["completion"] {
  const known = cohortFigures.find((one) => one.id === figure.id);
  return known && row.groups[known.id];
}

function marksOf(group: GroupResponse | undefined): readonly string[] {
  return group ? markLabels(group) : [];
}

const rowsOfShare = { class: "counted", reason: "within" } as const;

/** The words of a cell, short enough for a dense table. */
function cellWords(result: ResultResponse): string {
  if (wordingOf(sizeOf(result)) === "few") return "too few";
  const isEndless = result.kind === "time-to-event" && result.median.estimate === null;
  return isEndless && tellsRate(sizeOf(result)) ? "not reached" : figureWords(result).value;
}

/** A number with the words of its n, over its interval on the column's scale. */
export function FigureCell(props: {
  readonly figure: CohortFigure;
  readonly row: CohortRow;
  readonly of: CohortColumnsOf;
  readonly width?: number;
}): ReactNode {
  const { figure, row, of } = props;
  const group = groupOf(row, figure);
  const result = shownResult(figure, group);
  if (!group || !result) return <span className="quiet">–</span>;
  const isOpen = group.marks.includes("immature");
  const words = cellWords(result);
  const mark = cellMark(group, result);
  return (
    <div className="figure-cell">
      <span className="figure-cell-words" title={marksSentence(group)}>
        <CellLink figure={figure} row={row} of={of} result={result}>
          {words}
        </CellLink>
        {mark === "" ? null : <span className="small quiet">{mark}</span>}
      </span>
      <IntervalPlot
        result={result}
        isOpen={isOpen}
        width={props.width ?? PLOT}
        domain={
          figure.id === "stay" ? [0, longestStayDays(of.goals)] : figure.id === "change" ? of.changes : [0, 1]
        }
      />
    </div>
  );
}

function CellLink(props: {
  readonly figure: CohortFigure;
  readonly row: CohortRow;
  readonly of: CohortColumnsOf;
  readonly result: ResultResponse;
  readonly children: ReactNode;
}): ReactNode {
  const { figure, row, of } = props;
  const measure = of.measures.find((one) => one.id === figure.measure);
  const count = countedIn(props.result);
  if (!measure || count === null) return props.children;
  const view = { ...rowView(of.view, of.by, row), instrument: figure.isSymptom ? of.instrument : null };
  const more = figure.shareOf === undefined ? {} : { more: rowsOfShare };
  return (
    <CountLink rows={{ measure, view, ...more }} count={count} of={`${row.name}, ${figure.title}`}>
      {props.children}
    </CountLink>
  );
}
