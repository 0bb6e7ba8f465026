import type { ReactNode } from "react";
import { formatCount, formatPercent } from "#shared/format";
import { readable, RimmedText, writtenWidth } from "./drawn-text.js";
import { LINE_STEP } from "./place-labels.js";
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

/** Room for two lines of words over the band. */
const TOP = 42;
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
      {shares ? <ShareWords shares={shares} from={x(band.from)} to={x(band.to)} width={width} /> : null}
    </>
  );
}

interface ShareWordsProps {
  readonly shares: NonNullable<DoseStripProps["shares"]>;
  /** Where the band begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** The three shares over the band and beside it, each in one line; in two where they would lie over each other. */
function ShareWords({ shares, from, to, width }: ShareWordsProps): ReactNode {
  const said = (["under", "within", "over"] as const).map((id) => ({ id, share: formatPercent(shares[id]) }));
  const inOneLine = said.map(({ id, share }) => ({ id, lines: [`${share} ${id}`] }));
  const inTwo = said.map(({ id, share }) => ({ id, lines: [share, id] }));
  const [under, within, over] = inOneLine.map(({ lines }) => writtenWidth(lines.join("")));
  const half = (within ?? 0) / 2;
  const middle = (from + to) / 2;
  const isWide =
    from - GAP - (under ?? 0) >= 0 &&
    middle - half >= from - GAP / 2 &&
    middle + half <= to + GAP / 2 &&
    to + GAP + (over ?? 0) <= width;
  const places = {
    under: { x: from - GAP, anchor: "end" },
    within: { x: middle, anchor: "middle" },
    over: { x: to + GAP, anchor: "start" },
  } as const;
  return (isWide ? inOneLine : inTwo).map(({ id, lines }) => (
    <g key={id} {...readable(`${id}: ${formatPercent(shares[id])}`)}>
      <RimmedText {...places[id]} y={TOP - 14 - (lines.length - 1) * LINE_STEP}>
        {lines.map((line, place) => (
          <tspan key={line} x={places[id].x} dy={place === 0 ? 0 : LINE_STEP}>
            {line}
          </tspan>
        ))}
      </RimmedText>
    </g>
  ));
}

const GAP = 6;

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
