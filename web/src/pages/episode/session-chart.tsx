import type { ReactNode } from "react";
import { dayOf } from "#shared/calendar";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatDay } from "#shared/format";
import { niceTicks, readable, RimmedText } from "../../charts/drawn-text.js";
import { useSize } from "../../charts/use-size.js";
import { SessionShape } from "./session-mark.js";
import { hoursOf, judgedWords, weekHours, wholeSessionWords } from "./session-rows.js";
import { weekdayNames, weekdaysIn, type Session, type SessionWeek } from "./session-weeks.js";
import { AXIS_HEIGHT, StayAxis, StayMarks } from "./stay-axis.js";
import { LEFT, marksHeight, MIDDAY, placeIn, RIGHT, type StayTime } from "./stay-time.js";

const ROW = 22;
const HOURS = 72;
const GAP = 22;
/** The largest shape of a session, and the smallest that can still be told from another. */
const SHAPE = 16;
const LEAST_SHAPE = 7;

interface SessionChartProps {
  readonly weeks: readonly SessionWeek[];
  readonly time: StayTime;
  readonly dose: MeasureTextResponse | null;
  readonly description: string;
}

/** The sessions by weekday on the common days, each by shape; under them the attended hours of each week in the scheduled. */
export function SessionChart({ weeks, time, dose, description }: SessionChartProps): ReactNode {
  const { ref, width } = useSize();
  const weekdays = weekdaysIn(weeks);
  const top = marksHeight(time, width);
  const hoursTop = top + weekdays.length * ROW + GAP;
  const bottom = hoursTop + HOURS;
  const height = bottom + AXIS_HEIGHT;
  const own = { weeks, time, width };
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="group" aria-label={description}>
          {weekdays.map((weekday, row) => (
            <WeekdayName key={weekday} weekday={weekday} y={top + row * ROW} right={width - RIGHT} />
          ))}
          <WeekHours {...own} dose={dose} top={hoursTop} />
          <StayMarks {...{ time, width }} until={bottom} />
          <HourNumbers {...own} top={hoursTop} />
          <Sessions {...own} rowOf={(weekday) => top + weekdays.indexOf(weekday) * ROW} />
          <StayAxis {...{ time, width }} y={bottom} />
        </svg>
      )}
    </div>
  );
}

function WeekdayName(props: {
  readonly weekday: number;
  readonly y: number;
  readonly right: number;
}): ReactNode {
  const middle = props.y + ROW / 2;
  return (
    <>
      <line x1={LEFT} x2={props.right} y1={middle} y2={middle} stroke="var(--line)" />
      <text x={LEFT - 8} y={middle + 4.5} textAnchor="end" className="quiet-text">
        {weekdayNames[props.weekday]}
      </text>
    </>
  );
}

interface DrawnWeeks {
  readonly weeks: readonly SessionWeek[];
  readonly time: StayTime;
  readonly width: number;
}

/** Every session in the middle of its day; several of one day stand over each other. */
function Sessions(props: DrawnWeeks & { readonly rowOf: (weekday: number) => number }): ReactNode {
  const { weeks, time, width, rowOf } = props;
  const place = placeIn(time, width);
  const week = place(time.from + 7) - place(time.from);
  const size = Math.max(LEAST_SHAPE, Math.min(SHAPE, week * 0.8));
  return weeks.flatMap(({ days }) =>
    [...days].flatMap(([weekday, sessions]) =>
      sessions.map((session, index) => {
        const x = place((dayOf(session.on) ?? time.from) + MIDDAY) - size / 2;
        const step = (index - (sessions.length - 1) / 2) * (ROW / 2 / sessions.length);
        return (
          <PlacedSession
            key={session.startsAt}
            {...{ session, size, x }}
            y={rowOf(weekday) + (ROW - size) / 2 + step}
            zone={time.zone}
          />
        );
      }),
    ),
  );
}

