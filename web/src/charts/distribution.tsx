import type { ReactNode } from "react";
import { formatCount, formatPercent } from "#shared/format";
import { AxisTitle, readable, RimmedText, tickWords } from "./drawn-text.js";
import { useSize, type Size } from "./use-size.js";

/** One bar: the share of everybody whose value lies in [from, to). */
export interface DistributionBin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** What is said of the bar, e.g. "0 to 12 h". */
  readonly label: string;
}

interface DistributionProps {
  /** Side by side and of one width, from 0 on; `binsOfCurve` makes them of a cumulative incidence. */
  readonly bins: readonly DistributionBin[];
  /** Everybody beyond the last bin or without a value, at the right end: later than shown, gave up, still waiting. Drawn open. */
  readonly open: readonly { readonly id: string; readonly label: string; readonly share: number }[];
  /** Lines from left to right, each with the share to its left written on it; one where the goal did not change. */
  readonly lines: readonly { readonly at: number; readonly label: string; readonly share: number }[];
  readonly n: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly axisTitle: string;
  readonly description: string;
}

/** Its height on a screen; on paper it is lower. */
const HEIGHT = 320;
/** Room above the bars for the words of one line. */
const TOP = 34;
const LINE_WORDS = 16;
const BOTTOM = 72;
const LEFT = 48;
const RIGHT = 8;

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (share: number) => number;
  /** Where the bars stand. */
  readonly base: number;
  /** Left end and width of an open bar by its place. */
  readonly openAt: (place: number) => number;
  readonly openWidth: number;
  /** Shares at which there is a line. */
  readonly ticks: readonly number[];
}

function scalesOf(props: DistributionProps, { width, height }: Size): Scales {
  const end = props.bins.at(-1)?.to ?? 1;
  const shares = [...props.bins, ...props.open].map((bar) => bar.share);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2].find((each) => each * 5 >= Math.max(...shares)) ?? 0.2;
  const top = Math.max(1, Math.ceil(Math.max(...shares) / step - 1e-9)) * step;
  const above = TOP + (props.lines.length - 1) * LINE_WORDS;
  const openWidth = Math.min(84, (width - LEFT - RIGHT) / (props.open.length + 4));
  const openWhole = props.open.length * (openWidth + 12) + (props.open.length > 0 ? 12 : 0);
  const inner = Math.max(1, width - LEFT - RIGHT - openWhole);
  const base = height - BOTTOM;
  return {
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step),
    x: (value) => LEFT + (value / end) * inner,
    y: (share) => base - (share / top) * (base - above),
    base,
    openAt: (place) => LEFT + inner + 24 + place * (openWidth + 12),
    openWidth,
  };
}

/** Every tick, or every second or third of them, so that they stand apart. */
function ticksThatFit(ticks: DistributionProps["ticks"], { x }: Scales): DistributionProps["ticks"] {
  const apart = x(ticks[1]?.at ?? 1) - x(ticks[0]?.at ?? 0);
  const step = Math.max(1, Math.ceil(28 / Math.max(1, apart)));
  return ticks.filter((_, place) => place % step === 0);
}

/** Histogram of waits with the goal's line and the share before it; whoever never started stays in sight as an open bar. */
export function Distribution(props: DistributionProps): ReactNode {
  const { ref, ...size } = useSize();
  const { width, height } = size;
  const scales = scalesOf(props, size);
  const { base } = scales;
  return (
    <div ref={ref} className="plot" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={props.description}
        >
          <ShareLines scales={scales} right={width - RIGHT} />
          <Bars {...props} scales={scales} />
          <line
            x1={LEFT}
            x2={scales.x(props.bins.at(-1)?.to ?? 1)}
            y1={base}
            y2={base}
            stroke="var(--control-line)"
          />
          {ticksThatFit(props.ticks, scales).map((tick) => (
            <text key={tick.at} x={scales.x(tick.at)} y={base + 16} textAnchor="middle">
              {tick.text}
            </text>
          ))}
          <AxisTitle words={props.axisTitle} x={width / 2} bottom={height} width={width} />
          {props.lines.map((line, place) => (
            <GoalLine key={line.at} line={line} place={place} scales={scales} />
          ))}
        </svg>
      )}
    </div>
  );
}

function ShareLines(props: { readonly scales: Scales; readonly right: number }): ReactNode {
  const { y, ticks } = props.scales;
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={LEFT} x2={props.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
      <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
        {tickWords(tick, "share")}
      </text>
    </g>
  ));
}

function Bars(props: DistributionProps & { readonly scales: Scales }): ReactNode {
  const { scales, lines, n } = props;
  const first = lines[0]?.at ?? 0;
  const { base } = scales;
  const isTight = props.open.some((bar) => bar.label.length * 7 > scales.openWidth + 12);
  const spoken = (label: string, share: number): string =>
    `${label}: ${formatPercent(share)} of ${formatCount(n)}`;
  return (
    <>
      {props.bins.map((bin) => (
        <rect
          key={bin.from}
          {...readable(spoken(bin.label, bin.share))}
          x={scales.x(bin.from) + 0.5}
          width={Math.max(1, scales.x(bin.to) - scales.x(bin.from) - 1)}
          y={scales.y(bin.share)}
          height={Math.max(0, base - scales.y(bin.share))}
          fill={bin.to <= first ? "var(--accent)" : "var(--neutral)"}
        >
          <title>{spoken(bin.label, bin.share)}</title>
        </rect>
      ))}
      {props.open.map((bar, place) => (
        <OpenBar
          key={bar.id}
          bar={bar}
          words={spoken(bar.label, bar.share)}
          scales={scales}
          place={place}
          lower={isTight && place % 2 === 1}
        />
      ))}
    </>
  );
}

function OpenBar(props: {
  readonly bar: DistributionProps["open"][number];
  readonly words: string;
  readonly scales: Scales;
  readonly place: number;
  /** Its name a line lower, where names would touch. */
  readonly lower: boolean;
}): ReactNode {
  const { bar, scales } = props;
  const { base } = scales;
  const left = scales.openAt(props.place);
  const middle = left + scales.openWidth / 2;
  const top = scales.y(bar.share);
  return (
    <g>
      <rect
        {...readable(props.words)}
        x={left}
        width={scales.openWidth}
        y={top}
        height={Math.max(0, base - top)}
        fill="none"
        stroke="var(--warm)"
        strokeWidth={2}
        strokeDasharray="5 3"
      />
      <RimmedText x={middle} y={top - 6} anchor="middle">
        {formatPercent(bar.share)}
      </RimmedText>
      <text x={middle} y={base + (props.lower ? 33 : 16)} textAnchor="middle">
        {bar.label}
      </text>
    </g>
  );
}

/** The words of each further line stand a row lower, so that those of the one before it keep clear of it. */
function GoalLine(props: {
  readonly line: DistributionProps["lines"][number];
  readonly place: number;
  readonly scales: Scales;
}): ReactNode {
  const { line, scales } = props;
  const top = TOP + props.place * LINE_WORDS;
  return (
    <>
      <line
        x1={scales.x(line.at)}
        x2={scales.x(line.at)}
        y1={top - 22}
        y2={scales.base}
        stroke="var(--text)"
        strokeDasharray="6 4"
      />
      <RimmedText x={scales.x(line.at) + 6} y={top - 10}>
        {line.label}: {formatPercent(line.share)} before it
      </RimmedText>
    </>
  );
}
