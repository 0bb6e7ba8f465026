import type { ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import { ChartFrame } from "../../charts/chart-frame.js";
import { resultColumns } from "../../files/file-numbers.js";
import { markLabels } from "../../findings/findings.js";
import { caseFinding } from "../../findings/outcome-findings.js";
import type { TableColumn } from "../../parts/table-spec.js";
import { FigurePart } from "../../parts/figure-part.js";
import { LazyDefinitions } from "../../parts/lazy-definitions.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { shareWords } from "../../words/result-words.js";
import { useFigure, useMeasures } from "../../asking/use-figures.js";
import type { ViewState } from "../../view-state.js";
import { boundsColumn } from "./bounds-column.js";

const others = ["remission", "recovery", "reliable-recovery"] as const;

/** Response, remission, recovery and reliable recovery of those who began at caseness, with completeness and bounds. */
export function CaseFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const subtitleOf = useSubtitle();
  const { instrument } = props;
  const view = { ...props.view, instrument };
  const measures = useMeasures();
  const own = { instrument, curve: "none" } as const;
  const remission = useFigure("remission", view, own);
  const recovery = useFigure("recovery", view, own);
  const reliable = useFigure("reliable-recovery", view, own);
  return (
    <FigurePart
      id="response"
      view={view}
      options={own}
      also={[measures, remission, recovery, reliable]}
      height="28rem"
      empty={`${instrument} has no caseness cut or rule of response, or nobody with it was admitted in this period.`}
    >
      {(read) => {
        const subtitle = subtitleOf({ title: `From caseness, ${instrument}` }, view);
        const groups = [remission, recovery, reliable].map((query) => query.data?.groups[0]);
        const results = groups.map((group) => group?.result);
        const rows = [
          rowOf({ measure: read.measure, group: read.group, view }),
          ...others.flatMap((id, place) => {
            const measure = measures.data?.find((one) => one.id === id);
            const group = groups[place];
            // An instrument without the cut is in no group of that measure.
            return measure && group ? [rowOf({ measure, group, view })] : [];
          }),
        ];
        return (
          <ChartFrame
            {...read}
            {...{ subtitle, view }}
            title={caseFinding({
              response: read.group.result,
              remission: results[0],
              recovery: results[1],
              reliableRecovery: results[2],
            })}
            interval="95% intervals (Wilson)"
            reading="Only people who began at caseness. “If none, if all”: what the rate would be if nobody, or everybody, without a last score had met it. A single point can cross a cut: read recovery with reliable recovery."
            chart={
              <>
                <ProportionTable caption={subtitle} heading="Rate" rows={rows} more={moreColumns} />
                <LazyDefinitions measures={others} view={view} instrument={instrument} />
              </>
            }
          />
        );
      }}
    </FigurePart>
  );
}

function rowOf(of: {
  readonly measure: MeasureTextResponse;
  readonly group: GroupResponse;
  readonly view: ViewState;
}): ProportionRow {
  const { measure, group, view } = of;
  return {
    id: measure.id,
    title: measure.title,
    sentence: measure.numerator,
    result: group.result,
    rows: { measure, view },
    marks: markLabels(group).filter((mark) => mark !== "imprecise"),
    bounds: group.bounds,
    group,
  };
}

const moreColumns: readonly TableColumn<ProportionRow>[] = [
  {
    id: "completeness",
    title: "Pairs known",
    align: "number",
    numbers: resultColumns((row) => row.group?.beside["completeness"]),
    cell: (row) => shareWords(row.group?.beside["completeness"]),
  },
  boundsColumn,
];
