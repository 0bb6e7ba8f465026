import { useId, type ReactNode } from "react";
import { formatCount, formatPercent } from "#shared/format";
import { isolated, shortened, writtenWidth } from "./drawn-text.js";
import { useSize } from "./use-size.js";

/** How a part is filled: colour and pattern together, so that neighbours stay apart in grey. */
export type Tone = "accent" | "warm" | "neutral" | "open";

export interface SharesBarRow {
  readonly id: string;
  readonly label: string;
  /** The name where the whole label has no room, such as a program's title without its code. */
  readonly short?: string;
  readonly n: number;
  /** What keeps the bar from being drawn, e.g. "too few to show"; its place and n stay. */
  readonly words?: string;
  /** Shares in the order of `parts`; they need not add up to one. */
  readonly shares: readonly number[];
  /** Their intervals in words, "1.2–4.0%", read out with each part. */
  readonly intervals?: readonly string[];
}

interface SharesBarProps {
  /** Parts from left to right, the same in every row. */
  readonly parts: readonly { readonly id: string; readonly label: string; readonly tone: Tone }[];
  readonly rows: readonly SharesBarRow[];
  readonly description: string;
}

const ROW = 58;
const BAR = 24;
const KEY = 26;
/** Above the first name of a bar. */
const UNDER_KEY = 6;

/** Stacked shares, one bar a group, with the share written in each part where there is room and n at the end. */
export function SharesBar({ parts, rows, description }: SharesBarProps): ReactNode {
  const { ref, width } = useSize();
  const pattern = useId();
  const keys = placedKeys(parts, width);
  const keyHeight = ((keys.at(-1)?.line ?? 0) + 1) * KEY + UNDER_KEY;
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
          <PartKey keys={keys} pattern={pattern} />
          {rows.map((row, place) => (
            <g key={row.id} transform={`translate(0,${keyHeight + place * ROW})`}>
              <text y={14} fontWeight={600}>
                {nameIn(row, width - writtenWidth(endWords({ row, parts, width })) - NAME_GAP)}
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
  return writtenWidth(row.label) + NAME_GAP + writtenWidth(words) < width ? words : size;
}

/** Between a name and what stands at the end of its line. */
const NAME_GAP = 16;

/** The name of a bar as far as it has room: whole, else without its code, else cut. */
function nameIn({ label, short = label }: SharesBarRow, room: number): string {
  if (writtenWidth(label) <= room) return isolated(label);
  return writtenWidth(short) <= room ? isolated(short) : shortened(short, Math.floor(room / LETTER));
}

interface PlacedKey {
  readonly part: SharesBarProps["parts"][number];
  readonly x: number;
  readonly line: number;
}

/** The entries of the key one beside the other, in as many lines as the width needs. */
function placedKeys(parts: SharesBarProps["parts"], width: number): readonly PlacedKey[] {
  let [x, line] = [0, 0];
  return parts.map((part) => {
    const own = KEY_WORDS + writtenWidth(part.label);
    if (x > 0 && x + own > width) [x, line] = [0, line + 1];
    const placed = { part, x, line };
    x += own + KEY_GAP;
    return placed;
  });
}

/** From an entry's colour to its words, and from one entry to the next. */
const KEY_WORDS = 24;
const KEY_GAP = 20;

function PartKey(props: { readonly keys: readonly PlacedKey[]; readonly pattern: string }): ReactNode {
  return props.keys.map(({ part, x, line }) => (
    <g key={part.id} transform={`translate(${x},${line * KEY})`}>
      <Part tone={part.tone} pattern={props.pattern} box={{ x: 1, y: 4, width: 16, height: 16 }} />
      <text x={KEY_WORDS} y={17}>
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