function PlacedSession(props: {
  readonly session: Session;
  readonly zone: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}): ReactNode {
  const { session, x, y, size } = props;
  const words = wholeSessionWords(session, props.zone);
  return (
    <g {...readable(words)} data-session transform={`translate(${x},${y}) scale(${size / 18})`}>
      <title>{words}</title>
      <rect x="-1" y="-1" width="20" height="20" fill="var(--surface)" />
      <SessionShape status={session.status} />
    </g>
  );
}

/** The hours of every week, all on one scale. */
function WeekHours(
  props: DrawnWeeks & { readonly dose: MeasureTextResponse | null; readonly top: number },
): ReactNode {
  const { weeks, time, width, dose, top } = props;
  const place = placeIn(time, width);
  const most = mostHours(weeks);
  const height = heightIn(most);
  return (
    <>
      <text x={LEFT} y={top - 6} className="quiet-text">
        Attended hours a week
      </text>
      <HourTicks most={most} yOf={(hours) => top + HOURS - height(hours * 60)} />
      {weeks.map((week) => {
        const from = dayOf(week.monday) ?? time.from;
        const [x, wide] = [place(from) + 1.5, Math.max(2, place(from + 7) - place(from) - 3)];
        const barOf = (minutes: number): Bar => {
          const high = height(minutes);
          return { x, width: wide, y: top + HOURS - high, height: high };
        };
        return <WeekBars key={week.monday} week={week} dose={dose} barOf={barOf} />;
      })}
    </>
  );
}

/** Place and size of a bar in the drawing. */
interface Bar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** A week's bar: scheduled hours as an outline, attended ones filled; paler where the weekly dose does not count the week. */
function WeekBars(props: {
  readonly week: SessionWeek;
  readonly dose: MeasureTextResponse | null;
  readonly barOf: (minutes: number) => Bar;
}): ReactNode {
  const { week, dose, barOf } = props;
  const words = `Week of ${formatDay(week.monday)}: ${weekHours(week)}. ${judgedWords(week, dose)}`;
  const isCounted = week.judged?.class === "counted";
  return (
    <g {...readable(words)}>
      <title>{words}</title>
      <rect {...barOf(week.scheduledMinutes)} fill="var(--surface)" stroke="var(--control-line)" />
      <rect {...barOf(week.attendedMinutes)} fill="var(--accent)" fillOpacity={isCounted ? 1 : 0.35} />
    </g>
  );
}

function mostHours(weeks: readonly SessionWeek[]): number {
  return Math.max(3, ...weeks.map((week) => Math.max(week.attendedMinutes, week.scheduledMinutes) / 60));
}

/** How high so many minutes are, where the most hours of a week fill the room but for their number. */
function heightIn(most: number): (minutes: number) => number {
  return (minutes) => (minutes / 60 / most) * (HOURS - 14);
}

/** The attended hours over each bar that is wide enough; after the stay's lines, which would else run through them. */
function HourNumbers({ weeks, time, width, top }: DrawnWeeks & { readonly top: number }): ReactNode {
  const place = placeIn(time, width);
  const height = heightIn(mostHours(weeks));
  if (place(time.from + 7) - place(time.from) < 25) return null;
  return weeks.map(({ monday, attendedMinutes, scheduledMinutes }) => (
    <RimmedText
      key={monday}
      x={place((dayOf(monday) ?? time.from) + 3.5)}
      y={top + HOURS - height(Math.max(attendedMinutes, scheduledMinutes)) - 3}
      anchor="middle"
      isQuiet
    >
      {hoursOf(attendedMinutes)}
    </RimmedText>
  ));
}

function HourTicks(props: { readonly most: number; readonly yOf: (hours: number) => number }): ReactNode {
  const ticks = niceTicks(props.most).filter((hours, index) => index % 2 === 0 && hours <= props.most);
  return ticks.map((hours) => (
    <text key={hours} x={LEFT - 8} y={props.yOf(hours) + 4} textAnchor="end" className="quiet-text">
      {hours === 0 ? "0 h" : hours}
    </text>
  ));
}
