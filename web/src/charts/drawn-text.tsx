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

/** A name that may run the other way, kept apart from the words and numbers beside it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** A name cut to so many letters. */
export function shortened(name: string, most: number): string {
  return isolated(name.length > most ? `${name.slice(0, Math.max(1, most - 1))}…` : name);
}

/** Round numbers from 0 up to and past `most`, about five of them. */
export function niceTicks(most: number): readonly number[] {
  const rough = Math.max(1, most) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
