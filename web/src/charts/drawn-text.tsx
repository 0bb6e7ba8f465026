import type { ReactNode } from "react";
import { valueWords, type Unit } from "../result-words.js";

export const shareTicks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** How a value stands at an axis: whole percent, else in its unit. */
export function tickWords(value: number, unit: Unit): string {
  return unit === "share" ? `${Math.round(value * 100)}%` : valueWords(value, unit).replace(/\.0$/, "");
}

/** A text with a rim of the ground's colour, so that it can be read where it crosses a line. */
export function RimmedText(props: {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <text
      x={props.x}
      y={props.y}
      textAnchor={props.anchor ?? "start"}
      fontWeight={props.isQuiet ? 400 : 600}
      stroke="var(--surface)"
      strokeWidth={4}
      strokeLinejoin="round"
      paintOrder="stroke"
      className={props.isQuiet ? "quiet-text" : undefined}
    >
      {props.children}
    </text>
  );
}
