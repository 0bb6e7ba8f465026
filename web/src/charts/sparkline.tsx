import type { ReactNode } from "react";
import { formatPeriod, formatValue } from "#shared/format";

/** One month of a card's line; null where there is too little for a figure. */
export interface SparkPoint {
  readonly period: string;
  readonly value: number | null;
  /** True while the month's figure can still move: drawn hollow. */
  readonly isOpen: boolean;
}

interface SparklineProps {
  readonly points: readonly SparkPoint[];
  readonly unit: "share" | "hours" | "days";
  readonly goal: number | null;
}

const WIDTH = 320;
const HEIGHT = 64;
const EDGE = 6;

/** The 12-month line of a card with the goal as a dashed rule; months without a figure leave a gap. */
export function Sparkline({ points, unit, goal }: SparklineProps): ReactNode {
  const values = points.flatMap((point) => point.value ?? []);
  if (values.length === 0) return <p className="small quiet">No month has enough cases for a line.</p>;
  const top = unit === "share" ? 1 : Math.max(...values, goal ?? 0) * 1.1 || 1;
  const x = (index: number): number => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, points.length - 1);
  const y = (value: number): number => HEIGHT - EDGE - (value / top) * (HEIGHT - 2 * EDGE);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={describe(points, unit)}>
      {goal === null ? null : (
        <line x1={0} x2={WIDTH} y1={y(goal)} y2={y(goal)} stroke="var(--warm)" strokeDasharray="4 3" />
      )}
      <path d={pathOf(points, x, y)} fill="none" stroke="var(--accent)" strokeWidth={2} />
      {points.map((point, index) =>
        point.value === null ? null : (
          <circle
            key={point.period}
            cx={x(index)}
            cy={y(point.value)}
            r={3}
            fill={point.isOpen ? "var(--surface)" : "var(--accent)"}
            stroke="var(--accent)"
            strokeWidth={1.5}
          />
        ),
      )}
    </svg>
  );
}

function pathOf(
  points: readonly SparkPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let isDown = false;
  let path = "";
  points.forEach((point, index) => {
    if (point.value !== null)
      path += `${isDown ? "L" : "M"}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`;
    isDown = point.value !== null;
  });
  return path;
}

function describe(points: readonly SparkPoint[], unit: "share" | "hours" | "days"): string {
  const words = points.map(
    (point) =>
      `${formatPeriod(point.period)} ${point.value === null ? "too few" : formatValue(point.value, unit)}`,
  );
  return `By month: ${words.join(", ")}`;
}
