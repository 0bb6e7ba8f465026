import type { ReactNode } from "react";

/** Shapes of points; each meaning has one of its own, so that colour is never alone. */
export type Shape = "dot" | "open" | "up" | "down" | "diamond";

const SIZE = 5.5;

/** How strong a field behind the points is: seen, and quieter than any of them. */
export const FIELD_OPACITY = 0.22;

function pathOf(shape: "up" | "down" | "diamond", x: number, y: number): string {
  const r = SIZE * 1.35;
  if (shape === "up") return `M${x} ${y - r}L${x + r} ${y + r * 0.8}L${x - r} ${y + r * 0.8}Z`;
  if (shape === "down") return `M${x} ${y + r}L${x + r} ${y - r * 0.8}L${x - r} ${y - r * 0.8}Z`;
  return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
}

/** One point of a chart, drawn at its place; `words` is what a screen reader and the line under the chart say of it. */
export function PointShape(props: {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly color: string;
  readonly words?: string;
}): ReactNode {
  const { x, y, shape, color } = props;
  const spoken =
    props.words === undefined
      ? {}
      : { "data-point": true, tabIndex: -1, role: "img", "aria-label": props.words };
  if (shape === "dot" || shape === "open") {
    return (
      <circle
        {...spoken}
        cx={x}
        cy={y}
        r={shape === "open" ? SIZE - 0.5 : SIZE - 1}
        fill={shape === "open" ? "var(--surface)" : color}
        stroke={color}
        strokeWidth={2}
      />
    );
  }
  return <path {...spoken} d={pathOf(shape, x, y)} fill={color} stroke="var(--surface)" strokeWidth={1} />;
}

/** One line of the key under a chart: a shape of its points, a line that runs through it, or a field behind them. */
export interface KeyEntry {
  readonly shape: Shape | "line" | "dashes" | "field";
  readonly color: string;
  readonly words: string;
}

/** What the shapes under a chart mean; only those that it shows. Nothing where there is none. */
export function ShapeKey(props: { readonly entries: readonly KeyEntry[] }): ReactNode {
  if (props.entries.length === 0) return null;
  return (
    <ul className="shape-key small">
      {props.entries.map((entry) => (
        <li key={entry.words}>
          <svg width="18" height="18" aria-hidden="true">
            {entry.shape === "field" ? (
              <rect y="3" width="18" height="12" fill={entry.color} fillOpacity={FIELD_OPACITY} />
            ) : entry.shape === "line" || entry.shape === "dashes" ? (
              <path
                d="M0 9H18"
                stroke={entry.color}
                strokeWidth={2}
                strokeDasharray={entry.shape === "line" ? "" : "5 4"}
              />
            ) : (
              <PointShape x={9} y={9} shape={entry.shape} color={entry.color} />
            )}
          </svg>
          {entry.words}
        </li>
      ))}
    </ul>
  );
}
