import { useMemo, type ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { MeanChangeResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { ChartFrame } from "./chart-frame.js";
import { Trajectory } from "../charts/lazy-charts.js";
import { courseRows, type CoursePeople, type CourseRow } from "../charts/course-rows.js";
import { drawnWeeks, type DrawnWeek } from "../charts/trajectory-rows.js";
import { trajectoryFinding } from "../findings/cohort-findings.js";
import { figureColumns, numberColumns } from "../files/file-numbers.js";
import { inOneLine } from "../words/finding.js";
import { wordingOf } from "../words/told-by-n.js";
import { useInstruments } from "../asking/use-figures.js";
import type { ViewState } from "../view/view-state.js";
import { CountLink } from "./count-link.js";
import type { TableColumn } from "../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { useSubtitle } from "./use-subtitle.js";

/** Mean score by week of treatment over the severity bands, with n and leavers under each week, and who has no last score. */
export function TrajectoryFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const { view, instrument } = props;
  const registry = useInstruments();
  return (
    <FigurePart
      id="symptom-change"
      view={view}
      options={{ curve: "none", instrument }}
      also={[registry]}
      height="49rem"
      empty={`Nobody with ${instrument} was admitted in this period with these filters.`}
    >
      {(read) => <Course read={read} view={{ ...view, instrument }} instrument={instrument} />}
    </FigurePart>
  );
}

function Course(props: {
  readonly read: ReadFigure;
  readonly view: ViewState;
  readonly instrument: string;
}): ReactNode {
  const subtitleOf = useSubtitle();
  const { read, view, instrument } = props;
  const known = useInstruments().data?.find((one) => one.id === instrument) ?? null;
  const columns = useMemo(() => courseColumns(read.measure, view), [read.measure, view]);
  const course = read.group.beside["trajectory"];
  const change = read.group.result.kind === "mean-change" ? read.group.result : null;
  const title = trajectoryFinding(instrument, change);
  const subtitle = subtitleOf({ title: `${instrument}, mean by week of treatment` }, view);
  if (!change || course?.kind !== "trajectory" || course.points.length === 0) {
    return <ChartFrame {...read} {...{ title, subtitle, view }} reading="" chart={<p>{noCourse}</p>} />;
  }
  const weeks = drawnWeeks(course.points, known);
  const lastScores = isTold(change) ? change.lastScores : null;
  return (
    <ChartFrame
      {...read}
      {...{ title, subtitle, view }}
      interval="95% t intervals"
      range={rangeOf(weeks)}
      reading={readingOf(known?.bands.length ?? 0)}
      chart={
        <>
          <Trajectory {...{ weeks, lastScores, instrument: known }} description={inOneLine(title)} />
          <LastScoreRows measure={read.measure} view={view} change={change} />
        </>
      }
      table={{ caption: subtitle, columns, rows: courseRows(weeks, change) }}
    />
  );
}

/** Shares and means are told from ten pairs on. */
function isTold({ n }: MeanChangeResponse): boolean {
  return wordingOf(n) !== "few" && wordingOf(n) !== "counts";
}

const noCourse = "A course is drawn as soon as people with a baseline and a last score are judged.";

function readingOf(bands: number): string {
  const shaded = bands > 0 ? "Grey fields are the instrument’s severity bands. " : "";
  return `${shaded}The title compares the first and the last score of the same people; whether those without a last score changed, nobody knows. Each point is the mean of those with both who were scored in that week: under it, how many, and how many had left by then. Whoever leaves takes their scores along, so late weeks speak of those who stayed. Below 10 people there is no mean.`;
}

function rangeOf(weeks: readonly DrawnWeek[]): string {
  const shown = weeks.filter((week) => week.shown !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || first === last) return "";
  const [from, to] = [first, last].map((week) => `${week.meanWords} in week ${week.week}`);
  return `Weekly means from ${from} to ${to}, not all of the same people.`;
}

interface BehindProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}

/** The two parts of the bar as ways to their rows. */
function LastScoreRows(props: BehindProps & { readonly change: MeanChangeResponse }): ReactNode {
  const { change, ...behind } = props;
  const { withoutLast } = change.lastScores;
  return (
    <p className="small screen-only">
      Open the rows of the people{" "}
      <PeopleLink {...behind} people="with a last score" count={change.n}>
        with a last score ({formatCount(change.n)})
      </PeopleLink>
      {withoutLast === 0 ? null : (
        <>
          {" or "}
          <PeopleLink {...behind} people="without a last score" count={withoutLast}>
            without one ({formatCount(withoutLast)})
          </PeopleLink>
        </>
      )}
    </p>
  );
}

function rowsOf(people: CoursePeople): Readonly<Record<string, string>> {
  if (people === "with a last score") return { class: "counted" };
  if (people === "without a last score") return { class: "missing", reason: "no_last" };
  return { part: "trajectory", partClass: String(people.week) };
}

function peopleWords(people: CoursePeople): string {
  return typeof people === "string"
    ? `people with a baseline, ${people}`
    : `people with both scores, scored in week ${people.week}`;
}

function PeopleLink(
  props: BehindProps & {
    readonly people: CoursePeople;
    readonly count: number;
    readonly children: ReactNode;
  },
): ReactNode {
  const { measure, view, people, count } = props;
  return (
    <CountLink rows={{ measure, view, more: rowsOf(people) }} count={count} of={peopleWords(people)}>
      {props.children}
    </CountLink>
  );
}

function courseColumns(measure: MeasureTextResponse, view: ViewState): readonly TableColumn<CourseRow>[] {
  return [
    { id: "week", title: "Week or figure", cell: (row) => row.name },
    ...scoreColumns,
    {
      id: "n",
      title: "n",
      align: "number",
      isOnScreenOnly: true,
      cell: (row) =>
        row.people === null ? (
          formatCount(row.n)
        ) : (
          <PeopleLink {...{ measure, view, people: row.people, count: row.n }}>
            {formatCount(row.n)}
          </PeopleLink>
        ),
    },
    {
      id: "left",
      title: "Had left",
      align: "number",
      text: (row) => row.left,
      cell: (row) => (row.left === null ? "–" : formatCount(row.left)),
    },
  ];
}

const scoreColumns: readonly TableColumn<CourseRow>[] = [
  {
    id: "mean",
    title: "Mean",
    align: "number",
    numbers: figureColumns((row) => row.figure),
    cell: (row) => row.mean,
  },
  {
    id: "interval",
    title: "95% interval",
    align: "number",
    isOnScreenOnly: true,
    cell: (row) => row.interval,
  },
  {
    id: "half",
    title: "Middle half",
    align: "number",
    numbers: numberColumns({
      "from, points": (row) => row.quartiles?.[0],
      "to, points": (row) => row.quartiles?.[1],
    }),
    cell: (row) => row.middleHalf,
  },
];
