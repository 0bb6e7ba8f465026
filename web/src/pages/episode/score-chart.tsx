import type { ReactNode } from "react";
import { formatDay } from "#shared/format";
import { RimmedText } from "../../charts/drawn-text.js";
import { PointShape } from "../../charts/point-shape.js";
import { useSize } from "../../charts/use-size.js";
import type { CourseScore, ScoreCourse } from "./score-course.js";
import { AXIS_HEIGHT, StayAxis, StayMarks } from "./stay-axis.js";
import { LEFT, marksHeight, MIDDAY, placeIn, RIGHT, type StayTime } from "./stay-time.js";

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
          <Bands course={course} scales={scales} />
          <StayMarks {...{ time, width }} until={bottom} />
          <polyline points={line} fill="none" stroke="var(--accent)" strokeWidth={2} />
          {course.scores.map((score) => (
            <Score key={score.day} score={score} course={course} scales={scales} />
          ))}
          <StayAxis {...{ time, width }} y={bottom} />
        </svg>
      )}
    </div>
  );
}

function Bands({ course, scales }: { readonly course: ScoreCourse; readonly scales: Scales }): ReactNode {
  const { y, low, high, width } = scales;
  const bands = course.instrument?.bands ?? [];
  const ticks = [...new Set([low, ...bands.map((band) => band.from), high])];
  return (
    <>
      {bands.map((band, index) => {
        const to = bands[index + 1]?.from ?? high;
        return (
          <g key={band.name}>
            <rect
              x={LEFT}
              width={width - LEFT - RIGHT}
              y={y(to)}
              height={Math.max(0, y(band.from) - y(to))}
              fill="var(--neutral)"
              fillOpacity={index % 2 === 0 ? 0.06 : 0.16}
            />
            <text x={width - RIGHT - 4} y={y(to) + 13} textAnchor="end" className="quiet-text">
              {y(band.from) - y(to) >= 15 ? band.name : ""}
            </text>
          </g>
        );
      })}
      {bands.length === 0 ? (
        <rect
          x={LEFT}
          width={width - LEFT - RIGHT}
          y={y(high)}
          height={y(low) - y(high)}
          fill="var(--neutral)"
          fillOpacity={0.06}
        />
      ) : null}
      {ticks.map((tick) => (
        <text key={tick} x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="quiet-text">
          {tick}
        </text>
      ))}
    </>
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
  const isLeft = x > scales.width / 2;
  const above = y > scales.top + 30;
  return (
    <>
      <PointShape x={x} y={y} shape="diamond" color="var(--text)" words={words} />
      <RimmedText x={x + (isLeft ? 6 : -6)} y={y + (above ? -12 : 22)} anchor={isLeft ? "end" : "start"}>
        {score.mark} {score.total}
      </RimmedText>
    </>
  );
}
