import { useMemo, type ReactNode } from "react";
import type { TrajectoryResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { ChartFrame } from "../charts/chart-frame.js";
import { Trajectory } from "../charts/lazy-charts.js";
import { trajectoryFinding } from "../cohort-findings.js";
import { wordingOf } from "../findings.js";
import { intervalWords, valueWords } from "../result-words.js";
import { useInstruments } from "../use-figures.js";
import type { ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { FigurePart } from "./figure-part.js";
import { subtitleOf } from "./view-words.js";

type Week = TrajectoryResponse["points"][number];

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
        const title = trajectoryFinding(instrument, weeks);
        const subtitle = subtitleOf({ title: `${instrument}, mean by week of treatment` }, view);
        if (!weeks) {
          return <ChartFrame {...read} {...{ title, subtitle, view }} reading="" chart={<p>{noCourse}</p>} />;
        }
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view: { ...view, instrument } }}
            interval="95% t intervals"
            range={rangeOf(weeks)}
            reading={readingOf(known?.bands.length ?? 0)}
            chart={<Trajectory trajectory={weeks} instrument={known} description={title} />}
            table={{ caption: subtitle, columns, rows: weeks.points }}
          />
        );
      }}
    </FigurePart>
  );
}

const noCourse = "A course is drawn as soon as people with a baseline and a last score are judged.";

function readingOf(bands: number): string {
  const shaded = bands > 0 ? "Shaded fields are the instrument’s severity bands. " : "";
  return `${shaded}Only people with a baseline and a last score are in it. Under each week: how many were scored, and how many had left by then. Whoever leaves takes their scores along, so late weeks speak of those who stayed.`;
}

function rangeOf({ points }: TrajectoryResponse): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  return `From ${first.mean.toFixed(1)} in week ${first.week} to ${last.mean.toFixed(1)} in week ${last.week}.`;
}

function weekColumns(): readonly TableColumn<Week>[] {
  const isShown = (week: Week): boolean => wordingOf(week.n) !== "few";
  return [
    { id: "week", title: "Week", sortBy: (week) => week.week, cell: (week) => String(week.week) },
    {
      id: "mean",
      title: "Mean",
      align: "number",
      sortBy: (week) => (isShown(week) ? week.mean : null),
      cell: (week) => (isShown(week) ? valueWords(week.mean, "points") : "too few"),
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      cell: (week) => (isShown(week) ? intervalWords(week.lower, week.upper, "points") : "–"),
    },
    { id: "n", title: "n", align: "number", sortBy: (week) => week.n, cell: (week) => formatCount(week.n) },
    {
      id: "left",
      title: "Had left",
      align: "number",
      sortBy: (week) => week.left,
      cell: (week) => formatCount(week.left),
    },
  ];
}
