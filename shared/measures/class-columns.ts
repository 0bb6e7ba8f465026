import type { ClassPlaces } from "./class-places.js";
import type { Companion, Measure } from "./definition.js";
import type { Episode } from "./episode.js";
import type { Moment } from "./moment.js";

/** A row's byte: the place of its class, and two marks of what stands there. */
export const PLACE_BITS = 63;
export const IMMATURE = 64;
export const PRORATED = 128;
/** Places that no class has: the measure doesn't count what stands there; it has to be asked anew. */
const OUTSIDE = 62;
const OPEN = 63;

/** How a proportion's answer is kept; of shares it is the place of the class. */
export const NO = 0;
export const YES = 1;
export const LEFT_OUT = 255;

/** How a curve's observations may end. */
export const curveKinds = ["event", "competing", "censored"] as const;
export type CurveKind = (typeof curveKinds)[number];

/** How a curve's observation is kept in one number: times are whole. */
function timeCode(kind: CurveKind, elapsed: number): number {
  return elapsed * curveKinds.length + curveKinds.indexOf(kind);
}

/** The observation that a kept number of a curve stands for. */
export function readTimeCode(code: number): { readonly kind: CurveKind; readonly elapsed: number } {
  const kindNo = code % curveKinds.length;
  return { kind: curveKinds[kindNo] ?? "censored", elapsed: (code - kindNo) / curveKinds.length };
}

/** What measure is asked, and which figures of it and beside it. */
export interface AskedMeasure {
  readonly measure: Measure;
  readonly places: ClassPlaces;
  readonly parts: readonly Companion[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];
}

/** Observations of one part by row: codes of a proportion or of shares, else numbers, NaN for left out. */
export type ObservedColumn = Uint8Array | Float64Array;

type ReadObserved = (episode: Episode, moment: Moment) => number;

/** How one part's observations are read as they are kept: as codes or as numbers. */
interface PartReader {
  readonly isCode: boolean;
  readonly read: ReadObserved;
}

function readerOf(part: Companion, { isByWeek = false }: Measure): PartReader | null {
  // A week's own columns hold what its parts are made of.
  if (isByWeek) return null;
  if (part.kind === "proportion") {
    const read: ReadObserved = (episode, moment) => {
      const observed = part.observe(episode, moment);
      return observed === null ? LEFT_OUT : observed ? YES : NO;
    };
    return { isCode: true, read };
  }
  if (part.kind === "duration" || part.kind === "mean") {
    return { isCode: false, read: (episode, moment) => part.observe(episode, moment) ?? Number.NaN };
  }
  if (part.kind === "time-to-event") {
    const read: ReadObserved = (episode, moment) => {
      const kind = part.observe(episode, moment);
      return kind === null ? Number.NaN : timeCode(kind, part.elapsed(episode, moment));
    };
    return { isCode: false, read };
  }
  if (part.kind !== "shares") return null;
  if (part.classes === "severity-bands") {
    const read: ReadObserved = (episode, moment) => {
      const observed = part.observe(episode, moment);
      const bands = episode.pair.instrument?.bands ?? [];
      return observed === null ? LEFT_OUT : bands.findIndex(({ name }) => name === observed);
    };
    return { isCode: true, read };
  }
  const codes = part.classes.map(({ code }) => code);
  const read: ReadObserved = (episode, moment) => {
    const observed = part.observe(episode, moment);
    return observed === null ? LEFT_OUT : codes.indexOf(observed);
  };
  return { isCode: true, read };
}

/** Whether what a part observes is kept in a column; else it has to be read of the cursor. */
export function hasColumn(part: Companion, measure: Measure): boolean {
  return readerOf(part, measure) !== null;
}

/** What a measure says of the things that it counts, by row: class, marks, amount, and what its shares and numbers observe. */
export class ClassColumns {
  /** By row: the place of its class and the marks of what stands there. */
  readonly bytes: Uint8Array;
  /** The value of a duration, the time of a curve. */
  private readonly amounts: Float64Array | null;
  /** By part; null for what is not kept, but asked of the cursor. */
  readonly observed: readonly (ObservedColumn | null)[];
  private readonly readers: readonly (PartReader | null)[];

  constructor(
    private readonly asked: AskedMeasure,
    length: number,
  ) {
    const { kind } = asked.measure;
    this.bytes = new Uint8Array(length);
    this.amounts = kind === "duration" || kind === "time-to-event" ? new Float64Array(length) : null;
    this.readers = asked.parts.map((part) => readerOf(part, asked.measure));
    this.observed = this.readers.map((reader) => {
      if (!reader) return null;
      return reader.isCode ? new Uint8Array(length) : new Float64Array(length);
    });
  }

  /** Asks the measure about what the cursor stands on. */
  write(row: number, episode: Episode, moment: Moment): void {
    const { measure, places } = this.asked;
    const found = measure.classify(episode, moment);
    if (found.class === "outside") {
      this.bytes[row] = OUTSIDE;
      return;
    }
    const place = places.placeOf(found);
    if (place >= OUTSIDE) throw new Error(`${measure.id} has more classes than a row has places.`);
    const role = places.roles[place];
    const isCounted = role === "counted";
    const isImmature = measure.isImmature?.(episode, moment) ?? false;
    const isProrated = isCounted && (measure.isProrated?.(episode, moment) ?? false);
    this.bytes[row] = place + (isImmature ? IMMATURE : 0) + (isProrated ? PRORATED : 0);
    if (isCounted) this.writeAmount(row, episode, moment);
    if (role !== "excluded") this.observe(row, { episode, moment, isCounted });
  }

  private writeAmount(row: number, episode: Episode, moment: Moment): void {
    const { measure } = this.asked;
    if (!this.amounts) return;
    if (measure.kind === "duration") this.amounts[row] = measure.value(episode, moment) ?? 0;
    if (measure.kind === "time-to-event") this.amounts[row] = measure.elapsed(episode, moment);
  }

  private observe(
    row: number,
    { episode, moment, isCounted }: { episode: Episode; moment: Moment; isCounted: boolean },
  ): void {
    const { isOverAll } = this.asked;
    for (let part = 0; part < this.readers.length; part += 1) {
      const column = this.observed[part];
      const reader = this.readers[part];
      if (column && reader && (isCounted || isOverAll[part])) column[row] = reader.read(episode, moment);
    }
  }

  /** Keeps nothing of a row: it has to be asked anew. */
  leaveOpen(row: number): void {
    this.bytes[row] = OPEN;
  }

  isOpen(row: number): boolean {
    return this.bytes[row] === OPEN;
  }

  isOutside(row: number): boolean {
    return this.bytes[row] === OUTSIDE;
  }

  /** Place of the row's class. */
  placeAt(row: number): number {
    return (this.bytes[row] ?? 0) & PLACE_BITS;
  }

  amountAt(row: number): number {
    return this.amounts?.[row] ?? 0;
  }
}
