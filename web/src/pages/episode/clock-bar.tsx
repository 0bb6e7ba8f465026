import type { ReactNode } from "react";
import { dayOf } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatHours } from "#shared/format";
import { RimmedText, writtenWidth } from "../../charts/drawn-text.js";
import { useSize } from "../../charts/use-size.js";
import { localDay, localTime } from "../../words/local-times.js";
import { ClockStrip, ownerFills, STRIP, Wedge } from "./clock-strip.js";
import { AXIS_HEIGHT, StayAxis, StayMarks } from "./stay-axis.js";
import { LEFT, localMoment, marksHeight, placeIn, RIGHT, type StayTime } from "./stay-time.js";
import { ownerTitles, middleOfWords, placedApart, type ClockStep, type WaitClock } from "./wait-clock.js";

const BAR_TOP = 28;
const BAR_HEIGHT = 26;
const BAR_WHOLE = BAR_TOP + BAR_HEIGHT + 62;
const ROW = 19;
/** Between the days of the strip and the larger bar. */
const GAP = 10;

interface ClockBarProps {
  readonly clock: WaitClock;
  readonly time: StayTime;
  readonly episode: Pick<EpisodeResponse, "asOf" | "zone" | "inquiredAt" | "admittedOn" | "dischargedOn">;
  readonly description: string;
}

interface PlacedStep extends ClockStep {
  readonly number: number;
}

function ticksOf(most: number): readonly number[] {
  const step = [6, 12, 24, 48, 96, 168, 336, 672, 1344].find((each) => most / each <= 8) ?? 2688;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/** The days of the stay from admission on; null for who was not admitted. */
function stayDaysOf({
  admittedOn,
  dischargedOn,
  asOf,
  zone,
}: ClockBarProps["episode"]): readonly [number, number] | null {
  const from = dayOf(admittedOn ?? "");
  const to = dayOf(dischargedOn ?? localDay(asOf, zone) ?? "");
  return from === null || to === null ? null : [from, to];
}

/** Where the wait lies in the stay, and under it the same wait larger. */
export function ClockBar({ clock, time, episode, description }: ClockBarProps): ReactNode {
  const { ref, width } = useSize();
  const top = marksHeight(time, width);
  const barTop = top + STRIP + AXIS_HEIGHT + GAP;
  const height = barTop + BAR_WHOLE;
  const from = localMoment(episode.inquiredAt ?? "", time.zone) ?? time.from;
  const wait = [from, from + clock.hours / 24] as const;
  const place = placeIn(time, width);
  const x = hoursIn(clock, width);
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="group" aria-label={description}>
          <Wedge
            above={[place(wait[0]), place(wait[1])]}
            below={[x(0), x(clock.hours)]}
            top={top + STRIP}
            bottom={barTop + BAR_TOP}
          />
          <StayMarks {...{ time, width }} until={top + STRIP} />
          <ClockStrip {...{ clock, time, width, wait }} y={top} stay={stayDaysOf(episode)} />
          <StayAxis {...{ time, width }} y={top + STRIP} />
          <g transform={`translate(0,${barTop})`}>
            <LargeBar {...{ clock, width }} zone={episode.zone} />
          </g>
        </svg>
      )}
    </div>
  );
}

/** Where an hour after the inquiry lies in the larger bar, which has room for the goal. */
function hoursIn(clock: WaitClock, width: number): (hours: number) => number {
  const most = mostHours(clock);
  return (hours) => LEFT + (Math.max(0, hours) / most) * Math.max(0, width - LEFT - RIGHT);
}

function mostHours(clock: WaitClock): number {
  return Math.max(clock.goalHours * 1.15, clock.hours * 1.06);
}

