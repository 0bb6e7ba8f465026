import type { ReactElement, ReactNode } from "react";
import { ErrorBar, YAxis } from "recharts";
import { AxisTitle, shareTicks, tickWords } from "./drawn-text.js";
import { useSize, type Size } from "./use-size.js";

/* What the charts of Recharts have in common. They draw without animation and without the library's own keyboard layer:
   the frame walks the marks that carry data-point. */

/** The colours of up to three series, with a dash each, so that they stay apart in grey. */
export const series = [
  { color: "var(--accent)", dash: "" },
  { color: "var(--warm)", dash: "8 3" },
  { color: "var(--neutral)", dash: "2 3" },
] as const;

/** The look of a series by its place; from the fourth on the last one's. */
export function seriesAt(place: number): { readonly color: string; readonly dash: string } {
  return series[place] ?? series[2];
}

/** The place of a chart: its height is kept by the style sheet, the chart is drawn once the size is known. */
export function Plot(props: {
  readonly look: "plot-time" | "plot-curves" | "plot-course";
  readonly children: (size: Size) => ReactNode;
}): ReactNode {
  const { ref, ...size } = useSize();
  return (
    <div ref={ref} className={`plot ${props.look}`}>
      {size.width === 0 ? null : props.children(size)}
    </div>
  );
}

/** The box beside the pointer. */
export function Tip(props: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return (
    <div className="recharts-tooltip">
      <strong>{props.title}</strong>
      {props.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

/** What Recharts hands to the drawer of a point. */
export interface DrawnPoint<Row> {
  readonly cx?: number;
  readonly cy?: number;
  readonly index?: number;
  readonly payload?: Row;
}

/** What Recharts hands to the drawer of a tick. */
export interface DrawnTick {
  readonly x: number | string;
  readonly y: number | string;
  readonly index: number;
  readonly payload: { readonly value: number | string };
}

/** What Recharts hands to the drawer of the box beside the pointer. */
export interface DrawnTip<Row> {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Row }[];
}

/** What Recharts hands to the drawer of a reference line's or area's label. */
export interface DrawnLabel {
  readonly viewBox?: {
    readonly x?: number;
    readonly y?: number;
    readonly width?: number;
    readonly height?: number;
  };
}

/** The title of an axis, drawn where Recharts puts its label; `width` is that of the whole plot. */
export function titleUnder(words: string, { viewBox }: DrawnLabel, width: number): ReactElement {
  const bottom = (viewBox?.y ?? 0) + (viewBox?.height ?? 0);
  return <AxisTitle words={words} x={width / 2} bottom={bottom} width={width} />;
}

/** The axis of shares, always from 0 to 100%, so that charts beside each other can be compared. */
export function shareAxis(dataKey?: string): ReactElement {
  return (
    <YAxis
      {...(dataKey === undefined ? {} : { dataKey })}
      domain={[0, 1]}
      ticks={shareTicks}
      tickFormatter={(value: number) => tickWords(value, "share")}
      width={52}
      tickLine={false}
      axisLine={false}
    />
  );
}

/** The intervals of a line's values, as bars behind its points, from the field `reach` of its rows. */
export function reachBars(look: { readonly strokeWidth: number; readonly opacity: number }): ReactElement {
  return <ErrorBar dataKey="reach" width={0} stroke="var(--accent)" isAnimationActive={false} {...look} />;
}
