import type { Companion, CurveRule, DurationRule, MeanRule, Measure, SharesRule } from "../definition.js";
import type { Episode } from "../episode.js";
import type { Moment } from "../moment.js";

/** How a proportion's answer is kept; of shares it is the place of the class. */
export const NO = 0;
export const YES = 1;
export const LEFT_OUT = 255;
/** Stands in a column of times for an observation that the curve leaves out. */
export const NO_TIME = -1;

/** Observations of one part by row: codes of shares, coded times of a curve, else numbers, NaN for left out. */
export type ObservedColumn = Uint8Array | Int32Array | Float64Array;

/** How one part's observations are read, and what keeps them. */
export interface PartReader {
  read(episode: Episode, moment: Moment): number;
  column(length: number): ObservedColumn;
}

const codes = (length: number): ObservedColumn => new Uint8Array(length);
const times = (length: number): ObservedColumn => new Int32Array(length);
const numbers = (length: number): ObservedColumn => new Float64Array(length);

/** How curves' observations end. */
const curveKinds = ["event", "competing", "censored"] as const;
export type CurveKind = (typeof curveKinds)[number];

/** The end of the observation that a coded time stands for. */
export function kindOfTime(code: number): CurveKind {
  return curveKinds[code % curveKinds.length] ?? "censored";
}

/** The whole seconds or days that a coded time stands for. */
export function elapsedOfTime(code: number): number {
  return Math.floor(code / curveKinds.length);
}

/** How a part is read into a column; null where what it observes has to be read of the cursor. */
export function readerOf(part: Companion, { isByWeek = false }: Measure): PartReader | null {
  // A week's own columns hold what its parts are made of.
  if (isByWeek) return null;
  switch (part.kind) {
    case "proportion":
      return {
        column: codes,
        read: (episode, moment) => {
          const observed = part.observe(episode, moment);
          return observed === null ? LEFT_OUT : observed ? YES : NO;
        },
      };
    case "shares":
      return part.classes === "severity-bands" ? readBands(part) : readClasses(part, part.classes);
    case "duration":
    case "mean":
      return readNumbers(part);
    case "time-to-event":
      return readTimes(part);
    default:
      return null;
  }
}

function readNumbers(rule: DurationRule | MeanRule): PartReader {
  return { column: numbers, read: (episode, moment) => rule.observe(episode, moment) ?? Number.NaN };
}

/** A curve's times are whole, so that end and time are kept in one whole number. */
function readTimes(rule: CurveRule): PartReader {
  return {
    column: times,
    read: (episode, moment) => {
      const kind = rule.observe(episode, moment);
      if (kind === null) return NO_TIME;
      return rule.elapsed(episode, moment) * curveKinds.length + curveKinds.indexOf(kind);
    },
  };
}

function readBands(rule: SharesRule): PartReader {
  return {
    column: codes,
    read: (episode, moment) => {
      const observed = rule.observe(episode, moment);
      const bands = episode.pair.instrument?.bands ?? [];
      return observed === null ? LEFT_OUT : bands.findIndex(({ name }) => name === observed);
    },
  };
}

function readClasses(rule: SharesRule, classes: readonly { readonly code: string }[]): PartReader {
  const places = classes.map(({ code }) => code);
  return {
    column: codes,
    read: (episode, moment) => {
      const observed = rule.observe(episode, moment);
      return observed === null ? LEFT_OUT : places.indexOf(observed);
    },
  };
}
