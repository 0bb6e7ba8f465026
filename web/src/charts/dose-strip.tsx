import type { ReactNode } from "react";
import { formatCount, formatPercent } from "#shared/format";
import { readable, RimmedText } from "./drawn-text.js";
import { useSize } from "./use-size.js";

export interface DoseStripProps {
  /** One entry a judged person-week: attended hours; partial weeks are drawn open and counted in no share. */
  readonly weeks: readonly { readonly id: string; readonly hours: number; readonly isPartial: boolean }[];
  /** The band, both ends included: 9–15 h for adults. */
  readonly band: { readonly from: number; readonly to: number };
  /** Shares of judged weeks under, within and over the band, as the API gave them; null where they may not be shown. */
  readonly shares: { readonly under: number; readonly within: number; readonly over: number } | null;
  readonly description: string;
}

const TOP = 40;
const BOTTOM = 40;
const EDGE = 12;
const STEP = 7;

interface Dot {
  readonly hours: number;
  readonly whole: number;
  readonly partial: number;
}

/** Weeks in columns of half an hour, so that many of them stack instead of hiding each other. */
function columnsOf(weeks: DoseStripProps["weeks"]): readonly Dot[] {
  const columns = new Map<number, Dot>();
  for (const week of weeks) {
    const hours = Math.round(week.hours * 2) / 2;
    const dot = columns.get(hours) ?? { hours, whole: 0, partial: 0 };
    columns.set(
      hours,
      week.isPartial ? { ...dot, partial: dot.partial + 1 } : { ...dot, whole: dot.whole + 1 },
    );
  }
  return [...columns.values()].sort((one, other) => one.hours - other.hours);
}

/** Person-weeks along their attended hours with the band shaded and the three shares written above it. */
export function DoseStrip(props: DoseStripProps): ReactNode {
  const { ref, width } = useSize();
  const columns = columnsOf(props.weeks);
  const most = Math.max(props.band.to + 3, ...columns.map((column) => column.hours));
  const tallest = Math.max(1, ...columns.map((column) => column.whole + column.partial));
  const perDot = Math.max(1, Math.ceil(tallest / 20));
  const height = TOP + BOTTOM + Math.ceil(tallest / perDot) * STEP + 8;
  const x = (hours: number): number => EDGE + (hours / most) * (width - 2 * EDGE);
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={props.description}
        >
          <BandArea {...props} x={x} height={height} width={width} />
          {columns.map((column) => (
            <Column
              key={column.hours}
              column={column}
              x={x(column.hours)}
              base={height - BOTTOM}
              perDot={perDot}
            />
          ))}
          <HoursAxis x={x} most={most} height={height} words={dotWords(perDot)} />
        </svg>
      )}
    </div>
  );
}

function dotWords(perDot: number): string {
  return perDot === 1 ? "Attended hours a week" : `Attended hours a week; a dot is up to ${perDot} weeks`;
}

function HoursAxis(props: {
  readonly x: (hours: number) => number;
  readonly most: number;
  readonly height: number;
  readonly words: string;
}): ReactNode {
  const { x, most } = props;
  const base = props.height - BOTTOM;
  const ticks = [0, 3, 6, 9, 12, 15, 18, 21, 24].filter((tick) => tick <= most);
  return (
    <>
      <line x1={x(0)} x2={x(most)} y1={base} y2={base} stroke="var(--control-line)" />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={base + 16} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={EDGE} y={props.height - 6} className="quiet-text">
        {props.words}
      </text>
    </>
  );
}

function BandArea(
  props: DoseStripProps & {
    readonly x: (hours: number) => number;
    readonly height: number;
    readonly width: number;
  },
): ReactNode {
  const { band, shares, x, height, width } = props;
  const words = [
    { id: "under", at: x(band.from) - 6, anchor: "end" as const, share: shares?.under },
    { id: "within", at: (x(band.from) + x(band.to)) / 2, anchor: "middle" as const, share: shares?.within },
    { id: "over", at: Math.min(x(band.to) + 6, width - 78), anchor: "start" as const, share: shares?.over },
  ];
  return (
    <>
      <rect
        x={x(band.from)}
        width={x(band.to) - x(band.from)}
        y={TOP - 8}
        height={height - BOTTOM - TOP + 8}
        fill="var(--accent)"
        fillOpacity={0.12}
      />
      {words.map((each) =>
        each.share === undefined ? null : (
          <g key={each.id} {...readable(`${each.id}: ${formatPercent(each.share)}`)}>
            <RimmedText x={each.at} y={TOP - 16} anchor={each.anchor}>
              {formatPercent(each.share)} {each.id}
            </RimmedText>
          </g>
        ),
      )}
    </>
  );
}

function Column(props: {
  readonly column: Dot;
  readonly x: number;
  readonly base: number;
  readonly perDot: number;
}): ReactNode {
  const { column, x, base, perDot } = props;
  const whole = Math.ceil(column.whole / perDot);
  const count = whole + Math.ceil(column.partial / perDot);
  return (
    <g>
      <title>{`${column.hours} h: ${formatCount(column.whole)} weeks, ${formatCount(column.partial)} partial`}</title>
      {Array.from({ length: count }, (_, place) => (
        <circle
          key={place}
          cx={x}
          cy={base - 5 - place * STEP}
          r={2.75}
          fill={place < whole ? "var(--accent)" : "var(--surface)"}
          stroke="var(--accent)"
        />
      ))}
    </g>
  );
}
