import type { ReactNode } from "react";
import { formatPeriod } from "#shared/format";
import type { ProcessPointResponse } from "#shared/contract/analysis";
import { valueWords, type Unit } from "../words/result-words.js";
import { PointShape } from "./point-shape.js";
import { drawnPoint, shapeOf, spcShapes } from "./spc-rows.js";

interface SparklineProps {
  /** `chart.points` of a process chart, or `withoutLimits(groups).points`; a null value leaves a gap. */
  readonly points: readonly ProcessPointResponse[];
  readonly unit: Unit;
  readonly goal: number | null;
  /** The scale, the same for a whole column of a table; without it that of the line's own values. */
  readonly domain?: readonly [low: number, high: number];
  /** In CSS pixels, for a table's cell; without it as wide as its place. */
  readonly size?: Size;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As a card draws it; its coordinates stretch with the card. */
const ofCard: Size = { width: 320, height: 84 };
const EDGE = 8;

interface Scales {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

/** Shares keep at least this much of their scale, so that a calm line looks calm. */
const LEAST_SHARE_RANGE = 0.4;

function scalesOf({ points, size = ofCard, ...props }: SparklineProps): Scales {
  const [bottom, top] = props.domain ?? domainOf({ points, ...props });
  return {
    x: (index) => EDGE + (index * (size.width - 2 * EDGE)) / Math.max(1, points.length - 1),
    y: (value) => size.height - EDGE - ((value - bottom) / (top - bottom)) * (size.height - 2 * EDGE),
  };
}

/** From what to what the values, limits and goal of a line go, and at least as far as a calm line needs. */
function domainOf({ points, unit, goal }: SparklineProps): readonly [low: number, high: number] {
  const drawn = points.flatMap((point) => [point.value, point.lowerProcessLimit, point.upperProcessLimit]);
  const values = [...drawn, goal].filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const least = unit === "share" ? LEAST_SHARE_RANGE : 0;
  const range = Math.max(high - low, least) || 1;
  const middle = (high + low) / 2;
  return [middle - range / 2, middle + range / 2];
}

/** The twelve-month line of a card or of a row: process limits as a band, goal as a dashed rule, signals in the shapes of the chart. */
export function Sparkline(given: SparklineProps): ReactNode {
  const props = { ...given, points: given.points.map(drawnPoint) };
  const { points, unit, goal, size } = props;
  const { width, height } = size ?? ofCard;
  if (points.every((point) => point.value === null)) {
    return <p className="small quiet spark">No month has enough cases for a line.</p>;
  }
  const { x, y } = scalesOf(props);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      {...(size ?? { width: "100%" })}
      className="spark"
      role="img"
      aria-label={describe(points, unit)}
    >
      <Limits points={points} width={width} x={x} y={y} />
      {goal === null ? null : (
        <line x1={0} x2={width} y1={y(goal)} y2={y(goal)} stroke="var(--warm)" strokeDasharray="4 3" />
      )}
      <path
        d={pathOf(points, { x, y })}
        fill="none"
        stroke="var(--accent)"
        strokeDasharray="2 3"
        strokeWidth={1.5}
      />
      <path d={pathOf(judgedOf(points), { x, y })} fill="none" stroke="var(--accent)" strokeWidth={2} />
      {points.map((point, index) => (
        <SparkPoint
          key={point.period}
          point={point}
          x={x(index)}
          y={point.value === null ? 0 : y(point.value)}
          scale={size ? 0.6 : 0.8}
        />
      ))}
    </svg>
  );
}

/** Signals and open months have their shape; what is within the process needs no mark but the last. */
function SparkPoint(props: {
  readonly point: ProcessPointResponse;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}): ReactNode {
  if (props.point.value === null) return null;
  const shape = shapeOf(props.point);
  const color = spcShapes.find((each) => each.shape === shape)?.color ?? "var(--accent)";
  if (shape === "dot") return <circle cx={props.x} cy={props.y} r={2.5} fill={color} />;
  return (
    <g transform={`translate(${props.x},${props.y}) scale(${props.scale})`}>
      <PointShape x={0} y={0} shape={shape} color={color} />
    </g>
  );
}

/** One bar of limits a month, so that a new baseline or a month without limits needs no rule of its own. */
function Limits(
  props: { readonly points: readonly ProcessPointResponse[]; readonly width: number } & Scales,
): ReactNode {
  const { points, x, y } = props;
  const bar = points.length > 1 ? x(1) - x(0) : props.width;
  return points.map((point, index) => {
    const { lowerProcessLimit: lower, upperProcessLimit: upper, centreLine } = point;
    if (lower === null || upper === null || centreLine === null) return null;
    const left = Math.max(0, x(index) - bar / 2);
    const right = Math.min(props.width, x(index) + bar / 2);
    return (
      <g key={point.period}>
        <rect
          x={left}
          width={right - left}
          y={y(upper)}
          height={Math.max(1, y(lower) - y(upper))}
          fill="var(--neutral)"
          fillOpacity={0.14}
        />
        <line x1={left} x2={right} y1={y(centreLine)} y2={y(centreLine)} stroke="var(--neutral)" />
      </g>
    );
  });
}

/** Months that can still change are left out: only a dotted line leads to them. */
function judgedOf(points: readonly ProcessPointResponse[]): readonly ProcessPointResponse[] {
  return points.map((point) => (point.reason === null ? point : { ...point, value: null }));
}

function pathOf(points: readonly ProcessPointResponse[], { x, y }: Scales): string {
  let isDown = false;
  let path = "";
  points.forEach(({ value }, index) => {
    if (value !== null) path += `${isDown ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    isDown = value !== null;
  });
  return path;
}

function describe(points: readonly ProcessPointResponse[], unit: Unit): string {
  const words = points.map(
    (point) =>
      `${formatPeriod(point.period)} ${point.value === null ? "too few" : valueWords(point.value, unit)}`,
  );
  return `By month: ${words.join(", ")}`;
}
