import type { ReactNode } from "react";
import type { SeverityBand } from "../answers/severity-bands.js";
import { formatCount, formatPercent } from "#shared/format";
import { shortened } from "./drawn-text.js";
import { useSize } from "./use-size.js";

export interface SeverityBarsRow {
  readonly id: string;
  readonly label: string;
  readonly n: number;
  /** What stands in place of the bar, e.g. "too few to show". */
  readonly words?: string;
  /** Shares by band name; a band that is absent is 0. */
  readonly shares: Readonly<Record<string, number>>;
}

interface SeverityBarsProps {
  /** From the mildest to the most severe; see `orderedBands`. */
  readonly bands: readonly SeverityBand[];
  readonly rows: readonly SeverityBarsRow[];
  readonly description: string;
}

const ROW = 54;
const BAR = 24;
/** Width of a letter, rather too much than too little. */
const LETTER = 8;
/** Square and gaps of an entry of the key. */
const KEY_ROOM = 40;
const KEY = 28;

/**
 * Strength of the one colour by place: the most severe band is full, the others pale enough for dark letters on them in
 * light and light ones in dark. Words and order carry the meaning.
 */
function strengthOf(place: number, count: number): number {
  return place === count - 1 ? 1 : 0.06 + (0.4 * place) / Math.max(1, count - 2);
}

interface Fill {
  readonly opacity: number;
  readonly isOpen: boolean;
}

/** How each band is filled: in the one colour, open where people have none. */
function fillIn(bands: readonly SeverityBand[]): (band: SeverityBand) => Fill {
  const graded = bands.filter(({ place }) => place !== null);
  return (band) =>
    band.place === null
      ? { opacity: 0, isOpen: true }
      : { opacity: strengthOf(graded.indexOf(band), graded.length), isOpen: false };
}

/** How wide an entry of the key is, how many stand beside each other, and how high all of them are. */
function keySize(bands: readonly SeverityBand[], width: number) {
  const entry = KEY_ROOM + LETTER * Math.max(0, ...bands.map(({ name }) => name.length));
  const perLine = Math.max(1, Math.floor(width / entry));
  return { entry, perLine, height: Math.ceil(bands.length / perLine) * KEY };
}

/** Severity bands as one bar a group, mild to severe from left to right in one colour, with n at the end. */
export function SeverityBars({ bands, rows, description }: SeverityBarsProps): ReactNode {
  const { ref, width } = useSize();
  const key = keySize(bands, width);
  const height = key.height + rows.length * ROW;
  const fillOf = fillIn(bands);
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
          {bands.map((band, place) => (
            <g
              key={band.name}
              transform={`translate(${(place % key.perLine) * key.entry},${Math.floor(place / key.perLine) * KEY})`}
            >
              <Part {...fillOf(band)} box={{ x: 1, y: 4, width: 16 }} height={16} />
              <text x={24} y={17}>
                {band.name}
              </text>
            </g>
          ))}
          {rows.map((row, place) => (
            <g key={row.id} transform={`translate(0,${key.height + place * ROW})`}>
              <RowHead row={row} width={width} />
              <Stack bands={bands} row={row} width={width} fillOf={fillOf} />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

/** The name of a bar, and its n at the end. */
function RowHead({ row, width }: { readonly row: SeverityBarsRow; readonly width: number }): ReactNode {
  return (
    <>
      <text y={14} fontWeight={600}>
        {shortened(row.label, Math.floor((width - 70) / LETTER))}
      </text>
      <text x={width} y={14} textAnchor="end" className="quiet-text">
        n {formatCount(row.n)}
      </text>
    </>
  );
}

function Stack(props: {
  readonly bands: readonly SeverityBand[];
  readonly row: SeverityBarsRow;
  readonly width: number;
  readonly fillOf: (band: SeverityBand) => Fill;
}): ReactNode {
  const { bands, row, width } = props;
  if (row.words !== undefined) {
    return (
      <text y={22 + BAR / 2} className="quiet-text">
        {row.words}
      </text>
    );
  }
  return bands.map((band, place) => {
    const share = row.shares[band.name] ?? 0;
    const before = bands.slice(0, place).reduce((sum, { name }) => sum + (row.shares[name] ?? 0), 0);
    const fill = props.fillOf(band);
    const box = { x: before * width, y: 20, width: share * width };
    const words = `${row.label}, ${band.name}: ${formatPercent(share)}`;
    return share === 0 ? null : (
      <g key={band.name} data-point tabIndex={-1} role="img" aria-label={words}>
        <title>{words}</title>
        <Part {...fill} box={box} height={BAR} />
        {box.width > 50 ? (
          <text
            x={box.x + box.width / 2}
            y={box.y + 17}
            textAnchor="middle"
            className={fill.opacity > 0.6 ? "on-accent" : undefined}
          >
            {formatPercent(share)}
          </text>
        ) : null}
      </g>
    );
  });
}

function Part(
  props: Fill & { readonly box: { x: number; y: number; width: number }; readonly height: number },
) {
  const { box, height } = props;
  return (
    <rect
      x={box.x + 1}
      y={box.y + 1}
      width={Math.max(1, box.width - 2)}
      height={height - 2}
      fill={props.isOpen ? "var(--surface)" : "var(--accent)"}
      fillOpacity={props.isOpen ? 1 : props.opacity}
      stroke={props.isOpen ? "var(--control-line)" : "var(--accent)"}
      strokeDasharray={props.isOpen ? "4 3" : ""}
      strokeWidth={1.25}
    />
  );
}
