import type { ReactNode } from "react";
import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import {
  formatCount,
  formatMonthShort,
  formatPercent,
  formatPercentInterval,
  formatPeriod,
} from "#shared/format";
import type { MonthPoint } from "./chart-rows.js";

interface MonthShareChartProps {
  readonly months: readonly MonthPoint[];
  readonly goal: number | null;
  readonly description: string;
}

/** Share by month: a point with its interval, n under each month, the goal as a line, an unfinished month hollow. */
export function MonthShareChart({ months, goal, description }: MonthShareChartProps): ReactNode {
  return (
    <div className="plot plot-month">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...months]}
          margin={{ top: 16, right: 12, bottom: 4, left: 0 }}
          title={description}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="period"
            interval={0}
            height={60}
            tickLine={false}
            stroke="var(--control-line)"
            padding={{ left: 14, right: 14 }}
            tick={(tick: { x: number | string; y: number | string; index: number }) => (
              <MonthTick x={Number(tick.x)} y={Number(tick.y)} index={tick.index} months={months} />
            )}
          />
          <YAxis
            domain={[0, 1]}
            ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
            tickFormatter={(value: number) => `${Math.round(value * 100)}%`}
            width={48}
            tickLine={false}
            axisLine={false}
          />
          {goal === null ? null : (
            <ReferenceLine
              y={goal}
              stroke="var(--warm)"
              strokeWidth={2}
              strokeDasharray="6 4"
              label={{ value: `Goal ${formatPercent(goal)}`, position: "insideBottomRight", dy: -4 }}
            />
          )}
          <Tooltip content={<MonthTooltip />} cursor={{ stroke: "var(--control-line)" }} />
          <Line
            dataKey="estimate"
            name="Share"
            stroke="var(--neutral)"
            strokeWidth={1}
            isAnimationActive={false}
            connectNulls={false}
            activeDot={false}
            dot={(dot: { cx?: number; cy?: number; payload?: MonthPoint }) => (
              <MonthDot key={dot.payload?.period} x={dot.cx} y={dot.cy} month={dot.payload} />
            )}
          >
            <ErrorBar dataKey="reach" width={0} strokeWidth={3} stroke="var(--accent)" opacity={0.55} />
          </Line>
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function MonthDot(props: {
  readonly x?: number;
  readonly y?: number;
  readonly month?: MonthPoint;
}): ReactNode {
  if (props.x == null || props.y == null || props.month?.estimate == null) return null;
  return (
    <circle
      cx={props.x}
      cy={props.y}
      r={5}
      fill={props.month.isUnfinished ? "var(--surface)" : "var(--accent)"}
      stroke="var(--accent)"
      strokeWidth={2}
    />
  );
}

function MonthTick(props: {
  readonly x: number;
  readonly y: number;
  readonly index: number;
  readonly months: readonly MonthPoint[];
}): ReactNode {
  const month = props.months[props.index];
  if (!month) return null;
  // With many months only some names fit; the first of each year always has its name.
  const step = Math.ceil(props.months.length / 13);
  const isJanuary = month.period.endsWith("-01");
  if (props.index % step !== 0 && !(isJanuary && step > 1)) return null;
  return (
    <g transform={`translate(${props.x},${props.y})`} textAnchor="middle">
      <text dy={14}>{formatMonthShort(month.period)}</text>
      <text dy={31} className="quiet-text">
        {formatCount(month.n)}
      </text>
      {props.index === 0 || isJanuary ? (
        <text dy={47} className="quiet-text">
          {month.period.slice(0, 4)}
        </text>
      ) : null}
    </g>
  );
}

function MonthTooltip(props: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: MonthPoint }[];
}): ReactNode {
  const month = props.payload?.[0]?.payload;
  if (!props.active || !month) return null;
  return (
    <div className="recharts-tooltip">
      <strong>{formatPeriod(month.period)}</strong>
      {month.isUnfinished ? " (not over)" : ""}
      <div>
        {month.estimate === null
          ? month.words
          : `${formatPercent(month.estimate)}, interval ${formatPercentInterval(month.lower, month.upper)}`}
      </div>
      <div>
        {month.words === "too few to show" ? "" : `${formatCount(month.numerator)} of `}n{" "}
        {formatCount(month.n)}
      </div>
    </div>
  );
}
