import type { ReactNode } from "react";
import { valueWords, type Unit } from "../words/result-words.js";

export interface Quartiles {
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly p90: number;
}

interface QuartilePlotProps {
  /** Null where there are too few: the cell says so. */
  readonly quartiles: Quartiles | null;
  readonly unit: Unit;
  /** Where the scale ends, the same for a whole column. */
  readonly until: number;
  /** Limits drawn as rules, e.g. 72 hours. */
  readonly rules?: readonly number[];
}

const WIDTH = 220;
const HEIGHT = 26;
const EDGE = 7;

/** Median, middle half and 90th percentile of a time on a common scale, for a table's cell. */
export function QuartilePlot({ quartiles, unit, until, rules = [] }: QuartilePlotProps): ReactNode {
  const x = (value: number): number =>
    EDGE + (Math.min(until, Math.max(0, value)) / (until || 1)) * (WIDTH - 2 * EDGE);
  const words = quartiles ? wordsOf(quartiles, unit) : "Too few to show";
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - 2} y2={HEIGHT - 2} stroke="var(--line)" />
      {rules.map((rule) => (
        <line
          key={rule}
          x1={x(rule)}
          x2={x(rule)}
          y1={0}
          y2={HEIGHT}
          stroke="var(--warm)"
          strokeDasharray="4 3"
        />
      ))}
      {quartiles ? <DrawnQuartiles quartiles={quartiles} x={x} /> : null}
    </svg>
  );
}

function wordsOf({ median, lowerQuartile, upperQuartile, p90 }: Quartiles, unit: Unit): string {
  const write = (value: number): string => valueWords(value, unit);
  return `median ${write(median)}, middle half ${write(lowerQuartile)} to ${write(upperQuartile)}, 90% within ${write(p90)}`;
}

/** The middle half as a bar, the median as its dot, and from the bar a thread to the tick of 90%. */
function DrawnQuartiles(props: {
  readonly quartiles: Quartiles;
  /** Where a value stands from left to right. */
  readonly x: (value: number) => number;
}): ReactNode {
  const { quartiles, x } = props;
  const middle = HEIGHT / 2;
  const lower = x(quartiles.lowerQuartile);
  const upper = x(quartiles.upperQuartile);
  const p90 = x(quartiles.p90);
  return (
    <>
      <line
        x1={upper}
        x2={p90}
        y1={middle}
        y2={middle}
        stroke="var(--accent)"
        strokeDasharray="2 3"
        strokeWidth={1.5}
      />
      <line
        x1={lower}
        x2={Math.max(lower + 1, upper)}
        y1={middle}
        y2={middle}
        stroke="var(--accent)"
        strokeWidth={7}
        opacity={0.4}
      />
      <circle cx={x(quartiles.median)} cy={middle} r={4.5} fill="var(--accent)" />
      <line x1={p90} x2={p90} y1={middle - 6} y2={middle + 6} stroke="var(--accent)" strokeWidth={2} />
    </>
  );
}
