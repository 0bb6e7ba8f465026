import type { ReactElement, ReactNode } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis } from "recharts";
import type { TimeToEventResponse } from "#shared/contract/results";
import { formatCount, formatPercent, formatPercentInterval } from "#shared/format";
import { valueWords } from "../words/result-words.js";
import { followedAt, joinCurves, turnedOver, type CurveRow } from "../answers/curve-rows.js";
import { RimmedText, shortened, titleHeight } from "./drawn-text.js";
import { NothingToDraw } from "./nothing-to-draw.js";
import {
  Plot,
  seriesAt,
  Tip,
  type DrawnPoint,
  type DrawnTick,
  type DrawnTip,
  type DrawnLabel,
  shareAxis,
  titleUnder,
} from "./plot-parts.js";

/** One curve with the words written at its end. */
export interface NamedCurve {
  readonly id: string;
  readonly label: string;
  readonly result: TimeToEventResponse;
}

export interface SurvivalCurvesProps {
  /** One to three, in the order of their looks: full line, dashes, dots. All in one unit of time. */
  readonly curves: readonly NamedCurve[];
  /** Where the axis ends, and where it has its ticks, in the unit of the curves. */
  readonly until: number;
  readonly ticks: readonly number[];
  /** How a tick is written, e.g. hours as days: `(hours) => String(hours / 24)`. */
  readonly tickText: (time: number) => string;
  /** "Days since the inquiry". */
  readonly axisTitle: string;
  /** Lines across the curves with their words: `[{ time: 48, label: "48 h" }]`. */
  readonly references: readonly { readonly time: number; readonly label: string }[];
  /** `reached` draws the estimates; `still-in` one minus them, so that the lines fall. */
  readonly orientation: "reached" | "still-in";
  /** True where the curves are competing events of the same people: one row of those still followed. */
  readonly isOnePopulation?: boolean;
  readonly description: string;
}

/** Step curves with their bands, labelled on the lines, with the number still followed under the axis. */
export function SurvivalCurves(props: SurvivalCurvesProps): ReactNode {
  const { curves, until, ticks } = props;
  if (curves.every((curve) => curve.result.curve.length === 0)) {
    return <NothingToDraw words="Nobody is on this curve." />;
  }
  const joined = joinCurves(
    curves.map((curve) => curve.result.curve),
    until,
    ticks,
  );
  const rows = props.orientation === "still-in" ? joined.map(turnedOver) : joined;
  return (
    <Plot look="plot-curves">
      {(size) => (
        <ComposedChart
          {...size}
          data={[...rows]}
          margin={{ top: 18, right: 16, bottom: 8, left: 0 }}
          title={props.description}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          {timeAxis(props, size.width)}
          {shareAxis()}
          {props.references.map(referenceLine)}
          <Tooltip
            content={(tip: unknown) => <CurveTip tip={tip as DrawnTip<CurveRow>} curves={curves} />}
            cursor={{ stroke: "var(--control-line)" }}
          />
          {curves.map((curve, place) => band(curve, place))}
          {curves.map((curve, place) => step(props, curve, isAbove(rows, place)))}
        </ComposedChart>
      )}
    </Plot>
  );
}

function timeAxis(props: SurvivalCurvesProps, width: number): ReactElement {
  const { curves, until, tickText } = props;
  const followed = props.isOnePopulation ? [curves] : curves.map((curve) => [curve]);
  // At times for which it is not told how many are followed, no tick claims to know.
  const known = props.ticks.filter((time) => followed.some((group) => countAt(group, time) !== ""));
  const ticks = known.length > 0 ? known : props.ticks;
  const title = followedWords(props.axisTitle, followed);
  return (
    <XAxis
      dataKey="time"
      type="number"
      domain={[0, until]}
      ticks={[...ticks]}
      height={34 + 16 * followed.length + titleHeight(title, width)}
      interval="equidistantPreserveStart"
      minTickGap={14}
      stroke="var(--control-line)"
      label={(label: DrawnLabel) => titleUnder(title, label, width)}
      tick={(tick: DrawnTick) => {
        const time = Number(tick.payload.value);
        return (
          <g key={time} transform={`translate(${tick.x},${tick.y})`} textAnchor="middle">
            <text dy={14}>{tickText(time)}</text>
            {followed.map((group, place) => (
              <text key={group[0]?.id} dy={31 + 16 * place} className="quiet-text">
                {countAt(group, time)}
              </text>
            ))}
          </g>
        );
      }}
    />
  );
}

/** How many are followed at a time; empty where it is not told. Curves of one population follow the same people. */
function countAt([curve]: readonly NamedCurve[], time: number): string {
  const count = curve ? followedAt(curve.result, time) : null;
  return count === null ? "" : formatCount(count);
}

