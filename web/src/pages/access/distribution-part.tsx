import { tellsRate } from "../../words/told-by-n.js";
import type { ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { TimeToEventResponse } from "#shared/contract/results";
import { formatHours, formatPercent } from "#shared/format";
import { hoursWords } from "#shared/measures/goal-words";
import { hoursShown, type AccessGoal } from "../../answers/access-goal.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { distributionFinding } from "../../findings/access-wait-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { heightAt } from "../../answers/curve-rows.js";
import { binsOfCurve } from "../../charts/distribution-bins.js";
import { Distribution } from "../../charts/distribution.js";
import { inOneLine } from "../../words/finding.js";
import { useFigure } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

const BIN_HOURS = 12;
/** Bars whose edges meet the lines where they can. */
const barHours = [BIN_HOURS, 8, 6];
const tickDays = [0, 2, 4, 7, 10, 14, 21, 28, 35, 42];

interface BarRow {
  readonly label: string;
  readonly share: number;
}

/** Hours from inquiry to first session with the line of the access goal; whoever never started stays as open bars. */
export function DistributionPart(props: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, view } = props;
  const goal = useAccessGoal(view);
  const figure = useFigure(measure.id, view, { curve: "full" });
  return (
    <WhenRead what="The hours waited" queries={[figure]} height="36rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || group?.result.kind !== "time-to-event") return null;
        const shown = barsOf(group.result, goal);
        const title = distributionFinding(shown);
        const subtitle = subtitleOf(measure, view, "hours from inquiry to first session");
        const rows: readonly BarRow[] = [...shown.bins, ...shown.open];
        const isDrawn = tellsRate(group.result.n);
        return (
          <ChartFrame
            {...{ title, subtitle, measure, figure: figure.data, group, view }}
            range={rangeOf(shown.within)}
            reading={`Bars of ${shown.width} hours, of everyone who asked: the newest inquiries count with what is known of them, so the share before the line can differ a little from the figure above, and the bars need not add up to exactly 100%. Open bars are people who started later than ${shown.until / 24} days, left without a start, or still wait.`}
            chart={
              isDrawn ? (
                <DrawnBars shown={shown} description={inOneLine(title)} />
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

function DrawnBars(props: {
  readonly shown: ReturnType<typeof barsOf>;
  readonly description: string;
}): ReactNode {
  const { bins, open, within, n, until } = props.shown;
  return (
    <Distribution
      bins={bins}
      open={open}
      lines={within.map(({ hours, share }) => ({ at: hours, label: `${hours} h`, share }))}
      n={n}
      ticks={ticksUntil(until)}
      axisTitle="Days since the inquiry"
      description={props.description}
    />
  );
}

function ticksUntil(hours: number): readonly { readonly at: number; readonly text: string }[] {
  return tickDays.map((days) => ({ at: days * 24, text: String(days) })).filter(({ at }) => at <= hours);
}

/** What the lines say, for who can't see them. */
function rangeOf(within: readonly { readonly hours: number; readonly share: number }[]): string {
  const words = within.map(
    ({ hours, share }) => `${formatPercent(share)} left of the line at ${hoursWords(hours)}`,
  );
  return `${words.join(", ")}.`;
}

/** Bars of those who started from the curve; those who gave up or still wait as what is known of them now. */
function barsOf(started: TimeToEventResponse, goal: AccessGoal) {
  const { hours } = goal;
  const until = hoursShown(goal);
  const { curve, n, competing, censored } = started;
  const all = curve.at(-1)?.estimate ?? 0;
  const within = hours.map((each) => ({ hours: each, share: heightAt(curve, each) }));
  const width = barHours.find((each) => hours.every((time) => time % each === 0)) ?? BIN_HOURS;
  const bins = binsOfCurve(curve, { width, until, write: formatHours });
  const open = [
    { id: "later", label: `> ${until / 24} d`, share: Math.max(0, all - heightAt(curve, until)) },
    { id: "gave-up", label: "left", share: competing / n },
    { id: "waiting", label: "waiting", share: censored / n },
  ];
  return {
    n,
    within,
    width,
    until,
    later: all - (within.at(-1)?.share ?? 0),
    gaveUp: competing,
    waiting: censored,
    bins,
    open,
  };
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
