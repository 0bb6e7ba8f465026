import type { ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import { formatCount, formatPeriod } from "#shared/format";
import { ChartFrame } from "../parts/chart-frame.js";
import { SpcChart } from "../charts/lazy-charts.js";
import { intervalsOf, rangeSentence, withoutLimits } from "../answers/values-by-period.js";
import { resultColumns } from "../files/file-numbers.js";
import { inOneLine, type Finding } from "../words/finding.js";
import { sizeOf } from "../words/told-by-n.js";
import type { TableColumn } from "../tables/table-spec.js";
import { namesIn } from "../words/group-names.js";
import { subtitlesIn } from "../parts/view-words.js";
import { shareIntervalWords, shareWords } from "../words/result-words.js";
import { parseView } from "../view/view-state.js";
import { fullProcess, monthGroups, sampleNotes } from "./sample-charts.js";
import {
  LONG_NAME,
  RIGHT_TO_LEFT_NAME,
  sampleFigure,
  sampleGroup,
  sampleMeasure,
  sampleProportion,
} from "./sample-figures.js";
import { Sample } from "./sample.js";

const { view } = parseView(new URLSearchParams(), "2026-06-30");

const columns: readonly TableColumn<GroupResponse>[] = [
  {
    id: "period",
    title: "Month",
    sortBy: (group) => group.period,
    cell: (group) => formatPeriod(group.period ?? ""),
  },
  {
    id: "n",
    title: "n",
    align: "number",
    isOnScreenOnly: true,
    cell: (group) => formatCount(sizeOf(group.result)),
  },
  {
    id: "share",
    title: "Share",
    align: "number",
    numbers: resultColumns((group) => group.result),
    cell: (group) => shareWords(group.result),
  },
  {
    id: "interval",
    title: "95% interval",
    align: "number",
    isOnScreenOnly: true,
    cell: (group) => shareIntervalWords(group.result),
  },
];

/** The chart's frame with everything, and with names that are long or run from right to left. */
export function FrameStates(): ReactNode {
  return (
    <section className="stack" aria-label="Frames">
      <h2>Chart frame with process chart</h2>
      <Sample name="full">
        <Framed
          title="62.9% started within 48 hours, below the goal of 80.0%"
          name="First session within 48 hours"
        />
      </Sample>
      <Sample name="not judged, connection lost">
        <Framed
          title="62.9% started within 48 hours, below the goal of 80.0%"
          name="First session within 48 hours"
          stale="The server can’t be reached. Figures of 12:31; trying again."
        />
      </Sample>
      <Sample name="name of 300 letters">
        <Framed title={LONG_NAME} name={LONG_NAME} months={1} />
      </Sample>
      <Sample name="a rest, and names that hold semicolons">
        <Framed
          title={{ title: "Nights; weekends: 62.9% started in time", rest: "fewest in Days; adults" }}
          name="Nights; weekends"
        />
      </Sample>
      <Sample name="name from right to left, no month">
        <Framed title={RIGHT_TO_LEFT_NAME} name={RIGHT_TO_LEFT_NAME} months={0} />
      </Sample>
    </section>
  );
}

function Framed(props: {
  readonly title: Finding;
  readonly name: string;
  readonly stale?: string;
  readonly months?: number;
}): ReactNode {
  const measure = sampleMeasure({ title: props.name });
  const groups = monthGroups.slice(0, props.months ?? 12);
  const group = sampleGroup(sampleProportion(291, 463), {
    marks: ["demo", "unfinished", "immature", "prorated"],
  });
  const subtitle = subtitlesIn(namesIn([]))(measure, view, "by month of inquiry");
  const isJudged = props.stale === undefined && groups.length === 12;
  return (
    <ChartFrame
      title={props.title}
      subtitle={subtitle}
      measure={measure}
      figure={sampleFigure([group])}
      group={group}
      view={view}
      interval="95% intervals (Wilson)"
      range={rangeSentence(groups, "share")}
      reading="A point is the month’s share with its interval; grey lines are mean and process limits."
      stale={props.stale ?? null}
      chart={
        <SpcChart
          chart={isJudged ? fullProcess : withoutLimits(groups)}
          intervals={intervalsOf(groups)}
          unit="share"
          goal={0.8}
          notes={sampleNotes}
          description={inOneLine(props.title)}
        />
      }
      table={{ caption: subtitle, columns, rows: groups }}
    />
  );
}
