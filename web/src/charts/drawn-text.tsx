import type { ReactNode } from "react";
import { valueWords, type Unit } from "../words/result-words.js";
import { wrapped } from "./wrapped.js";

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

const LINE = 16;

/** Letters of small text that fit into a width. */
function lettersIn(width: number): number {
  return Math.max(8, Math.floor(width / 6.8));
}

/** How high an axis title is in a plot of that width. */
export function titleHeight(words: string, width: number): number {
  return wrapped(words, lettersIn(width)).length * LINE;
}

/** A title at the lower edge of a plot, centred, in as many lines as the width needs. */
export function AxisTitle(props: {
  readonly words: string;
  /** The middle and the lower edge. */
  readonly x: number;
  readonly bottom: number;
  readonly width: number;
}): ReactNode {
  const lines = wrapped(props.words, lettersIn(props.width));
  return (
    <text textAnchor="middle">
      {lines.map((line, place) => (
        <tspan key={line} x={props.x} y={props.bottom - 4 - (lines.length - 1 - place) * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** What makes a mark one that the frame's arrow keys reach, with the words that are read of it. */
export function readable(words: string): {
  readonly "data-point": true;
  readonly tabIndex: -1;
  readonly role: "img";
  readonly "aria-label": string;
} {
  return { "data-point": true, tabIndex: -1, role: "img", "aria-label": words };
}

let pen: CanvasRenderingContext2D | null | undefined;

/** How wide words are where `RimmedText` writes them in a plot, in the font that the page has. */
export function writtenWidth(words: string): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * WIDEST_LETTER;
  const { fontFamily, fontSize } = getComputedStyle(document.documentElement);
  const family = getComputedStyle(document.body).fontFamily || fontFamily;
  pen.font = `600 ${Number.parseFloat(fontSize) * PLOT_TEXT}px ${family}`;
  return pen.measureText(words).width;
}

/** Size of the text of a plot in the root's, as the style sheet has it. */
const PLOT_TEXT = 0.8125;
/** A capital in bold, where nothing can be measured. */
const WIDEST_LETTER = 9;