/** What the rows of numbers under the axis are, in their order. */
function followedWords(axisTitle: string, followed: readonly (readonly NamedCurve[])[]): string {
  if (followed.length === 1) return `${axisTitle}; below: how many are still followed`;
  const names = followed.map(([curve]) => shortened(curve?.label ?? "", 20));
  return `${axisTitle}; below, still followed: ${names.join(", ")}`;
}

/** The words of each further line stand a row lower: two goals can lie close together. */
function referenceLine(
  { time, label }: SurvivalCurvesProps["references"][number],
  place: number,
): ReactElement {
  return (
    <ReferenceLine
      key={time}
      x={time}
      stroke="var(--text)"
      strokeDasharray="6 4"
      label={{ value: label, position: "insideTopLeft", dx: 4, dy: place * 16 }}
    />
  );
}

function band(curve: NamedCurve, place: number): ReactElement {
  return (
    <Area
      key={`band ${curve.id}`}
      dataKey={(row: CurveRow) => [row.heights[place]?.lower ?? 0, row.heights[place]?.upper ?? 0]}
      type="stepAfter"
      stroke="none"
      fill={seriesAt(place).color}
      fillOpacity={0.16}
      isAnimationActive={false}
      activeDot={false}
    />
  );
}

const CROWDED = 0.12;

/**
 * Whether the name at the end of a curve stands above its line: not where another line, or the top, is close above, nor
 * where the curve itself comes down from there.
 */
function isAbove(rows: readonly CurveRow[], place: number): boolean {
  const ends = (rows.at(-1)?.heights ?? []).map((height) => height.estimate);
  const own = ends[place] ?? 0;
  const others = [...ends.filter((_, other) => other !== place), 1.06];
  const isFree = (sign: 1 | -1): boolean =>
    others.every((other) => sign * (other - own) < 0 || Math.abs(other - own) >= CROWDED);
  const isFalling = (rows[0]?.heights[place]?.estimate ?? 0) > own;
  return isFalling ? isFree(1) && !isFree(-1) : isFree(1) || !isFree(-1);
}

/** The line of a curve; at the ticks it has points that the keyboard can read, at its end its name. */
function step(props: SurvivalCurvesProps, curve: NamedCurve, isNameAbove: boolean): ReactElement {
  const place = props.curves.indexOf(curve);
  const { color, dash } = seriesAt(place);
  return (
    <Line
      key={curve.id}
      dataKey={(row: CurveRow) => row.heights[place]?.estimate ?? null}
      type="stepAfter"
      stroke={color}
      strokeWidth={2.5}
      strokeDasharray={dash}
      activeDot={{ r: 4 }}
      isAnimationActive={false}
      dot={(point: DrawnPoint<CurveRow>) => readingPoint(props, curve, { point, isNameAbove })}
    />
  );
}

/** A point of the keyboard at each tick and at the end, where the curve has its name; nothing at the steps between. */
function readingPoint(
  props: SurvivalCurvesProps,
  curve: NamedCurve,
  drawn: { readonly point: DrawnPoint<CurveRow>; readonly isNameAbove: boolean },
): ReactElement {
  const { cx, cy, index, payload } = drawn.point;
  const height = payload?.heights[props.curves.indexOf(curve)];
  const key = `${curve.id} ${index}`;
  const isRead = payload && (props.ticks.includes(payload.time) || payload.time === props.until);
  if (cx == null || cy == null || !isRead || !height) {
    return <g key={key} />;
  }
  const words = `${curve.label}, ${valueWords(payload.time, curve.result.unit)}: ${heightWords(height)}`;
  return (
    <g key={key}>
      <circle
        className="ghost"
        data-point
        tabIndex={-1}
        role="img"
        aria-label={words}
        cx={cx}
        cy={cy}
        r={5}
      />
      {payload.time === props.until ? (
        <RimmedText x={cx - 2} y={drawn.isNameAbove ? cy - 10 : cy + 20} anchor="end">
          {shortened(curve.label, 40)} {formatPercent(height.estimate)}
        </RimmedText>
      ) : null}
    </g>
  );
}

function heightWords(height: {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}): string {
  return `${formatPercent(height.estimate)} (${formatPercentInterval(height.lower, height.upper)})`;
}

function CurveTip(props: {
  readonly tip: DrawnTip<CurveRow>;
  readonly curves: readonly NamedCurve[];
}): ReactNode {
  const row = props.tip.payload?.[0]?.payload;
  const unit = props.curves[0]?.result.unit;
  if (!props.tip.active || !row || !unit) return null;
  const lines = props.curves.flatMap((curve, place) => {
    const height = row.heights[place];
    return height ? [`${curve.label} ${heightWords(height)}`] : [];
  });
  return <Tip title={valueWords(row.time, unit)} lines={lines} />;
}
