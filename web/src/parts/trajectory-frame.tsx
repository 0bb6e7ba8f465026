import { useMemo, type ReactNode } from "react";
import { formatCount } from "#shared/format";
import { ChartFrame } from "../charts/chart-frame.js";
import { Trajectory } from "../charts/lazy-charts.js";
import { drawnWeeks, type DrawnWeek } from "../charts/trajectory-rows.js";
import { trajectoryFinding } from "../cohort-findings.js";
import { figureColumns, type FileFigure } from "../file-numbers.js";
import { useInstruments } from "../use-figures.js";
import type { ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { FigurePart } from "./figure-part.js";
import { subtitleOf } from "./view-words.js";

/** Mean score by week of treatment over the severity bands, with n and leavers under each week. */
export function TrajectoryFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const { view, instrument } = props;
  const registry = useInstruments();
  const known = registry.data?.find((one) => one.id === instrument) ?? null;
  const columns = useMemo(() => weekColumns(), []);
  return (
    <FigurePart
      id="symptom-change"
      view={view}
      options={{ curve: "none", instrument }}
      also={[registry]}
      height="40rem"
      empty={`Nobody with ${instrument} was admitted in this period with these filters.`}
    >
      {(read) => {
        const course = read.group.beside["trajectory"];
        const weeks = course?.kind === "trajectory" && course.points.length > 0 ? course : null;
        const { result } = read.group;
        const title = trajectoryFinding(instrument, result.kind === "mean-change" ? result : null);
        const subtitle = subtitleOf({ title: `${instrument}, mean by week of treatment` }, view);
        if (!weeks) {
          return <ChartFrame {...read} {...{ title, subtitle, view }} reading="" chart={<p>{noCourse}</p>} />;
        }
        const rows = drawnWeeks(weeks.points, known);
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view: { ...view, instrument } }}
            interval="95% t intervals"
            range={rangeOf(rows)}
            reading={readingOf(known?.bands.length ?? 0)}
            chart={<Trajectory trajectory={weeks} instrument={known} description={title} />}
            table={{ caption: subtitle, columns, rows }}
          />
        );
      }}
    </FigurePart>
  );
}

const noCourse = "A course is drawn as soon as people with a baseline and a last score are judged.";

function readingOf(bands: number): string {
  const shaded = bands > 0 ? "Shaded fields are the instrument’s severity bands. " : "";
  return `${shaded}The title compares the first and the last score of the same people. Each point is the mean of those of them who were scored in that week: under it, how many, and how many had left by then. Whoever leaves takes their scores along, so late weeks speak of those who stayed. Below 10 people there is no mean.`;
}

function rangeOf(weeks: readonly DrawnWeek[]): string {
  const shown = weeks.filter((week) => week.shown !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || first === last) return "";
  const [from, to] = [first, last].map((week) => `${week.meanWords} in week ${week.week}`);
  return `Weekly means from ${from} to ${to}, not all of the same people.`;
}

/** The mean of a week where its n allows one. */
function weekFigure({ shown, lower, upper, n }: DrawnWeek): FileFigure {
  return { ...(shown === null ? {} : { estimate: shown, lower, upper }), n, unit: "points" };
}

function weekColumns(): readonly TableColumn<DrawnWeek>[] {
  return [
    {
      id: "week",
      title: "Week",
      sortBy: (week) => week.week,
      text: (week) => week.week,
      cell: (week) => String(week.week),
    },
    {
      id: "mean",
      title: "Mean",
      align: "number",
      sortBy: (week) => week.shown,
      numbers: figureColumns(weekFigure),
      cell: (week) => week.meanWords,
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      isOnScreenOnly: true,
      cell: (week) => week.interval,
    },
    {
      id: "n",
      title: "n",
      align: "number",
      isOnScreenOnly: true,
      sortBy: (week) => week.n,
      cell: (week) => formatCount(week.n),
    },
    {
      id: "left",
      title: "Had left",
      align: "number",
      sortBy: (week) => week.left,
      text: (week) => week.left,
      cell: (week) => formatCount(week.left),
    },
  ];
}
