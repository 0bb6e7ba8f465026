import type { ReactNode } from "react";
import type { TimeToEventResponse } from "#shared/contract/results";
import { formatCount, formatPercent, formatPercentInterval } from "#shared/format";
import { longestStayDays } from "#shared/measures/goals";
import { ChartFrame } from "./chart-frame.js";
import {
  followedAt,
  followedWordsAt,
  joinCurves,
  rowsAt,
  turnedOver,
  type CurveRow,
} from "../answers/curve-rows.js";
import { SurvivalCurves } from "../charts/lazy-charts.js";
import { retentionFinding } from "../findings/cohort-findings.js";
import { figureColumns, heightFigure } from "../files/file-numbers.js";
import { FEWEST_FOR_RATE, tellsRate, sizeOf } from "../words/told-by-n.js";
import { useGoalsOf } from "../asking/use-goals.js";
import type { ViewState } from "../view/view-state.js";
import type { TableColumn } from "../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { useSubtitle } from "./use-subtitle.js";

/** Ticks two weeks apart where the longest stay has few enough of them. */
function ticksUntil(days: number): readonly number[] {
  const step = 14 * Math.ceil(days / 112);
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, place) => place * step);
}

const UNPLANNED = "Unplanned: against advice, stopped coming, another reason, or none given.";

/** The share still in the program or ended as planned, by day since admission: one minus unplanned leaving. */
export function RetentionFrame({ view }: { readonly view: ViewState }): ReactNode {
  const subtitleOf = useSubtitle();
  // The curve ends at the latest with the longest stay that is planned for.
  const longest = longestStayDays(useGoalsOf(view));
  return (
    <FigurePart
      id="retention"
      view={view}
      height="38rem"
      empty="Nobody was admitted in this period with these filters."
    >
      {(read) => {
        const { result } = read.group;
        const frame = {
          ...read,
          view,
          title: retentionFinding(result),
          subtitle: subtitleOf({ title: "Still in or ended as planned" }, view, "by days since admission"),
        };
        if (result.kind !== "time-to-event" || !tellsRate(sizeOf(result))) {
          const chart = <p>A curve is drawn from {FEWEST_FOR_RATE} stays on.</p>;
          return <ChartFrame {...frame} reading={UNPLANNED} chart={chart} />;
        }
        const until = Math.min(longest, result.curve.at(-1)?.time ?? 0);
        if (until === 0) {
          const chart = <p>Nobody left unplanned after the day of admission: there is no curve to draw.</p>;
          return <ChartFrame {...frame} reading={UNPLANNED} chart={chart} />;
        }
        return <CurveFrame {...{ frame, result, until }} />;
      }}
    </FigurePart>
  );
}

/** The curve up to the last unplanned leaving. */
function CurveFrame(props: {
  readonly frame: ReadFigure & {
    readonly view: ViewState;
    readonly title: ReturnType<typeof retentionFinding>;
    readonly subtitle: string;
  };
  readonly result: TimeToEventResponse;
  readonly until: number;
}): ReactNode {
  const { frame, result, until } = props;
  const ticks = ticksUntil(until);
  const all = joinCurves([result.curve], until, ticks).map(turnedOver);
  const rows = rowsAt(all, [...new Set([...ticks, until])]);
  return (
    <ChartFrame
      {...frame}
      interval="band is the 95% interval"
      range={rangeOf(all, until)}
      reading="The line falls each time somebody leaves against advice, stops coming, or leaves for another reason or none given, and ends with the last of them. Completing and every other ending keep it up; people still enrolled are followed up to today. The rows list people by how their stay went."
      chart={
        <SurvivalCurves
          curves={[{ id: "retention", label: "Still in or ended as planned", result }]}
          until={until}
          ticks={ticks}
          tickText={weeksOf}
          axisTitle="Weeks since admission"
          references={[]}
          orientation="still-in"
          description={frame.title}
        />
      }
      table={{ caption: frame.subtitle, columns: retentionColumns(result), rows }}
    />
  );
}

/** Days as weeks: "6", "7.4". */
function weeksOf(days: number): string {
  return (days / 7).toFixed(1).replace(/\.0$/, "");
}

function rangeOf(rows: readonly CurveRow[], until: number): string {
  const end = rows.at(-1)?.heights[0];
  return end
    ? `From 100% at admission to ${formatPercent(end.estimate)} after ${formatCount(until)} days.`
    : "";
}

function retentionColumns(result: TimeToEventResponse): readonly TableColumn<CurveRow>[] {
  return [
    {
      id: "time",
      title: "Weeks",
      sortBy: (row) => row.time,
      text: (row) => row.time / 7,
      cell: (row) => weeksOf(row.time),
    },
    {
      id: "share",
      title: "Still in or ended as planned",
      align: "number",
      numbers: figureColumns(({ heights: [height] }) => heightFigure(height)),
      cell: ({ heights: [height] }) => (height ? formatPercent(height.estimate) : "–"),
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      isOnScreenOnly: true,
      cell: ({ heights: [height] }) => (height ? formatPercentInterval(height.lower, height.upper) : "–"),
    },
    {
      id: "atRisk",
      title: "Still followed",
      align: "number",
      text: (row) => followedAt(result, row.time),
      cell: (row) => followedWordsAt(result, row.time),
    },
  ];
}
