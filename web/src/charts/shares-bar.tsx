import { useId, type ReactNode } from "react";
import { formatCount, formatPercent } from "#shared/format";
import { shortened } from "./drawn-text.js";
import { useSize } from "./use-size.js";

/** How a part is filled: colour and pattern together, so that neighbours stay apart in grey. */
export type Tone = "accent" | "warm" | "neutral" | "open";

export interface SharesBarRow {
  readonly id: string;
  readonly label: string;
  readonly n: number;
  /** What keeps the bar from being drawn, e.g. "too few to show"; its place and n stay. */
  readonly words?: string;
  /** Shares in the order of `parts`; they need not add up to one. */
  readonly shares: readonly number[];
  /** Their intervals in words, "1.2–4.0%", read out with each part. */
  readonly intervals?: readonly string[];
}

export interface SharesBarProps {
  /** Parts from left to right, the same in every row. */
  readonly parts: readonly { readonly id: string; readonly label: string; readonly tone: Tone }[];
  readonly rows: readonly SharesBarRow[];
  readonly description: string;
}

const ROW = 58;
const BAR = 24;
const KEY = 30;

/** Stacked shares, one bar a group, with the share written in each part where there is room and n at the end. */
export function SharesBar({ parts, rows, description }: SharesBarProps): ReactNode {
  const { ref, width } = useSize();
  const pattern = useId();
  const perKey = Math.max(1, Math.floor(width / 170));
  const keyHeight = Math.ceil(parts.length / perKey) * KEY;
  const height = keyHeight + rows.length * ROW;
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={description}
        >
          <Hatching id={pattern} />
          <PartKey parts={parts} perLine={perKey} pattern={pattern} />
          {rows.map((row, place) => (
            <g key={row.id} transform={`translate(0,${keyHeight + place * ROW})`}>
              <text y={14} fontWeight={600}>
                {shortened(row.label, Math.floor((width - 70) / LETTER))}
              </text>
              <text x={width} y={14} textAnchor="end" className="quiet-text">
                {endWords({ row, parts, width })}
              </text>
              <Stack parts={parts} row={row} width={width} pattern={pattern} />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

/** Narrower parts have no room for their number: it stands beside n. */
const ROOM_FOR_NUMBER = 50;

function hasRoom(share: number, width: number): boolean {
  return share * width > ROOM_FOR_NUMBER;
}

const LETTER = 8;

/** "n 1,234" and before it, beside a name that leaves room, the shares that have none in the bar: "over 3.1% · n 1,234". */
function endWords(of: Pick<SharesBarProps, "parts"> & { row: SharesBarRow; width: number }): string {
  const { row, parts, width } = of;
  const narrow = parts.flatMap(({ label }, place) => {
    const share = row.shares[place];
    return share === undefined || share === 0 || hasRoom(share, width)
      ? []
      : [`${label.toLowerCase()} ${formatPercent(share)}`];
  });
  const size = `n ${formatCount(row.n)}`;
  const words = [...narrow, size].join(" · ");
  return (row.label.length + words.length) * LETTER < width ? words : size;
}

function PartKey(
  props: Pick<SharesBarProps, "parts"> & { readonly perLine: number; readonly pattern: string },
): ReactNode {
  const { parts, perLine, pattern } = props;
  return parts.map((part, place) => (
    <g key={part.id} transform={`translate(${(place % perLine) * 170},${Math.floor(place / perLine) * KEY})`}>
      <Part tone={part.tone} pattern={pattern} box={{ x: 1, y: 4, width: 16, height: 16 }} />
      <text x={24} y={17}>
        {part.label}
      </text>
    </g>
  ));
}

interface StackProps extends Pick<SharesBarProps, "parts"> {
  readonly row: SharesBarRow;
  readonly width: number;
  readonly pattern: string;
}

function Stack({ parts, row, width, pattern }: StackProps): ReactNode {
  if (row.words !== undefined) {
    return (
      <text y={22 + BAR / 2} className="quiet-text">
        {row.words}
      </text>
    );
  }
  return parts.map((part, place) => {
    const share = row.shares[place] ?? 0;
    const before = row.shares.slice(0, place).reduce((sum, one) => sum + one, 0);
    const box = { x: before * width, y: 20, width: Math.max(0, share * width), height: BAR };
    const interval = row.intervals?.[place];
    const words = `${row.label}, ${part.label}: ${formatPercent(share)}${interval === undefined ? "" : `, 95% interval ${interval}`}`;
    return (
      <g key={part.id} data-point tabIndex={-1} role="img" aria-label={words}>
        <title>{words}</title>
        <Part tone={part.tone} pattern={pattern} box={box} />
        {hasRoom(share, width) ? (
          <text
            x={box.x + box.width / 2}
            y={box.y + 17}
            textAnchor="middle"
            className={part.tone === "accent" || part.tone === "warm" ? "on-accent" : undefined}
          >
            {formatPercent(share)}
          </text>
        ) : null}
      </g>
    );
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function Part(props: { readonly tone: Tone; readonly pattern: string; readonly box: Box }): ReactNode {
  const { tone, box } = props;
  const inset = { x: box.x + 1, y: box.y + 1, width: Math.max(0, box.width - 2), height: box.height - 2 };
  if (tone === "open")
    return <rect {...inset} fill="var(--surface)" stroke="var(--control-line)" strokeWidth={1.5} />;
  if (tone === "neutral") {
    return <rect {...inset} fill={`url(#${props.pattern})`} stroke="var(--neutral)" strokeWidth={1.5} />;
  }
  return <rect {...inset} fill={tone === "accent" ? "var(--accent)" : "var(--warm-fill)"} />;
}

function Hatching({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--surface)" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line)" strokeWidth="4" />
      </pattern>
    </defs>
  );
}
