import type { ReactElement, ReactNode } from "react";
import { CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { ProcessResponse } from "#shared/contract/analysis";
import type { NoteResponse } from "#shared/contract/notes";
import { formatCount, formatMonthShort, formatPeriod } from "#shared/format";
import { valueWords, type Unit } from "../words/result-words.js";
import { shareTicks, tickWords } from "./drawn-text.js";
import { GoalWords } from "./goal-words.js";
import { Plot, reachBars, Tip, type DrawnPoint, type DrawnTick, type DrawnTip } from "./plot-parts.js";
import { NothingToDraw } from "./nothing-to-draw.js";
import { PointShape, ShapeKey, type KeyEntry } from "./point-shape.js";
import { notesWithin, noteWords, spcRows, spcShapes, type SpcRow } from "./spc-rows.js";

export interface SpcChartProps {
  /**
   * `figure.process?.[0].chart` where its kind is "process", asked for with `{ every, process: true }`; where process
   * control has no answer, `withoutLimits(figure.groups)`: the same picture, and no judgement.
   */
  readonly chart: Pick<ProcessResponse, "points" | "baselines">;
  readonly unit: Unit;
  /** Drawn as a line with its value written on it. */
  readonly goal: number | null;
  /** Those that speak of this measure and program: numbered flags under the axis, listed below. */
  readonly notes: readonly NoteResponse[];
  /** Intervals by period, `intervalsOf(figure.groups)`: drawn as a bar through the point. */
  readonly intervals?: ReadonlyMap<string, readonly [lower: number, upper: number]>;
  /** The finding: name of the drawing. */
  readonly description: string;
}

/** A row with the limits of each segment under a name of its own, so that no line runs across a new baseline. */
function drawnRow(row: SpcRow, interval: readonly [number, number] | undefined): object {
  const { segment, point, value } = row;
  const reach = interval && value !== null ? [value - interval[0], interval[1] - value] : null;
  return {
    ...row,
    reach,
    [`centre${segment}`]: point.centreLine,
    [`lower${segment}`]: point.lowerProcessLimit,
    [`upper${segment}`]: point.upperProcessLimit,
  };
}

/** A measure over time with its process limits: what is chance, what is a signal, and in which direction. */
export function SpcChart(props: SpcChartProps): ReactNode {
  const { chart, unit, goal, intervals } = props;
  const rows = spcRows(chart, props);
  if (rows.every((row) => row.value === null))
    return <NothingToDraw words="No period has enough cases for a point." />;
  const segments = [...new Set(rows.map((row) => row.segment))];
  return (
    <>
      <Plot look="plot-time">
        {(size) => (
          <ComposedChart
            {...size}
            data={rows.map((row) => drawnRow(row, intervals?.get(row.period)))}
            margin={{ top: 18, right: 16, bottom: 4, left: 0 }}
            title={props.description}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            {periodAxis(rows, size.width)}
            {valueAxis(unit)}
            {segments.flatMap(limitLines)}
            {chart.baselines.map(baselineLine)}
            {goal === null ? null : goalLine(goal)}
            <Tooltip
              content={(tip: unknown) => <SpcTip tip={tip as DrawnTip<SpcRow>} unit={unit} />}
              cursor={{ stroke: "var(--control-line)" }}
            />
            {valueLine(intervals !== undefined)}
            {goal === null ? null : (
              <GoalWords {...{ rows, goal, intervals }} words={`Goal ${valueWords(goal, unit)}`} />
            )}
          </ComposedChart>
        )}
      </Plot>
      <ShapeKey entries={keyOf(rows)} />
      <Notes chart={chart} notes={props.notes} />
    </>
  );
}

const limitKey = [
  { shape: "line", color: "var(--neutral)", words: "mean" },
  { shape: "dashes", color: "var(--neutral)", words: "process limits" },
] as const;

/** What the shapes and lines mean; a chart that nobody has judged says only which points are open. */
function keyOf(rows: readonly SpcRow[]): readonly KeyEntry[] {
  const isJudged = rows.some((row) => row.point.centreLine !== null);
  const shown = rows.filter((row) => row.value !== null && (isJudged || row.shape === "open"));
  const shapes = spcShapes.filter((each) => shown.some((row) => row.shape === each.shape));
  return isJudged ? [...shapes, ...limitKey] : shapes;
}

function periodAxis(rows: readonly SpcRow[], width: number): ReactElement {
  const hasNotes = rows.some((row) => row.notes.length > 0);
  return (
    <XAxis
      dataKey="period"
      interval={0}
      height={hasNotes ? 82 : 60}
      tickLine={false}
      stroke="var(--control-line)"
      padding={{ left: 16, right: 16 }}
      tick={(tick: DrawnTick) => (
        <PeriodTick key={tick.index} tick={tick} rows={rows} most={Math.max(2, Math.floor(width / 46))} />
      )}
    />
  );
}

function valueAxis(unit: Unit): ReactElement {
  return (
    <YAxis
      domain={unit === "share" ? [0, 1] : ["auto", "auto"]}
      {...(unit === "share" ? { ticks: shareTicks } : {})}
      tickFormatter={(value: number) => tickWords(value, unit)}
      width={52}
      tickLine={false}
      axisLine={false}
    />
  );
}

function limitLines(segment: number): ReactElement[] {
  const line = (name: string, dash: string): ReactElement => (
    <Line
      key={`${name}${segment}`}
      dataKey={`${name}${segment}`}
      type="step"
      stroke="var(--neutral)"
      strokeWidth={1.5}
      strokeDasharray={dash}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      connectNulls={false}
      legendType="none"
    />
  );
  return [line("centre", ""), line("lower", "5 4"), line("upper", "5 4")];
}

function baselineLine(baseline: string): ReactElement {
  return <ReferenceLine key={baseline} x={baseline} stroke="var(--text)" strokeDasharray="2 3" />;
}

function goalLine(goal: number): ReactElement {
  return <ReferenceLine y={goal} stroke="var(--warm)" strokeWidth={2} strokeDasharray="8 4" />;
}

function valueLine(hasIntervals: boolean): ReactElement {
  return (
    <Line
      dataKey="value"
      stroke="var(--accent)"
      strokeWidth={2}
      isAnimationActive={false}
      connectNulls={false}
      activeDot={false}
      dot={({ cx, cy, payload }: DrawnPoint<SpcRow>) =>
        cx == null || cy == null || !payload || payload.value === null ? (
          <g key={payload?.period} />
        ) : (
          <PointShape
            key={payload.period}
            x={cx}
            y={cy}
            shape={payload.shape}
            color={payload.color}
            words={payload.words}
          />
        )
      }
    >
      {hasIntervals ? reachBars({ strokeWidth: 4, opacity: 0.35 }) : null}
    </Line>
  );
}

/** Name of the period, n under it, the year where it begins, and the flags of notes. */
function PeriodTick({
  tick,
  rows,
  most,
}: {
  readonly tick: DrawnTick;
  readonly rows: readonly SpcRow[];
  readonly most: number;
}): ReactNode {
  const row = rows[tick.index];
  if (!row) return null;
  // With many periods only some names fit; the first of a year among them carries the year.
  const step = Math.ceil(rows.length / most);
  const isNamed = tick.index % step === 0;
  const before = rows[tick.index - step];
  const opensYear = before === undefined || before.period.slice(0, 4) !== row.period.slice(0, 4);
  if (!isNamed && row.notes.length === 0) return null;
  return (
    <g transform={`translate(${tick.x},${tick.y})`} textAnchor="middle">
      {isNamed ? <PeriodName row={row} opensYear={opensYear} /> : null}
      {row.notes.length > 0 ? (
        <g transform="translate(0,66)">
          <rect x={-9} y={-11} width={row.notes.length > 1 ? 26 : 18} height={18} rx={3} fill="var(--text)" />
          <text x={row.notes.length > 1 ? 4 : 0} dy={3} className="on-text">
            {row.notes.length > 1 ? `${row.notes[0]}–${row.notes.at(-1)}` : row.notes[0]}
          </text>
        </g>
      ) : null}
    </g>
  );
}

function PeriodName(props: { readonly row: SpcRow; readonly opensYear: boolean }): ReactNode {
  const { period, point } = props.row;
  const isMonth = /^\d{4}-\d{2}$/.test(period);
  return (
    <>
      <text dy={14}>{isMonth ? formatMonthShort(period) : period.replace(/^\d{4}-/, "")}</text>
      <text dy={31} className="quiet-text">
        {formatCount(point.n)}
      </text>
      {props.opensYear && period.length > 4 ? (
        <text dy={47} className="quiet-text">
          {period.slice(0, 4)}
        </text>
      ) : null}
    </>
  );
}

function SpcTip({ tip, unit }: { readonly tip: DrawnTip<SpcRow>; readonly unit: Unit }): ReactNode {
  const row = tip.payload?.[0]?.payload;
  if (!tip.active || !row) return null;
  const { point } = row;
  const limits =
    point.lowerProcessLimit === null || point.upperProcessLimit === null
      ? "no limits"
      : `limits ${valueWords(point.lowerProcessLimit, unit)} to ${valueWords(point.upperProcessLimit, unit)}`;
  return <Tip title={formatPeriod(row.period)} lines={[row.words.replace(/^[^:]*: /, ""), limits]} />;
}

function Notes(props: {
  readonly chart: SpcChartProps["chart"];
  readonly notes: readonly NoteResponse[];
}): ReactNode {
  const placed = notesWithin(props.chart.points, props.notes);
  if (placed.length === 0) return null;
  return (
    <ol className="chart-notes small" aria-label="Notes">
      {placed.map((each) => (
        <li key={each.note.id}>{noteWords(each, props.chart)}</li>
      ))}
    </ol>
  );
}
