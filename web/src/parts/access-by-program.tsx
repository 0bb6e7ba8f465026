import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import { formatCount, formatOf, formatPercent, formatPercentInterval } from "#shared/format";
import type { DimensionAnswer, Figure, Group, MeasureAnswer, Result } from "../api.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { IntervalPlot } from "../charts/interval-plot.js";
import { programsFinding, shownRate, sizeOf, wordingOf } from "../findings.js";
import { rowsLink } from "../rows-link.js";
import { useDimensions, useFigure } from "../use-figures.js";
import { withFilter, type ViewState } from "../view-state.js";
import { DataTable, type TableColumn } from "./data-table.js";
import { WhenRead } from "./query-state.js";
import { periodWords, populationWords } from "./view-words.js";

interface AccessByProgramProps {
  readonly measure: MeasureAnswer;
  readonly view: ViewState;
  readonly figure: Figure;
  readonly group: Group;
}

/** Share within 48 hours by program, with the companion shares beside it. */
export function AccessByProgram({ measure, view, figure, group }: AccessByProgramProps): ReactNode {
  const programs = useFigure(measure.id, view, { by: "program" });
  const { data: dimensions } = useDimensions();
  const columns = useMemo(() => columnsOf(measure, view, dimensions ?? []), [measure, view, dimensions]);
  return (
    <WhenRead what="The programs" queries={[programs]} height="30rem">
      {() => {
        const groups = programs.data?.groups ?? [];
        const subtitle = `${measure.title}, by program; ${populationWords(view)}; ${periodWords(view)}; n ${formatCount(sizeOf(group.result))}`;
        return (
          <ChartFrame
            title={programsFinding(groups, measure.goal?.value ?? null)}
            subtitle={subtitle}
            measure={measure}
            figure={figure}
            group={group}
            view={view}
            reading="Point and line are the share and its 95% interval from 0 to 100%; the dashed rule is the goal. Programs stand in the order of their codes, not of their figures: with several programs, some differ by chance alone."
            chart={<DataTable caption={subtitle} columns={columns} rows={groups} rowHeaders />}
          />
        );
      }}
    </WhenRead>
  );
}

function shareWords(result: Result | undefined): string {
  if (!result || result.kind !== "proportion") return "–";
  const wording = wordingOf(result.denominator);
  if (wording === "few") return "too few to show";
  if (wording === "counts") return formatOf(result.numerator, result.denominator);
  return formatPercent(result.estimate);
}

function intervalWords(result: Result): string {
  const rate = shownRate(result);
  if (rate?.lower == null || rate.upper === null) return "–";
  const caution = wordingOf(rate.denominator) === "imprecise" ? " imprecise" : "";
  return formatPercentInterval(rate.lower, rate.upper) + caution;
}

function columnsOf(
  measure: MeasureAnswer,
  view: ViewState,
  dimensions: readonly DimensionAnswer[],
): readonly TableColumn<Group>[] {
  const names = dimensions.find((dimension) => dimension.id === "program")?.values ?? [];
  const nameOf = (group: Group): string => {
    const code = group.key["program"] ?? "";
    return names.find((name) => name.value === code)?.title ?? code;
  };
  return [
    {
      id: "program",
      title: "Program",
      sortBy: nameOf,
      cell: (group) => (
        <Link to={rowsLink(measure, withFilter(view, "program", group.key["program"] ?? ""))}>
          {nameOf(group)}
        </Link>
      ),
    },
    {
      id: "n",
      title: "n",
      align: "number",
      sortBy: (group) => sizeOf(group.result),
      cell: (group) => formatCount(sizeOf(group.result)),
    },
    {
      id: "share",
      title: "Within 48 h",
      align: "number",
      sortBy: (group) => shownRate(group.result)?.estimate ?? null,
      cell: (group) => shareWords(group.result),
    },
    {
      id: "plot",
      title: "0 – 100%",
      cell: (group) => <IntervalPlot result={group.result} goal={measure.goal?.value ?? null} />,
    },
    { id: "interval", title: "95% interval", align: "number", cell: (group) => intervalWords(group.result) },
    ...measure.companions.map((companion): TableColumn<Group> => ({
      id: companion.id,
      title: companion.title,
      align: "number",
      sortBy: (group) => shownRate(group.beside?.[companion.id])?.estimate ?? null,
      cell: (group) => shareWords(group.beside?.[companion.id]),
    })),
  ];
}