/** The wait as a bar from the inquiry to its end, each stretch by its owner, against the line of the access goal. */
function LargeBar(props: {
  readonly clock: WaitClock;
  readonly zone: string;
  readonly width: number;
}): ReactNode {
  const { clock, zone, width } = props;
  const x = hoursIn(clock, width);
  const most = mostHours(clock);
  const steps = clock.steps.map((step, index) => ({ ...step, number: index + 1 }));
  const bottom = BAR_TOP + BAR_HEIGHT + 34;
  return (
    <>
      {clock.stretches.map((stretch) => (
        <Stretch key={stretch.fromHours} stretch={stretch} x={x} goalHours={clock.goalHours} />
      ))}
      <GoalLine hours={clock.goalHours} x={x(clock.goalHours)} isRight={x(clock.goalHours) > width - 90} />
      <Pins steps={steps} x={x} zone={zone} width={width} />
      <line x1={LEFT} x2={width - RIGHT} y1={bottom} y2={bottom} stroke="var(--control-line)" />
      {ticksOf(most).map((tick) => (
        <text
          key={tick}
          x={x(tick)}
          y={bottom + 16}
          textAnchor={tick === 0 ? "start" : "middle"}
          className="quiet-text"
        >
          {tick === 0 ? "0 h" : tick % 24 === 0 && most > 120 ? `${tick / 24} d` : `${tick} h`}
        </text>
      ))}
    </>
  );
}

function Stretch(props: {
  readonly stretch: WaitClock["stretches"][number];
  readonly x: (hours: number) => number;
  readonly goalHours: number;
}): ReactNode {
  const { owner, fromHours, toHours } = props.stretch;
  const [left, right] = [props.x(fromHours), props.x(toHours)];
  const hours = formatHours(toHours - fromHours);
  const words = `${ownerTitles[owner]}, ${hours}`;
  const middle = middleOfWords([left, right], writtenWidth(words), props.x(props.goalHours));
  return (
    <g
      data-point
      tabIndex={-1}
      role="img"
      aria-label={`${words}: from ${formatHours(fromHours)} to ${formatHours(toHours)} after the inquiry`}
    >
      <rect
        x={left}
        y={BAR_TOP}
        width={Math.max(1.5, right - left - 1)}
        height={BAR_HEIGHT}
        fill={ownerFills[owner]}
      />
      {owner === "person" ? <Hatch left={left} right={right} /> : null}
      {middle === null ? null : (
        <text x={middle} y={BAR_TOP + BAR_HEIGHT / 2 + 4.5} textAnchor="middle" className="on-accent">
          {words}
        </text>
      )}
    </g>
  );
}

/** A line along the edge, so that the person's stretches differ by more than colour. */
function Hatch({ left, right }: { readonly left: number; readonly right: number }): ReactNode {
  return (
    <path
      d={`M${left} ${BAR_TOP + 3}H${Math.max(left + 1, right - 1)}M${left} ${BAR_TOP + BAR_HEIGHT - 3}H${Math.max(left + 1, right - 1)}`}
      stroke="var(--surface)"
      strokeWidth={2}
      strokeDasharray="3 3"
    />
  );
}

function GoalLine(props: {
  readonly hours: number;
  readonly x: number;
  readonly isRight: boolean;
}): ReactNode {
  const { hours, x, isRight } = props;
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={BAR_TOP - 8}
        y2={BAR_TOP + BAR_HEIGHT + 34}
        stroke="var(--text)"
        strokeWidth={2}
        strokeDasharray="6 3"
      />
      <RimmedText x={x + (isRight ? -4 : 4)} y={BAR_TOP - 12} anchor={isRight ? "end" : "start"}>
        {`${hours} h`}
      </RimmedText>
    </>
  );
}

/** Numbered pins under the bar; pins that would lie on each other move apart, their stems keep the true place. */
function Pins(props: {
  readonly steps: readonly PlacedStep[];
  readonly x: (hours: number) => number;
  readonly zone: string;
  readonly width: number;
}): ReactNode {
  const places = props.steps.map((step) => props.x(step.hours));
  const pins = placedApart(places, { gap: ROW, most: props.width - RIGHT });
  const placed = props.steps.map((step, index) => ({
    step,
    at: places[index] ?? 0,
    pin: pins[index] ?? 0,
  }));
  const y = BAR_TOP + BAR_HEIGHT;
  return (
    <>
      {placed.map(({ step, at, pin }) => (
        <g
          key={step.id}
          data-point
          tabIndex={-1}
          role="img"
          aria-label={`${step.number}. ${step.title}: ${localTime(step.at, props.zone)}, ${formatHours(step.hours)} after the inquiry`}
        >
          <path d={`M${at} ${y}L${pin} ${y + 8}`} stroke="var(--text)" strokeWidth={1.25} fill="none" />
          <circle cx={pin} cy={y + 16} r={8.5} fill="var(--surface)" stroke="var(--text)" />
          <text x={pin} y={y + 20.5} textAnchor="middle">
            {step.number}
          </text>
        </g>
      ))}
    </>
  );
}
