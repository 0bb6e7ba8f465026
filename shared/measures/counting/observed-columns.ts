import type {
  Companion,
  CurveRule,
  DurationRule,
  MeanRule,
  Measure,
  ProportionRule,
  SharesRule,
} from "../definition.js";
import type { Episode } from "../episode.js";
import type { Moment } from "../moment.js";
import { KeptNumbers } from "./kept-numbers.js";

/** How a proportion's answer is kept; of shares it is the place of the class. */
export const NO = 0;
export const YES = 1;
/** Of who is missing from the measure: an answer that nobody knows, which may be either. */
export const WANTING = 2;
export const LEFT_OUT = 255;
/** Stands in a column of times for an observation that the curve leaves out. */
export const NO_TIME = -1;

/** Observations of one part by row: coded times of a curve, or numbers, NaN for left out. */
export type ObservedColumn = Int32Array | KeptNumbers;

/** How one part's observations are read, and what keeps them: the row's kind where they are answers, else a column. */
export interface PartReader {
  readonly keeps: "code" | "time" | "number";
  read(episode: Episode, moment: Moment): number;
  /** What is kept of who is missing from the measure; nothing where it isn't said. */
  readMissing?(episode: Episode, moment: Moment): number;
}

/** A column for what a reader reads; none where the row's kind keeps it. */
export function columnFor(reader: PartReader | null, length: number): ObservedColumn | null {
  if (reader?.keeps === "time") return new Int32Array(length);
  return reader?.keeps === "number" ? new KeptNumbers(length) : null;
}

/** Writes into a column what its reader read. */
export function keep(column: ObservedColumn, row: number, observed: number): void {
  if (column instanceof KeptNumbers) column.set(row, observed);
  else column[row] = observed;
}

/** How curves' observations end. */
const curveKinds = ["event", "competing", "censored"] as const;
export type CurveKind = (typeof curveKinds)[number];

export function isCurveKind(name: string): name is CurveKind {
  return (curveKinds as readonly string[]).includes(name);
}

/** The end of the observation that a coded time stands for. */
export function kindOfTime(code: number): CurveKind {
  return curveKinds[code % curveKinds.length] ?? "censored";
}

/** The whole seconds or days that a coded time stands for. */
export function elapsedOfTime(code: number): number {
  return Math.floor(code / curveKinds.length);
}

/** How a part is read where it is kept by row; null where what it observes has to be read of the cursor. */
export function readerOf(part: Companion, { isByWeek = false, kind }: Measure): PartReader | null {
  switch (part.kind) {
    case "proportion":
      return readAnswers(part);
    case "shares":
      return part.classes === "severity-bands" ? readBands(part) : readClasses(part, part.classes);
    case "duration":
    case "mean":
      // Weeks and pairs hold what their parts are made of, and are read row by row all the same.
      return isByWeek || kind === "mean-change" ? null : readNumbers(part);
    case "time-to-event":
      return readTimes(part);
    default:
      return null;
  }
}

function readAnswers(rule: ProportionRule): PartReader {
  const { isWanting } = rule;
  return {
    keeps: "code",
    read: (episode, moment) => {
      const observed = rule.observe(episode, moment);
      return observed === null ? LEFT_OUT : observed ? YES : NO;
    },
    ...(isWanting && {
      readMissing: (episode, moment) => (isWanting(episode, moment) ? WANTING : LEFT_OUT),
    }),
  };
}

function readNumbers(rule: DurationRule | MeanRule): PartReader {
  return { keeps: "number", read: (episode, moment) => rule.observe(episode, moment) ?? Number.NaN };
}

/** A curve's times are whole, so that end and time are kept in one whole number. */
function readTimes(rule: CurveRule): PartReader {
  return {
    keeps: "time",
    read: (episode, moment) => {
      const kind = rule.observe(episode, moment);
      if (kind === null) return NO_TIME;
      return rule.elapsed(episode, moment) * curveKinds.length + curveKinds.indexOf(kind);
    },
  };
}

/** A place that was looked for; what stands nowhere is left out. */
function placeIn(found: number): number {
  return found < 0 ? LEFT_OUT : found;
}

function readBands(rule: SharesRule): PartReader {
  return {
    keeps: "code",
    read: (episode, moment) => {
      const observed = rule.observe(episode, moment);
      const bands = episode.pair.instrument?.bands ?? [];
      return observed === null ? LEFT_OUT : placeIn(bands.findIndex(({ name }) => name === observed));
    },
  };
}

function readClasses(rule: SharesRule, classes: readonly { readonly code: string }[]): PartReader {
  const places = classes.map(({ code }) => code);
  return {
    keeps: "code",
    read: (episode, moment) => {
      const observed = rule.observe(episode, moment);
      return observed === null ? LEFT_OUT : placeIn(places.indexOf(observed));
    },
  };
}
