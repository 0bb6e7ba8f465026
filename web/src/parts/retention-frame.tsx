import type { ReactNode } from "react";
import type { TimeToEventResponse } from "#shared/contract/results";
import { formatPercent, formatPercentInterval } from "#shared/format";
import { ChartFrame } from "../charts/chart-frame.js";
import {
  atRiskAt,
  atRiskWords,
  joinCurves,
  rowsAt,
  turnedOver,
  type CurveRow,
} from "../charts/curve-rows.js";
import { SurvivalCurves } from "../charts/lazy-charts.js";
import { retentionFinding } from "../cohort-findings.js";
import { figureColumns, heightFigure } from "../file-numbers.js";
import { sizeOf } from "../findings.js";
import type { ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { FigurePart } from "./figure-part.js";
import { subtitleOf } from "./view-words.js";

/** The curve ends after twelve weeks, the longest stay that the level of care plans for. */
const UNTIL_DAYS = 84;
const weekTicks = [0, 14, 28, 42, 56, 70, UNTIL_DAYS];
const FEWEST_DRAWN = 10;

/** The share still in the program or ended as planned, by day since admission: one minus unplanned leaving. */
export function RetentionFrame({ view }: { readonly view: ViewState }): ReactNode {
  return (
    <FigurePart
      id="retention"
      view={view}
      height="38rem"
      empty="Nobody was admitted in this period with these filters."
    >
      {(read) => {
        const { result } = read.group;
        const title = retentionFinding(result);
        const subtitle = subtitleOf(
          { title: "Still in or ended as planned" },
          view,
          "by days since admission",
        );
        if (result.kind !== "time-to-event" || sizeOf(result) < FEWEST_DRAWN) {
          return (
            <ChartFrame
              {...read}
              {...{ title, subtitle, view }}
              reading="Unplanned: against advice, stopped coming, another reason, or none given."
              chart={<p>A curve is drawn from {FEWEST_DRAWN} stays on.</p>}
            />
          );
        }
        const all = joinCurves([result.curve], UNTIL_DAYS, weekTicks).map(turnedOver);
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view }}
            interval="band is the 95% interval"
            range={rangeOf(all)}
            reading="The line falls each time somebody leaves against advice, stops coming, or leaves for another reason or none given. Completing and every other ending keep it up; people still enrolled are followed up to today."
            chart={
              <SurvivalCurves
                curves={[{ id: "retention", label: "Still in or ended as planned", result }]}
                until={UNTIL_DAYS}
                ticks={weekTicks}
                tickText={(days) => String(days / 7)}
                axisTitle="Weeks since admission"
                reference={null}
                orientation="still-in"
                description={title}
              />
            }
            table={{ caption: subtitle, columns: retentionColumns(result), rows: rowsAt(all, weekTicks) }}
          />
        );
      }}
    </FigurePart>
  );
}

function rangeOf(rows: readonly CurveRow[]): string {
  const end = rows.at(-1)?.heights[0];
  return end ? `From 100% at admission to ${formatPercent(end.estimate)} after 12 weeks.` : "";
}

function retentionColumns({ curve }: TimeToEventResponse): readonly TableColumn<CurveRow>[] {
  return [
    {
      id: "time",
      title: "Weeks",
      sortBy: (row) => row.time,
      text: (row) => row.time / 7,
      cell: (row) => String(row.time / 7),
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
      text: (row) => atRiskAt([curve], row.time),
      cell: (row) => atRiskWords([curve], row.time),
    },
  ];
}
