import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatCount } from "#shared/format";
import { funnelFinding } from "../../findings/access-wait-findings.js";
import { funnelStages } from "../../answers/funnel-stages.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { PeopleFunnel } from "../../charts/people-funnel.js";
import { type FunnelStage } from "../../answers/funnel-stages.js";
import { resultColumns } from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { shareIntervalWords, shareWords } from "../../words/result-words.js";
import { wordingOf } from "../../words/told-by-n.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

/** How far people come, from the inquiry to completion, and why those leave who leave. */
export function FunnelPart(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, view } = props;
  const figure = useFigure(measure.id, view, { curve: "none" });
  return (
    <WhenRead what="The way from inquiry to completion" queries={[figure]} height="46rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        const stages = funnelStages(measure, group.result, formatCode);
        const asked = stages[0]?.count ?? 0;
        const isShown = wordingOf(asked) !== "few";
        const title = funnelFinding(stages);
        const subtitle = subtitleOf(measure, view, "people who reached each stage");
        return (
          <ChartFrame
            {...{ title, subtitle, measure, figure: figure.data, group, view }}
            n={asked}
            reading="Each bar is everyone who reached the stage, of all who asked; under it stand those who went no further, with their reasons. People still waiting or enrolled are counted where they stand: later stages will still grow."
            chart={
              isShown ? (
                <PeopleFunnel stages={stages} description={inOneLine(title)} />
              ) : (
                <p>Too few to show.</p>
              )
            }
            {...(isShown
              ? { table: { caption: subtitle, columns: columnsOf(measure, view), rows: stages } }
              : {})}
          />
        );
      }}
    </WhenRead>
  );
}

function columnsOf(measure: MeasureTextResponse, view: ViewState): readonly TableColumn<FunnelStage>[] {
  return [
    { id: "stage", title: "Stage", cell: (stage) => stage.label },
    peopleColumn(measure, view),
    ...shareColumns,
    {
      id: "lost",
      title: "Went no further",
      align: "wrap",
      cell: (stage) => stage.lost.map((each) => `${formatCount(each.count)} ${each.label}`).join(", ") || "–",
    },
  ];
}

function peopleColumn(measure: MeasureTextResponse, view: ViewState): TableColumn<FunnelStage> {
  return {
    id: "n",
    title: "People",
    align: "number",
    text: (stage) => stage.count,
    cell: (stage) => (
      <Link
        to={rowsLink(
          measure,
          view,
          stage.id === "inquiry" ? { class: "counted" } : { part: stage.id, partClass: "met" },
        )}
        data-rows={stage.count}
      >
        {formatCount(stage.count)}
      </Link>
    ),
  };
}

const shareColumns: readonly TableColumn<FunnelStage>[] = [
  {
    id: "share",
    title: "Of all who asked",
    align: "number",
    numbers: resultColumns((stage) => stage.share),
    cell: (stage) => shareWords(stage.share),
  },
  {
    id: "interval",
    title: "95% interval",
    align: "number",
    isOnScreenOnly: true,
    cell: (stage) => shareIntervalWords(stage.share),
  },
];
