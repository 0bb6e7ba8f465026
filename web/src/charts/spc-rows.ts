import { dayOf, periodLengthOf, periodOfDay } from "#shared/calendar";
import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { NoteResponse } from "#shared/contract/notes";
import { formatCount, formatDay, formatPeriod } from "#shared/format";
import { tellsRate } from "../words/told-by-n.js";
import { valueWords, type Unit } from "../words/result-words.js";
import type { Shape } from "./point-shape.js";

/** One period of a process chart as it is drawn. */
export interface SpcRow {
  readonly period: string;
  readonly value: number | null;
  readonly point: ProcessPointResponse;
  /** Baselines begun up to here: the lines of one segment don't run on into the next. */
  readonly segment: number;
  readonly shape: Shape;
  readonly color: string;
  readonly words: string;
  /** Numbers of the notes that speak of this period. */
  readonly notes: readonly number[];
}

const signalWords = {
  outsideLimits: "outside the process limits",
  trend: "part of a trend of 7 or more",
  twoOfThree: "two of three near a limit",
  shift: "part of a run of 7 or more on one side",
} as const;

const reasonWords = {
  unfinished: "period not over",
  immature: "too young to judge",
  nobody: "nobody",
} as const;

/** What the shapes of a process chart mean, in the order of its key. */
export const spcShapes = [
  { shape: "dot", color: "var(--accent)", words: "within what the process always does" },
  { shape: "up", color: "var(--accent)", words: "signal of improvement, above the mean" },
  { shape: "down", color: "var(--accent)", words: "signal of improvement, below the mean" },
  { shape: "diamond", color: "var(--warm)", words: "signal of concern" },
  { shape: "open", color: "var(--accent)", words: "not judged: not over, or too young" },
] as const satisfies readonly { readonly shape: Shape; readonly color: string; readonly words: string }[];

/** The shape of a point: hollow where it isn't judged, a triangle to its side for improvement, a diamond for concern. */
export function shapeOf(point: ProcessPointResponse): Shape {
  if (point.reason !== null) return "open";
  if (point.verdict === "concern") return "diamond";
  if (point.verdict !== "improvement") return "dot";
  return (point.value ?? 0) >= (point.centreLine ?? 0) ? "up" : "down";
}

/** A period as it may be drawn: of fewer than ten cases neither rate nor verdict is told, though its limits stand. */
export function drawnPoint(point: ProcessPointResponse): ProcessPointResponse {
  if (tellsRate(point.n)) return point;
  return { ...point, value: null, signal: null, verdict: null };
}

/** What is said of one period as it is drawn: value, n, and why it is marked. */
export function pointWords(point: ProcessPointResponse, unit: Unit): string {
  const none = point.n > 0 ? "too few for a rate" : "no value";
  const value = point.value === null ? none : valueWords(point.value, unit);
  const said = [`${formatPeriod(point.period)}: ${value}`, `n ${formatCount(point.n)}`];
  if (point.reason !== null) said.push(reasonWords[point.reason]);
  if (point.signal !== null) said.push(signalOf(point));
  return said.join(", ");
}

/** What process control tells of a point: whether it is for the better, and why; empty where it tells nothing. */
export function signalOf(point: ProcessPointResponse | undefined): string {
  if (point?.signal == null) return "";
  return [point.verdict ?? "", signalWords[point.signal]].filter((words) => words !== "").join(", ");
}

/** The notes that fall into the periods of a chart, in order of day; their numbers are their places from 1. */
export function notesWithin(
  points: readonly ProcessPointResponse[],
  notes: readonly NoteResponse[],
): readonly { readonly note: NoteResponse; readonly period: string }[] {
  const length = periodLengthOf(points[0]?.period ?? "");
  if (length === null) return [];
  const periods = new Set(points.map((point) => point.period));
  return notes
    .flatMap((note) => {
      const day = dayOf(note.on);
      return day === null ? [] : [{ note, period: periodOfDay(day, length) }];
    })
    .filter((each) => periods.has(each.period))
    .sort((one, other) => (one.note.on < other.note.on ? -1 : one.note.on > other.note.on ? 1 : 0));
}

/** The rows of a process chart. */
export function spcRows(
  chart: Pick<ProcessResponse, "points" | "baselines">,
  shown: { readonly unit: Unit; readonly notes: readonly NoteResponse[] },
): readonly SpcRow[] {
  const placed = notesWithin(chart.points, shown.notes);
  return chart.points.map(drawnPoint).map((point) => {
    const shape = shapeOf(point);
    const numbers = placed.flatMap((each, index) => (each.period === point.period ? [index + 1] : []));
    const spoken = numbers.length === 0 ? "" : `; note ${numbers.join(", ")}`;
    return {
      period: point.period,
      value: point.value,
      point,
      segment: chart.baselines.filter((baseline) => baseline <= point.period).length,
      shape,
      color: spcShapes.find((each) => each.shape === shape)?.color ?? "var(--accent)",
      words: pointWords(point, shown.unit) + spoken,
      notes: numbers,
    };
  });
}

/**
 * "12 Mar 2026: New intake line (A. Doe); limits start anew", the last only where the chart's limits do: a baseline of one
 * program starts nothing in a chart of all, nor does one of the chart's first period. Whose note it is stands after the day.
 */
export function noteWords(
  { note, period }: ReturnType<typeof notesWithin>[number],
  { baselines }: Pick<ProcessResponse, "baselines">,
): string {
  const whose = note.program === null ? "" : `, ${note.program}`;
  const startsHere = note.startsBaseline && baselines.includes(period);
  return `${formatDay(note.on)}${whose}: ${note.text} (${note.author})${startsHere ? "; limits start anew" : ""}`;
}
