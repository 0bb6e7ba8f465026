import type { ReactNode } from "react";
import type { ResultResponse } from "#shared/contract/results";
import { figureWords, intervalWords, valueWords, type Unit } from "../words/result-words.js";

interface IntervalPlotProps {
  readonly result: ResultResponse | undefined;
  readonly goal?: number | null;
  /** What others reached, dotted: no goal. */
  readonly reference?: number | null;
  /** The scale, the same for a whole column: 0 to 1 for shares, e.g. −12 to 4 for changes in points. */
  readonly domain?: readonly [low: number, high: number];
  /** Drawn open: the group is not yet over, or too young to judge. */
  readonly isOpen?: boolean;
  /** In CSS pixels. */
  readonly width?: number;
}

const WIDTH = 160;
const HEIGHT = 24;
const EDGE = 6;

interface Placed {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly unit: Unit;
}

/** The one number of a result with its interval; null where its n allows none. */
function placed(result: ResultResponse | undefined): Placed | null {
  if (!result || !figureWords(result).isRate) return null;
  if (result.kind === "proportion") return { ...result, unit: "share" };
  if (result.kind === "mean") return { ...result, estimate: result.mean };
  if (result.kind === "mean-change") return { ...result, estimate: result.mean, unit: "points" };
  if (result.kind !== "time-to-event" || result.median.estimate === null) return null;
  return { ...result.median, estimate: result.median.estimate, unit: result.unit };
}

/** Where a value stands from left to right. */
type Scale = (value: number) => number;

/** A point with its interval on a common scale with the goal as a dashed rule and a reference as a dotted one, for a table's cell; empty below ten cases. */
export function IntervalPlot(props: IntervalPlotProps): ReactNode {
  const { goal = null, reference = null, width = WIDTH } = props;
  const shown = placed(props.result);
  const [low, high] = props.domain ?? [0, 1];
  const within = (value: number): number => Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  const x: Scale = (value) => EDGE + within(value) * (width - 2 * EDGE);
  return (
    // The box of its own coordinates lets paper draw it narrower.
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={wordsOf(shown)}
    >
      <line x1={EDGE} x2={width - EDGE} y1={HEIGHT - 2} y2={HEIGHT - 2} stroke="var(--line)" />
      {low < 0 && high > 0 ? <line x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} stroke="var(--line)" /> : null}
      {goal === null ? null : (
        <line x1={x(goal)} x2={x(goal)} y1={0} y2={HEIGHT} stroke="var(--warm)" strokeDasharray="4 3" />
      )}
      {reference === null ? null : <ReferenceRule at={x(reference)} />}
      {shown ? <Point shown={shown} x={x} isOpen={props.isOpen === true} /> : null}
    </svg>
  );
}

function wordsOf(shown: Placed | null): string {
  return shown
    ? `${valueWords(shown.estimate, shown.unit)}, interval ${intervalWords(shown.lower, shown.upper, shown.unit)}`
    : "Too few for a figure";
}

function ReferenceRule({ at }: { readonly at: number }): ReactNode {
  return (
    <line
      x1={at}
      x2={at}
      y1={0}
      y2={HEIGHT}
      stroke="var(--text)"
      strokeWidth={1.5}
      strokeDasharray="1.5 2.5"
    />
  );
}

/** The point over its interval, where the interval has both ends. */
function Point(props: { readonly shown: Placed; readonly x: Scale; readonly isOpen: boolean }): ReactNode {
  const { shown, x, isOpen } = props;
  const middle = HEIGHT / 2;
  return (
    <>
      {shown.lower === null || shown.upper === null ? null : (
        <line
          x1={x(shown.lower)}
          x2={x(shown.upper)}
          y1={middle}
          y2={middle}
          stroke="var(--accent)"
          strokeWidth={3}
        />
      )}
      <circle
        cx={x(shown.estimate)}
        cy={middle}
        r={isOpen ? 4 : 4.5}
        fill={isOpen ? "var(--surface)" : "var(--accent)"}
        stroke="var(--accent)"
        strokeWidth={isOpen ? 2 : 0}
      />
    </>
  );
}
