import { useMemo, type ReactNode } from "react";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { FunnelResponse } from "#shared/contract/analysis";
import { funnelPlotFinding, programsFinding } from "../../findings/access-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { FunnelPlot } from "../../charts/lazy-charts.js";
import { IntervalPlot } from "../../charts/interval-plot.js";
import { resultColumns } from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { funnelCounts } from "../../words/funnel-words.js";
import { markLabels } from "../../words/mark-words.js";
import { shownRate } from "../../words/told-by-n.js";
import { withinTitle } from "../../answers/access-goal.js";
import type { GroupNames } from "../../words/group-names.js";
import { useFigure } from "../../asking/use-figures.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { useNames } from "../../asking/use-names.js";
import { onGroup, type ViewState } from "../../view/view-state.js";
import { ShareLink, type RowsBehind } from "../../parts/count-link.js";
import { nColumn, shareIntervalColumn } from "../../parts/group-columns.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { programColumn } from "../../parts/name-cell.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

interface ProgramsPartProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
}

/** Share within the access goal by program, with the companion shares beside it. */
export function ProgramsPart({ measure, view, figure, group }: ProgramsPartProps): ReactNode {
  const subtitleOf = useSubtitle();
  const programs = useFigure(measure.id, view, { by: "program", curve: "none", funnel: true });
  const names = useNames();
  const { words } = useAccessGoal(view);
  const columns = useMemo(
    () => columnsOf({ measure, view, names, share: withinTitle(words) }),
    [measure, view, names, words],
  );
  return (
    <WhenRead what="The programs" queries={[programs]} height="60rem">
      {() => {
        const groups = inOrderOfNames(programs.data?.groups ?? [], names);
        const subtitle = subtitleOf(measure, view, "by program");
        const funnel = programs.data?.funnel;
        return (
          <>
            <ChartFrame
              {...{ subtitle, measure, figure, group, view }}
              title={programsFinding(groups, measure.goal?.value ?? null)}
              reading="Point and line are the share and its 95% interval from 0 to 100%; the dashed rule is the goal; clearly below or above is where the whole interval lies. Programs stand in the order of their names, not of their figures: with several programs, some differ by chance alone."
              chart={
                <DataTable
                  caption={`Within ${words.goal} by program`}
                  columns={columns}
                  rows={groups}
                  rowHeaders
                  canDownload
                />
              }
            />
            {funnel?.kind === "funnel" && funnelCounts(funnel.points).judged > 0 ? (
              <ProgramsFunnel {...{ measure, view, figure, group, funnel, columns, groups, names }} />
            ) : null}
          </>
        );
      }}
    </WhenRead>
  );
}

function inOrderOfNames(groups: readonly GroupResponse[], names: GroupNames): readonly GroupResponse[] {
  const byName = names.inOrder("program");
  return [...groups].sort((one, other) => byName(codeOf(one), codeOf(other)));
}

/** The programs against the limits of chance for their size: never a ranking. */
function ProgramsFunnel(
  props: ProgramsPartProps & {
    readonly funnel: FunnelResponse;
    readonly groups: readonly GroupResponse[];
    readonly columns: readonly TableColumn<GroupResponse>[];
    readonly names: GroupNames;
  },
): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, view, figure, group, funnel, columns, groups, names } = props;
  const subtitle = subtitleOf(measure, view, "programs by their number of inquiries");
  const title = funnelPlotFinding(funnel);
  return (
    <ChartFrame
      {...{ title, subtitle, measure, figure, group, view }}
      reading={`${funnel.sentences.slice(1).join(" ")} Dashed are the 95% limits, full the 99.8% limits: the smaller a program, the further its share may lie from the others by chance. A name without room beside its point stands at the point and in the table.`.trim()}
      chart={
        <FunnelPlot
          funnel={funnel}
          improvement={measure.improvementNotation}
          nameOf={({ program = "" }) => names.fullOf("program", program)}
          labelOf={({ program = "" }) => names.titleOf("program", program)}
          axisTitle="Inquiries in the program"
          description={inOneLine(title)}
        />
      }
      table={{ caption: subtitle, columns, rows: groups }}
    />
  );
}

interface ShownPrograms {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly names: GroupNames;
  /** What the share is called. */
  readonly share: string;
}

function columnsOf(shown: ShownPrograms): readonly TableColumn<GroupResponse>[] {
  const { measure, view, names, share } = shown;
  const rowsOf: RowsOf = (group) => ({ measure, view: onGroup(view, group.key) });
  const companions = measure.companions.filter((companion) => companion.kind === "proportion");
  return [
    programColumn(names, codeOf),
    nColumn({ rowsOf, nameOf: (group) => names.titleOf("program", codeOf(group)) }),
    {
      ...shareColumn({ id: "share", title: share, rowsOf, resultOf: (group) => group.result }),
      numbers: resultColumns((group) => group.result, markLabels),
    },
    plotColumn(measure.goal?.value ?? null),
    shareIntervalColumn,
    ...companions.map((companion) =>
      shareColumn({
        id: companion.id,
        title: companion.title,
        rowsOf: (group) => ({ ...rowsOf(group), more: { part: companion.id, partClass: "met" } }),
        resultOf: (group) => group.beside[companion.id],
      }),
    ),
  ];
}

function codeOf(group: GroupResponse): string {
  return group.key["program"] ?? "";
}

type RowsOf = (group: GroupResponse) => RowsBehind;

function plotColumn(goal: number | null): TableColumn<GroupResponse> {
  return {
    id: "plot",
    title: "0 – 100%",
    isOnScreenOnly: true,
    cell: (group) => <IntervalPlot result={group.result} goal={goal} />,
  };
}

function shareColumn(share: {
  readonly id: string;
  readonly title: string;
  readonly rowsOf: RowsOf;
  readonly resultOf: (group: GroupResponse) => GroupResponse["result"] | undefined;
}): TableColumn<GroupResponse> {
  const { id, title, rowsOf, resultOf } = share;
  return {
    id,
    title,
    align: "number",
    sortBy: (group) => shownRate(resultOf(group))?.estimate ?? null,
    numbers: resultColumns(resultOf),
    cell: (group) => <ShareLink result={resultOf(group)} rows={rowsOf(group)} of={title} />,
  };
}
