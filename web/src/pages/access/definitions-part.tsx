import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { DurationResponse, ResultResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { useAccessGoal } from "../../asking/use-goals.js";
import { definitionsFinding } from "../../findings/access-wait-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { numberColumns, resultColumns } from "../../files/file-numbers.js";
import { sizeOf } from "../../words/told-by-n.js";
import { asProportion, itemOf, partText } from "../../answers/parts-of-result.js";
import { figureWords } from "../../words/result-words.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

interface DefinitionRow {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly result: ResultResponse;
  readonly leftOut: number;
}

/** The same inquiries under the definitions in use, with how many each of them leaves out. */
export function DefinitionsPart(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, view } = props;
  const goal = useAccessGoal(view);
  const figure = useFigure(measure.id, view, { curve: "none" });
  return (
    <WhenRead what="The definitions" queries={[figure]} height="34rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        const all = asProportion(itemOf(group.result, "this-product"))?.denominator ?? 0;
        const subtitle = subtitleOf(measure, view);
        return (
          <ChartFrame
            {...{ subtitle, measure, figure: figure.data, group, view }}
            title={definitionsFinding(group.result, goal)}
            n={all}
            reading="Every row counts the same inquiries. Figures of programs can only be compared where they follow the same definition."
            chart={
              <DataTable
                caption="Definitions of access side by side"
                columns={columnsOf(measure, view)}
                rows={definitionRows(measure, group.result, all)}
                rowHeaders
                canDownload
              />
            }
          />
        );
      }}
    </WhenRead>
  );
}

/** The definitions' figures, each with how many of all the inquiries it leaves out. */
function definitionRows(
  measure: MeasureTextResponse,
  definitions: ResultResponse,
  all: number,
): readonly DefinitionRow[] {
  const items = definitions.kind === "list" ? definitions.items : [];
  return items.map(({ id, result }) => {
    const text = partText(measure, id);
    const { title, sentence } = text ?? { title: id, sentence: "" };
    return { id, title, sentence, result, leftOut: all - sizeOf(result) };
  });
}

/** The quartiles of a time where its n allows a figure. */
function shownQuartiles(result: ResultResponse): DurationResponse | null {
  return result.kind === "duration" && figureWords(result).isRate ? result : null;
}

function columnsOf(measure: MeasureTextResponse, view: ViewState): readonly TableColumn<DefinitionRow>[] {
  return [
    { id: "definition", title: "Definition", cell: (row) => row.title },
    {
      id: "value",
      title: "Figure",
      align: "number",
      numbers: resultColumns((row) => row.result),
      cell: (row) => figureWords(row.result).value,
    },
    nColumn(measure, view),
    {
      id: "left-out",
      title: "Left out",
      align: "number",
      text: (row) => row.leftOut,
      cell: (row) => formatCount(row.leftOut),
    },
    spreadColumn,
    { id: "sentence", title: "What it counts", align: "wrap", cell: (row) => row.sentence },
  ];
}

function nColumn(measure: MeasureTextResponse, view: ViewState): TableColumn<DefinitionRow> {
  return {
    id: "n",
    title: "n",
    align: "number",
    isOnScreenOnly: true,
    cell: (row) => (
      <Link to={rowsLink(measure, view, { part: row.id })} data-rows={sizeOf(row.result)}>
        {formatCount(sizeOf(row.result))}
      </Link>
    ),
  };
}

const spreadColumn: TableColumn<DefinitionRow> = {
  id: "detail",
  title: "Interval or spread",
  align: "wrap",
  numbers: numberColumns({
    "lower quartile": (row) => shownQuartiles(row.result)?.lowerQuartile,
    "upper quartile": (row) => shownQuartiles(row.result)?.upperQuartile,
  }),
  cell: (row) => figureWords(row.result).detail,
};
