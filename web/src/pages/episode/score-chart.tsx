import type { ReactNode } from "react";
import { formatDay } from "#shared/format";
import { RimmedText, writtenWidth } from "../../charts/drawn-text.js";
import {
  boxesAlong,
  boxOfMark,
  LINE_STEP,
  placeInBand,
  placeLabels,
  type NamedMark,
} from "../../charts/place-labels.js";
import { PointShape } from "../../charts/point-shape.js";
import { useSize } from "../../charts/use-size.js";
import type { CourseScore, ScoreCourse } from "./score-course.js";
import { AXIS_HEIGHT, StayAxis, StayMarks } from "./stay-axis.js";
import { LEFT, marksHeight, MIDDAY, placedMarks, placeIn, RIGHT, type StayTime } from "./stay-time.js";

const PLOT = 176;
const EDGE = 6;

interface Scales {
  readonly x: (day: number) => number;
  readonly y: (total: number) => number;
  readonly low: number;
  readonly high: number;
  readonly top: number;
  readonly width: number;
}

function scalesOf({ instrument, scores }: ScoreCourse, time: StayTime, width: number): Scales {
  const totals = scores.map((score) => score.total);
  const low = instrument?.min ?? Math.min(...totals);
  const high = Math.max(instrument?.max ?? Math.max(...totals), low + 1);
  const place = placeIn(time, width);
  const top = marksHeight(time, width);
  return {
    ...{ low, high, width, top },
    x: (day) => place(day + MIDDAY),
    y: (total) => top + EDGE + (1 - (total - low) / (high - low)) * (PLOT - 2 * EDGE),
  };
}

/** One person's scores on the instrument's own scale over its severity bands; baseline and last stand out by shape. */
export function ScoreChart(props: {
  readonly course: ScoreCourse;
  readonly time: StayTime;
  readonly description: string;
}): ReactNode {
  const { ref, width } = useSize();
  const { course, time } = props;
  const scales = scalesOf(course, time, width);
  const bottom = scales.top + PLOT;
  const height = bottom + AXIS_HEIGHT;
  const line = course.scores.map((score) => `${scales.x(score.day)},${scales.y(score.total)}`).join(" ");
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="group" aria-label={props.description}>
          <BandFields course={course} scales={scales} />
          <StayMarks {...{ time, width }} until={bottom} />
          <polyline points={line} fill="none" stroke="var(--accent)" strokeWidth={2} />
          {course.scores.map((score) => (
            <Score key={score.day} score={score} course={course} scales={scales} />
          ))}
          <Names {...{ course, time, scales }} />
          <StayAxis {...{ time, width }} y={bottom} />
        </svg>
      )}
    </div>
  );
}

function BandFields({
  course,
  scales,
}: {
  readonly course: ScoreCourse;
  readonly scales: Scales;
}): ReactNode {
  const { y, low, high } = scales;
  const bands = course.instrument?.bands ?? [];
  const ticks = [...new Set([low, ...bands.map((band) => band.from), high])];
  return (
    <>
      {bands.map((band, index) => (
        <Field
          key={band.name}
          scales={scales}
          from={band.from}
          to={bands[index + 1]?.from ?? high}
          isDark={index % 2 === 1}
        />
      ))}
      {bands.length === 0 ? <Field scales={scales} from={low} to={high} isDark={false} /> : null}
      {ticks.map((tick) => (
        <text key={tick} x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="quiet-text">
          {tick}
        </text>
      ))}
    </>
  );
}

/** The field of one band over the whole width; every second one is darker, so that neighbours stay apart. */
function Field(props: {
  readonly scales: Scales;
  readonly from: number;
  readonly to: number;
  readonly isDark: boolean;
}): ReactNode {
  const { y, width } = props.scales;
  const [top, bottom] = [y(props.to), y(props.from)];
  return (
    <rect
      x={LEFT}
      width={width - LEFT - RIGHT}
      y={top}
      height={Math.max(0, bottom - top)}
      fill="var(--neutral)"
      fillOpacity={props.isDark ? 0.16 : 0.06}
    />
  );
}

function scoreWords(score: CourseScore, { id }: ScoreCourse): string {
  const band = score.band === null ? "" : `, ${score.band}`;
  const prorated = score.isProrated ? ", items filled in" : "";
  const mark = score.mark === null ? "" : `, ${score.mark}`;
  return `${formatDay(score.on)}: ${id} ${score.total}${band}${prorated}${mark}`;
}

function Score(props: {
  readonly score: CourseScore;
  readonly course: ScoreCourse;
  readonly scales: Scales;
}): ReactNode {
  const { score, scales } = props;
  const [x, y] = [scales.x(score.day), scales.y(score.total)];
  const words = scoreWords(score, props.course);
  if (score.mark === null) {
    const shape = score.isProrated ? "open" : "dot";
    return <PointShape x={x} y={y} shape={shape} color="var(--accent)" words={words} />;
  }
  return <PointShape x={x} y={y} shape="diamond" color="var(--text)" words={words} />;
}

interface Drawn {
  readonly course: ScoreCourse;
  readonly time: StayTime;
  readonly scales: Scales;
}

/** Where the names of the two scores that the measures take find room, and those of the bands that nothing is in the way of. */
function placedNames({ course, time, scales }: Drawn) {
  const { x, y, high, top, width } = scales;
  const marks = course.scores.map((score): NamedMark => ({
    id: score.on,
    x: x(score.day),
    y: y(score.total),
    name: score.mark === null ? null : `${score.mark} ${score.total}`,
  }));
  const days = placedMarks(time, width).flatMap((mark) =>
    boxesAlong([
      { x: mark.x, y: top },
      { x: mark.x, y: top + PLOT },
    ]),
  );
  const area = { left: LEFT, right: width - RIGHT - 4, top, bottom: top + PLOT };
  const surroundings = { area, lines: [...boxesAlong(marks), ...days], widthOf: writtenWidth };
  const labels = placeLabels(marks, { ...surroundings, taken: [] });
  const taken = [...marks.map(boxOfMark), ...labels.map(({ box }) => box)];
  const bands = course.instrument?.bands ?? [];
  const named = bands.flatMap(({ name, from }, index) => {
    const band = { top: y(bands[index + 1]?.from ?? high), bottom: y(from) };
    const placed = placeInBand(name, band, { ...surroundings, taken });
    return placed?.isClear ? [{ ...placed, name }] : [];
  });
  return { labels, named };
}

/** The two scores that the measures take, beside their points, and the bands' names where nothing of that is in the way. */
function Names(props: Drawn): ReactNode {
  const { labels, named } = placedNames(props);
  return (
    <>
      {named.map((band) => (
        <RimmedText key={band.name} x={band.x} y={band.y} anchor={band.anchor} isQuiet>
          {band.name}
        </RimmedText>
      ))}
      {labels.map((label) => (
        <RimmedText key={label.mark.id} x={label.x} y={label.y} anchor={label.anchor}>
          {label.lines.map((line, place) => (
            <tspan key={line} x={label.x} dy={place === 0 ? 0 : LINE_STEP}>
              {line}
            </tspan>
          ))}
        </RimmedText>
      ))}
    </>
  );
}
