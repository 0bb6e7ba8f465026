import { useMemo, type ReactNode } from "react";
import { Link } from "react-router";
import type {
  DimensionResponse,
  GroupResponse,
  MeasureResponse,
  MeasureTextResponse,
} from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { programsFinding } from "../access-findings.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { IntervalPlot } from "../charts/interval-plot.js";
import { shownRate, sizeOf } from "../findings.js";
import { shareIntervalWords, shareWords } from "../result-words.js";
import { rowsLink } from "../rows-link.js";
import { useDimensions, useFigure } from "../use-figures.js";
import { onGroup, type ViewState } from "../view-state.js";
import { DataTable, type TableColumn } from "./data-table.js";
import { WhenRead } from "./query-state.js";
import { subtitleOf } from "./view-words.js";

interface AccessByProgramProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
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
        const subtitle = subtitleOf(measure, view, "by program");
        return (
          <ChartFrame
            {...{ subtitle, measure, figure, group, view }}
            title={programsFinding(groups, measure.goal?.value ?? null)}
            reading="Point and line are the share and its 95% interval from 0 to 100%; the dashed rule is the goal. Programs stand in the order of their codes, not of their figures: with several programs, some differ by chance alone."
            chart={<DataTable caption={subtitle} columns={columns} rows={groups} rowHeaders canDownload />}
          />
        );
      }}
    </WhenRead>
  );
}

function columnsOf(
  measure: MeasureTextResponse,
  view: ViewState,
  dimensions: readonly DimensionResponse[],
): readonly TableColumn<GroupResponse>[] {
  const names = dimensions.find((dimension) => dimension.id === "program")?.values ?? [];
  const nameOf = (group: GroupResponse): string => {
    const code = group.key["program"] ?? "";
    return names.find((name) => name.value === code)?.title ?? code;
  };
  const nOf = (group: GroupResponse): number => sizeOf(group.result);
  const companions = measure.companions.filter((companion) => companion.kind === "proportion");
  return [
    {
      id: "program",
      title: "Program",
      sortBy: nameOf,
      cell: (group) => <Link to={rowsLink(measure, onGroup(view, group.key))}>{nameOf(group)}</Link>,
    },
    { id: "n", title: "n", align: "number", sortBy: nOf, cell: (group) => formatCount(nOf(group)) },
    shareColumn("share", "Within 48 h", (group) => group.result),
    {
      id: "plot",
      title: "0 – 100%",
      text: (group) => shownRate(group.result)?.estimate ?? null,
      cell: (group) => <IntervalPlot result={group.result} goal={measure.goal?.value ?? null} />,
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      cell: (group) => shareIntervalWords(group.result),
    },
    ...companions.map((companion) =>
      shareColumn(companion.id, companion.title, (group) => group.beside[companion.id]),
    ),
  ];
}

function shareColumn(
  ...[id, title, resultOf]: readonly [
    id: string,
    title: string,
    resultOf: (group: GroupResponse) => GroupResponse["result"] | undefined,
  ]
): TableColumn<GroupResponse> {
  return {
    id,
    title,
    align: "number",
    sortBy: (group) => shownRate(resultOf(group))?.estimate ?? null,
    cell: (group) => shareWords(resultOf(group)),
  };
}
