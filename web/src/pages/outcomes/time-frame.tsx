import type { ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import { formatPercent, formatPercentInterval } from "#shared/format";
import { ChartFrame } from "../../parts/chart-frame.js";
import { followedAt, followedWordsAt, joinCurves, rowsAt, type CurveRow } from "../../answers/curve-rows.js";
import { SurvivalCurves } from "../../charts/lazy-charts.js";
import type { NamedCurve } from "../../charts/survival-curves.js";
import { figureColumns, heightFigure } from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { FEWEST_FOR_RATE, tellsRate, sizeOf } from "../../words/told-by-n.js";
import { improvementTimeFinding } from "../../findings/outcome-findings.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { SwitchLinks } from "../../parts/switch-links.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { valueWords } from "../../words/result-words.js";
import type { UsedTab } from "../../asking/use-tab.js";
import type { ViewState } from "../../view/view-state.js";

export const improvementTabs = ["marked", "response", "reliable"] as const;
export type ImprovementTab = (typeof improvementTabs)[number];

const kinds = {
  marked: { title: "Either of them", what: "a marked improvement", companion: "" },
  response: { title: "Response", what: "a response", companion: "response" },
  reliable: {
    title: "Reliable improvement",
    what: "a reliable improvement",
    companion: "reliable-improvement",
  },
} as const satisfies Readonly<Record<ImprovementTab, object>>;

const UNTIL_DAYS = 84;
const weekTicks = [0, 14, 28, 42, 56, 70, UNTIL_DAYS];
interface TimeFrameProps {
  readonly view: ViewState;
  readonly instrument: string;
  readonly tab: UsedTab<ImprovementTab>;
}

/** Cumulative share with a marked improvement by week since the first session; leaving is the competing event. */
export function TimeFrame(props: TimeFrameProps): ReactNode {
  const { instrument } = props;
  const view = { ...props.view, instrument };
  return (
    <FigurePart
      id="time-to-improvement"
      view={view}
      options={{ instrument }}
      height="40rem"
      empty={`${instrument} has no rule of improvement, or nobody with it was admitted in this period.`}
    >
      {(read) => <TimeToImprovement {...props} read={read} view={view} />}
    </FigurePart>
  );
}

function TimeToImprovement(props: TimeFrameProps & { readonly read: ReadFigure }): ReactNode {
  const subtitleOf = useSubtitle();
  const { read, view, instrument, tab } = props;
  const curves = curvesOf(read.group, tab.tab);
  const title = improvementTimeFinding(curves[0]?.result, kinds[tab.tab].what);
  const subtitle = subtitleOf(read.measure, view, instrument);
  const n = curves[0] ? sizeOf(curves[0].result) : 0;
  return (
    <ChartFrame
      {...read}
      {...{ title, subtitle, view, n }}
      interval="bands are 95% intervals"
      reading={`${quantileWords(curves[0])} Improvement is dated by the day of the score, so seldom asked means late seen. Whoever leaves without it stays in the whole: leaving is never counted as improvement.`}
      chart={
        <>
          <ImprovementSwitch tab={tab} />
          {tellsRate(n) ? (
            <ImprovementCurves curves={curves} title={inOneLine(title)} />
          ) : (
            <p>A curve is drawn from {FEWEST_FOR_RATE} people on.</p>
          )}
        </>
      }
      {...(tellsRate(n) ? { table: tableOf(curves, subtitle) } : {})}
    />
  );
}

function ImprovementSwitch({ tab }: Pick<TimeFrameProps, "tab">): ReactNode {
  return (
    <SwitchLinks
      label="What counts as improvement"
      chosen={tab.tab}
      entries={improvementTabs.map((id) => ({
        id,
        title: kinds[id].title,
        search: tab.searchOfTab(id),
      }))}
    />
  );
}

function ImprovementCurves(props: {
  readonly curves: readonly NamedCurve[];
  readonly title: string;
}): ReactNode {
  return (
    <SurvivalCurves
      curves={props.curves}
      until={UNTIL_DAYS}
      ticks={weekTicks}
      tickText={(days) => String(days / 7)}
      axisTitle="Weeks since the first session"
      references={[]}
      orientation="reached"
      isOnePopulation
      description={props.title}
    />
  );
}

/** The curve of what is chosen; beside the main one that of the stays that ended without it. */
function curvesOf(group: GroupResponse, tab: ImprovementTab): readonly NamedCurve[] {
  const { companion } = kinds[tab];
  const main = companion === "" ? group.result : group.beside[companion];
  const ended = group.beside["left-without-improvement"];
  return [
    ...(main?.kind === "time-to-event" ? [{ id: tab, label: "Improved", result: main }] : []),
    ...(companion === "" && ended?.kind === "time-to-event"
      ? [{ id: "ended", label: "Ended without", result: ended }]
      : []),
  ];
}

function quantileWords(curve: NamedCurve | undefined): string {
  if (!curve || !tellsRate(sizeOf(curve.result))) return "";
  const { estimate, lower, upper } = curve.result.median;
  if (estimate === null) return "Fewer than half have improved in the time followed.";
  const end = (value: number | null): string => (value === null ? "not reached" : valueWords(value, "days"));
  return `Half had improved after ${valueWords(estimate, "days")} (95% interval ${end(lower)} to ${end(upper)}).`;
}

function tableOf(curves: readonly NamedCurve[], caption: string) {
  const joined = joinCurves(
    curves.map((curve) => curve.result.curve),
    UNTIL_DAYS,
    weekTicks,
  );
  return { caption, columns: columnsOf(curves), rows: rowsAt(joined, weekTicks) };
}

function columnsOf(curves: readonly NamedCurve[]): readonly TableColumn<CurveRow>[] {
  const first = curves[0]?.result;
  return [
    {
      id: "time",
      title: "Weeks",
      sortBy: (row) => row.time,
      text: (row) => row.time / 7,
      cell: (row) => String(row.time / 7),
    },
    ...curves.map((curve, place): TableColumn<CurveRow> => ({
      id: curve.id,
      title: curve.label,
      align: "number",
      numbers: figureColumns((row) => heightFigure(row.heights[place])),
      cell: (row) => {
        const height = row.heights[place];
        if (!height) return "–";
        return `${formatPercent(height.estimate)} (${formatPercentInterval(height.lower, height.upper)})`;
      },
    })),
    {
      id: "atRisk",
      title: "Still followed",
      align: "number",
      text: (row) => (first ? followedAt(first, row.time) : null),
      cell: (row) => followedWordsAt(first, row.time),
    },
  ];
}
