import type { ReactElement, ReactNode } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import type { InstrumentResponse } from "#shared/contract/instruments";
import type { MeanChangeResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { RimmedText, titleHeight, writtenWidth } from "./drawn-text.js";
import { boxesAlong, boxOfMark, placeInBand } from "./place-labels.js";
import {
  Plot,
  reachBars,
  Tip,
  type DrawnLabel,
  type DrawnPoint,
  type DrawnTick,
  type DrawnTip,
  titleUnder,
} from "./plot-parts.js";
import { LAST_SCORES_HEIGHT, LastScoresBar } from "./last-scores-bar.js";
import { NothingToDraw } from "./nothing-to-draw.js";
import { FIELD_OPACITY, PointShape, ShapeKey, type KeyEntry } from "./point-shape.js";
import type { DrawnWeek } from "./trajectory-rows.js";

export interface TrajectoryProps {
  /** People with a pair, by week of treatment: see `drawnWeeks`. */
  readonly weeks: readonly DrawnWeek[];
  /** Who of all with a baseline has a last score; null draws the course alone. */
  readonly lastScores: MeanChangeResponse["lastScores"] | null;
  /** Severity bands and range, where the registry knows the instrument. */
  readonly instrument: InstrumentResponse | null;
  readonly description: string;
}

/** Hollow where few were scored; a course without such weeks needs no key. */
const precise = { shape: "dot", color: "var(--accent)", words: "30 people or more" } as const;
const imprecise = { shape: "open", color: "var(--accent)", words: "imprecise: 10 to 29 people" } as const;
const middleHalf = {
  shape: "field",
  color: "var(--accent)",
  words: "middle half of the scores, in weeks of more than 60 people",
} as const;

function keyOf(weeks: readonly DrawnWeek[]): readonly KeyEntry[] {
  const shown = weeks.filter((week) => week.shown !== null);
  const half = weeks.some((week) => week.quartiles) ? [middleHalf] : [];
  if (!shown.some((week) => week.isImprecise)) return half;
  return shown.every((week) => week.isImprecise) ? [imprecise] : [precise, imprecise, ...half];
}

/** Mean score by week of treatment over the instrument's severity bands, with n and leavers under each week. */
export function Trajectory({ weeks, lastScores, instrument, description }: TrajectoryProps): ReactNode {
  if (weeks.every((week) => week.shown === null)) return <NothingToDraw words="No week has enough people." />;
  const means = weeks.flatMap((week) =>
    week.shown === null
      ? []
      : [week.lower ?? week.shown, week.upper ?? week.shown, ...(week.quartiles ?? [])],
  );
  const low = instrument?.min ?? Math.floor(Math.min(0, ...means));
  const high = instrument?.max ?? Math.ceil(Math.max(1, ...means));
  return (
    <>
      <Plot look={lastScores ? "plot-course" : "plot-curves"}>
        {(size) => (
          <ComposedChart
            {...size}
            data={[...weeks]}
            margin={{ top: 18 + (lastScores ? LAST_SCORES_HEIGHT : 0), right: 16, bottom: 8, left: 0 }}
            title={description}
            accessibilityLayer={false}
          >
            {bandFields(bandsOf(instrument, high))}
            <CartesianGrid vertical={false} stroke="var(--line)" />
            {weekAxis(weeks, { hasBands: instrument !== null, width: size.width })}
            {scoreAxis(instrument, [low, high])}
            <Tooltip
              content={(tip: unknown) => <WeekTip tip={tip as DrawnTip<DrawnWeek>} />}
              cursor={{ stroke: "var(--control-line)" }}
            />
            {middleHalves()}
            {meanLine()}
            <BandNames bands={bandsOf(instrument, high)} weeks={weeks} />
            {lastScores ? <LastScoresBar lastScores={lastScores} /> : null}
          </ComposedChart>
        )}
      </Plot>
      <ShapeKey entries={keyOf(weeks)} />
    </>
  );
}

/** Scores, with ticks where the instrument's bands begin. */
function scoreAxis(
  instrument: InstrumentResponse | null,
  range: readonly [low: number, high: number],
): ReactElement {
  const edges = instrument ? [range[0], ...instrument.bands.map((band) => band.from), range[1]] : [];
  return (
    <YAxis
      domain={[...range]}
      {...(instrument ? { ticks: [...new Set(edges)] } : {})}
      interval={0}
      allowDecimals={false}
      width={44}
      tickLine={false}
      axisLine={false}
    />
  );
}

/** The middle half of the scores behind the means: a field between neighbouring weeks that have quartiles. */
function middleHalves(): ReactElement {
  return (
    <Area
      dataKey="quartiles"
      stroke="none"
      fill="var(--accent)"
      fillOpacity={FIELD_OPACITY}
      isAnimationActive={false}
      connectNulls={false}
      activeDot={false}
      dot={false}
    />
  );
}

function meanLine(): ReactElement {
  return (
    <Line
      dataKey="shown"
      stroke="var(--accent)"
      strokeWidth={2}
      isAnimationActive={false}
      connectNulls={false}
      activeDot={false}
      dot={weekPoint}
    >
      {reachBars({ strokeWidth: 3, opacity: 0.55 })}
    </Line>
  );
}

const WEEK_TITLE = "Week of treatment; below: n, and who had left";

/** Weeks as numbers, so that the bands reach over the whole plot; at the right there is room for the bands' names. */
function weekAxis(
  weeks: readonly DrawnWeek[],
  { hasBands, width }: { readonly hasBands: boolean; readonly width: number },
): ReactElement {
  const first = weeks[0]?.week ?? 0;
  const last = weeks.at(-1)?.week ?? first;
  const room = hasBands ? Math.max(1, last - first) * 0.14 : 0;
  return (
    <XAxis
      dataKey="week"
      type="number"
      domain={[first - 0.4, last + 0.4 + room]}
      ticks={weeks.map((week) => week.week)}
      height={64 + titleHeight(WEEK_TITLE, width)}
      interval="equidistantPreserveStart"
      minTickGap={24}
      tickLine={false}
      stroke="var(--control-line)"
      label={(label: DrawnLabel) => titleUnder(WEEK_TITLE, label, width)}
      tick={(tick: DrawnTick) => <WeekTick key={tick.index} tick={tick} weeks={weeks} />}
    />
  );
}

interface DrawnBand {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Each severity band from its own lower end to the next one's. */
function bandsOf(instrument: InstrumentResponse | null, high: number): readonly DrawnBand[] {
  const bands = instrument?.bands ?? [];
  return bands.map(({ name, from }, index) => ({ name, from, to: bands[index + 1]?.from ?? high }));
}

function bandFields(bands: readonly DrawnBand[]): ReactElement[] {
  return bands.map(({ name, from, to }, index) => (
    <ReferenceArea
      key={name}
      y1={from}
      y2={to}
      fill="var(--neutral)"
      fillOpacity={index % 2 === 0 ? 0.05 : 0.13}
      stroke="none"
    />
  ));
}

/** The bands' names, where no point and no interval is in the way. */
function BandNames(props: {
  readonly bands: readonly DrawnBand[];
  readonly weeks: readonly DrawnWeek[];
}): ReactNode {
  const [xOf, yOf, plot] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  if (!xOf || !yOf || !plot) return null;
  const place = (week: number, score: number): { x: number; y: number } => ({
    x: xOf(week) ?? 0,
    y: yOf(score) ?? 0,
  });
  const shown = props.weeks.flatMap((week) => (week.shown === null ? [] : { ...week, mean: week.shown }));
  const reaches = shown.flatMap(({ week, lower, upper, mean }) =>
    boxesAlong([place(week, lower ?? mean), place(week, upper ?? mean)]),
  );
  const points = shown.map(({ week, mean }) => place(week, mean));
  const surroundings = {
    area: { left: plot.x, right: plot.x + plot.width - 4, top: plot.y, bottom: plot.y + plot.height },
    taken: [...points.map(boxOfMark), ...reaches],
    lines: boxesAlong(points),
    widthOf: writtenWidth,
  };
  return props.bands.map(({ name, from, to }) => {
    const placed = placeInBand(name, { top: yOf(to) ?? 0, bottom: yOf(from) ?? 0 }, surroundings);
    return placed ? (
      <RimmedText key={name} x={placed.x} y={placed.y} anchor={placed.anchor} isQuiet>
        {name}
      </RimmedText>
    ) : null;
  });
}

function weekPoint({ cx, cy, payload }: DrawnPoint<DrawnWeek>): ReactElement {
  if (cx == null || cy == null || !payload || payload.shown === null) return <g key={payload?.week} />;
  const look = payload.isImprecise ? imprecise : precise;
  return <PointShape key={payload.week} {...look} x={cx} y={cy} words={payload.words} />;
}

function WeekTick({
  tick,
  weeks,
}: {
  readonly tick: DrawnTick;
  readonly weeks: readonly DrawnWeek[];
}): ReactNode {
  const week = weeks.find((one) => one.week === Number(tick.payload.value));
  if (!week) return null;
  return (
    <g transform={`translate(${tick.x},${tick.y})`} textAnchor="middle">
      <text dy={14}>{week.week}</text>
      <text dy={31} className="quiet-text">
        {formatCount(week.n)}
      </text>
      <text dy={47} className="quiet-text">
        {week.left === 0 ? "" : `−${formatCount(week.left)}`}
      </text>
    </g>
  );
}

function WeekTip({ tip }: { readonly tip: DrawnTip<DrawnWeek> }): ReactNode {
  const week = tip.payload?.[0]?.payload;
  if (!tip.active || !week) return null;
  return <Tip title={`Week ${week.week}`} lines={[week.words.replace(/^[^:]*: /, "")]} />;
}
