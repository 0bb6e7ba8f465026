import type { ReactNode } from "react";
import { formatPercent, formatPercentInterval } from "#shared/format";
import type { Result } from "../api.js";
import { shownRate } from "../findings.js";

const WIDTH = 160;
const HEIGHT = 24;
const EDGE = 6;

/** A point with its interval on a scale of 0–100% with the goal as a dashed rule; empty below ten cases. */
export function IntervalPlot(props: { readonly result: Result; readonly goal: number | null }): ReactNode {
  const rate = shownRate(props.result);
  const x = (proportion: number): number => EDGE + proportion * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  const words =
    rate?.lower != null && rate.upper !== null
      ? `${formatPercent(rate.estimate)}, interval ${formatPercentInterval(rate.lower, rate.upper)}`
      : "Too few for a rate";
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={words}>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - 2} y2={HEIGHT - 2} stroke="var(--line)" />
      {props.goal === null ? null : (
        <line
          x1={x(props.goal)}
          x2={x(props.goal)}
          y1={0}
          y2={HEIGHT}
          stroke="var(--warm)"
          strokeDasharray="4 3"
        />
      )}
      {rate?.lower != null && rate.upper !== null ? (
        <>
          <line
            x1={x(rate.lower)}
            x2={x(rate.upper)}
            y1={middle}
            y2={middle}
            stroke="var(--accent)"
            strokeWidth={3}
          />
          <circle cx={x(rate.estimate)} cy={middle} r={4.5} fill="var(--accent)" />
        </>
      ) : null}
    </svg>
  );
}
