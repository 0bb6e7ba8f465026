import type { ReactNode } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatHours, formatPercent, formatPercentInterval } from "#shared/format";
import type { CurveRow } from "../findings.js";

/** The chart ends 14 days after the inquiry. */
export const CURVE_HOURS = 336;
const dayTicks = [0, 48, 96, 144, 192, 240, 288, 336];

interface StartCurvesChartProps {
  readonly rows: readonly CurveRow[];
  readonly description: string;
}

/** Cumulative incidence of starting and of giving up, as steps with their bands, labelled on the lines. */
export function StartCurvesChart({ rows, description }: StartCurvesChartProps): ReactNode {
  const last = rows.at(-1);
  return (
    <div className="plot plot-curves">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...rows]}
          margin={{ top: 16, right: 12, bottom: 20, left: 0 }}
          title={description}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="time"
            type="number"
            domain={[0, CURVE_HOURS]}
            ticks={dayTicks}
            tickFormatter={(hours: number) => String(hours / 24)}
            stroke="var(--control-line)"
            label={{ value: "Days since the inquiry", position: "insideBottom", offset: -12 }}
          />
          <YAxis
            domain={[0, 1]}
            ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
            tickFormatter={(value: number) => `${Math.round(value * 100)}%`}
            width={48}
            tickLine={false}
            axisLine={false}
          />
          <ReferenceLine
            x={48}
            stroke="var(--text)"
            strokeDasharray="6 4"
            label={{ value: "48 h", position: "insideTopLeft", dx: 4 }}
          />
          <Tooltip content={<CurveTooltip />} cursor={{ stroke: "var(--control-line)" }} />
          <Band dataKey="startedBand" color="var(--accent)" />
          <Band dataKey="gaveUpBand" color="var(--warm)" />
          <Step dataKey="started" color="var(--accent)" dash="" />
          <Step dataKey="gaveUp" color="var(--warm)" dash="8 3" />
          {last ? (
            <>
              <EndLabel height={last.started} other={last.gaveUp} words="Started" />
              <EndLabel height={last.gaveUp} other={last.started} words="Gave up or closed" />
            </>
          ) : null}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Band(props: { readonly dataKey: string; readonly color: string }): ReactNode {
  return (
    <Area
      dataKey={props.dataKey}
      type="stepAfter"
      stroke="none"
      fill={props.color}
      fillOpacity={0.18}
      isAnimationActive={false}
      activeDot={false}
    />
  );
}

function Step(props: { readonly dataKey: string; readonly color: string; readonly dash: string }): ReactNode {
  return (
    <Line
      dataKey={props.dataKey}
      type="stepAfter"
      stroke={props.color}
      strokeWidth={2.5}
      strokeDasharray={props.dash}
      dot={false}
      activeDot={{ r: 4 }}
      isAnimationActive={false}
    />
  );
}

/** Names a curve at its end, below the line where the other curve runs close above it. */
function EndLabel(props: {
  readonly height: number;
  readonly other: number;
  readonly words: string;
}): ReactNode {
  const isCrowded = props.other >= props.height && props.other - props.height < 0.15;
  const isBelow = isCrowded || props.height > 0.9;
  return (
    <ReferenceDot
      x={CURVE_HOURS}
      y={props.height}
      r={0}
      label={({ viewBox }: { viewBox?: { x?: number; y?: number } }) => (
        <text
          x={(viewBox?.x ?? 0) - 2}
          y={(viewBox?.y ?? 0) + (isBelow ? 26 : -16)}
          textAnchor="end"
          fontWeight={600}
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {props.words} {formatPercent(props.height)}
        </text>
      )}
    />
  );
}

function CurveTooltip(props: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: CurveRow }[];
}): ReactNode {
  const row = props.payload?.[0]?.payload;
  if (!props.active || !row) return null;
  return (
    <div className="recharts-tooltip">
      <strong>{formatHours(row.time)} after the inquiry</strong>
      <div>
        Started {formatPercent(row.started)} ({formatPercentInterval(...row.startedBand)})
      </div>
      <div>
        Gave up or closed {formatPercent(row.gaveUp)} ({formatPercentInterval(...row.gaveUpBand)})
      </div>
    </div>
  );
}
