import type { ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { TimeToEventResponse } from "#shared/contract/results";
import { formatHours, formatPercent } from "#shared/format";
import { distributionFinding } from "../findings/access-wait-findings.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { heightAt } from "../charts/curve-rows.js";
import { binsOfCurve } from "../charts/distribution-bins.js";
import { Distribution } from "../charts/distribution.js";
import { inOneLine } from "../findings/finding.js";
import { useFigure } from "../asking/use-figures.js";
import type { ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { WhenRead } from "./query-state.js";
import { useSubtitle } from "./use-subtitle.js";

const UNTIL_HOURS = 336;
const BIN_HOURS = 12;
const ticks = [0, 2, 4, 7, 10, 14].map((days) => ({ at: days * 24, text: String(days) }));

interface BarRow {
  readonly label: string;
  readonly share: number;
}

/** Hours from inquiry to first session with the 48-hour line; whoever never started stays as open bars. */
export function AccessDistribution(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, view } = props;
  const figure = useFigure(measure.id, view, { curve: "full" });
  return (
    <WhenRead what="The hours waited" queries={[figure]} height="36rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || group?.result.kind !== "time-to-event") return null;
        const shown = barsOf(group.result);
        const title = distributionFinding(shown);
        const subtitle = subtitleOf(measure, view, "hours from inquiry to first session");
        const rows: readonly BarRow[] = [...shown.bins, ...shown.open];
        const isDrawn = group.result.n >= 10;
        return (
          <ChartFrame
            {...{ title, subtitle, measure, figure: figure.data, group, view }}
            range={`${formatPercent(shown.within)} left of the line at 48 hours.`}
            reading="Bars of 12 hours, of everyone who asked: the newest inquiries count with what is known of them, so the share before the line can differ a little from the figure above, and the bars need not add up to exactly 100%. Open bars are people who started later than 14 days, left without a start, or still wait."
            chart={
              isDrawn ? (
                <Distribution
                  bins={shown.bins}
                  open={shown.open}
                  line={{ at: 48, label: "48 h", share: shown.within }}
                  n={group.result.n}
                  ticks={ticks}
                  axisTitle="Days since the inquiry"
                  description={inOneLine(title)}
                />
              ) : (
                <p>Bars are drawn from 10 people on.</p>
              )
            }
            {...(isDrawn ? { table: { caption: subtitle, columns, rows } } : {})}
          />
        );
      }}
    </WhenRead>
  );
}

/** Bars of those who started from the curve; those who gave up or still wait as what is known of them now. */
function barsOf(started: TimeToEventResponse) {
  const { curve, n, competing, censored } = started;
  const all = curve.at(-1)?.estimate ?? 0;
  const within = heightAt(curve, 48);
  const bins = binsOfCurve(curve, { width: BIN_HOURS, until: UNTIL_HOURS, write: formatHours });
  const open = [
    { id: "later", label: "> 14 d", share: Math.max(0, all - heightAt(curve, UNTIL_HOURS)) },
    { id: "gave-up", label: "left", share: competing / n },
    { id: "waiting", label: "waiting", share: censored / n },
  ];
  return { n, within, later: all - within, gaveUp: competing, waiting: censored, bins, open };
}

const columns: readonly TableColumn<BarRow>[] = [
  { id: "label", title: "Waited", cell: (row) => row.label },
  {
    id: "share",
    title: "Share of everyone",
    align: "number",
    text: (row) => row.share,
    cell: (row) => formatPercent(row.share),
  },
];
