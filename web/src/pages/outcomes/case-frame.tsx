import type { ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { ChartFrame } from "../../parts/chart-frame.js";
import { resultColumns } from "../../files/file-numbers.js";
import { markLabels } from "../../words/mark-words.js";
import { caseFinding } from "../../findings/outcome-findings.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { LazyDefinitions } from "../../parts/lazy-definitions.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { shareWords } from "../../words/result-words.js";
import { useFigure, useMeasures } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import { boundsColumn } from "./bounds-column.js";

const rates = ["response", "remission", "recovery", "reliable-recovery"] as const;

/**
 * Response, remission, recovery and reliable recovery of those who began at caseness, with completeness and bounds. An
 * instrument has those rates for which it has a cut or a rule; the first of them is whose rows and definition are opened.
 */
export function CaseFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const { instrument } = props;
  const view = { ...props.view, instrument };
  const measures = useMeasures();
  const own = { instrument, curve: "none" } as const;
  const response = useFigure("response", view, own);
  const remission = useFigure("remission", view, own);
  const recovery = useFigure("recovery", view, own);
  const reliable = useFigure("reliable-recovery", view, own);
  const queries = [response, remission, recovery, reliable];
  const groups = queries.map(({ data }) => data?.groups.find((group) => group.initialPopulation > 0));
  const first = rates.find((_, place) => groups[place]) ?? "recovery";
  return (
    <FigurePart
      id={first}
      view={view}
      options={own}
      also={[measures, ...queries]}
      height="28rem"
      empty={`${instrument} has neither a caseness cut nor a rule of response, or nobody with it was admitted in this period.`}
    >
      {(read) => <CaseRates read={read} view={view} rows={rowsOf(measures.data ?? [], groups, view)} />}
    </FigurePart>
  );
}

function CaseRates(props: {
  readonly read: ReadFigure;
  readonly view: ViewState & { readonly instrument: string };
  readonly rows: readonly ProportionRow[];
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { read, view, rows } = props;
  const subtitle = subtitleOf({ title: `From caseness, ${view.instrument}` }, view);
  const resultOf = (id: string): ResultResponse | undefined => rows.find((row) => row.id === id)?.result;
  return (
    <ChartFrame
      {...read}
      {...{ subtitle, view }}
      title={caseFinding({
        response: resultOf("response"),
        remission: resultOf("remission"),
        recovery: resultOf("recovery"),
        reliableRecovery: resultOf("reliable-recovery"),
      })}
      interval="95% intervals (Wilson)"
      reading="Only people who began at caseness. “If none, if all”: what the rate would be if nobody, or everybody, without a last score had met it. A single point can cross a cut: read recovery with reliable recovery."
      chart={
        <>
          <ProportionTable caption={subtitle} heading="Rate" rows={rows} more={moreColumns} />
          <LazyDefinitions
            measures={rows.map(({ id }) => id).filter((id) => id !== read.measure.id)}
            view={view}
            instrument={view.instrument}
          />
        </>
      }
    />
  );
}

/** A row for each rate that the instrument has, in the order of `rates`. */
function rowsOf(
  measures: readonly MeasureTextResponse[],
  groups: readonly (GroupResponse | undefined)[],
  view: ViewState,
): readonly ProportionRow[] {
  return rates.flatMap((id, place) => {
    const measure = measures.find((one) => one.id === id);
    const group = groups[place];
    return measure && group ? [rowOf({ measure, group, view })] : [];
  });
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
    marks: markLabels(group),
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
