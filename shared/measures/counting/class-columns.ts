import type { ClassPlaces } from "./class-places.js";
import type { Companion, Measure } from "../definition.js";
import type { Episode } from "../episode.js";
import type { Moment } from "../moment.js";
import { readerOf, type ObservedColumn, type PartReader } from "./observed-columns.js";

/** A row's byte: the place of its class, and two marks of what stands there. */
export const PLACE_BITS = 63;
export const IMMATURE = 64;
export const PRORATED = 128;
/** Places that no class has: the measure doesn't count what stands there; it has to be asked anew. */
const OUTSIDE = 62;
const OPEN = 63;

/** What measure is asked, and which figures of it and beside it. */
export interface AskedMeasure {
  readonly measure: Measure;
  readonly places: ClassPlaces;
  readonly parts: readonly Companion[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];
}

/** What a measure says of the things that it counts, by row: class, marks, amount, and what its shares and numbers observe. */
export class ClassColumns {
  /** By row: the place of its class and the marks of what stands there. */
  readonly bytes: Uint8Array;
  /** The value of a duration, the time of a curve. */
  private readonly amounts: Float64Array | Int32Array | null;
  /** By part; null for what is not kept, but asked of the cursor. */
  readonly observed: readonly (ObservedColumn | null)[];
  private readonly readers: readonly (PartReader | null)[];

  constructor(
    private readonly asked: AskedMeasure,
    length: number,
  ) {
    const { kind } = asked.measure;
    this.bytes = new Uint8Array(length);
    this.amounts = amountsOf(kind, length);
    this.readers = asked.parts.map((part) => readerOf(part, asked.measure));
    this.observed = this.readers.map((reader) => reader?.column(length) ?? null);
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

/** The amounts of so many rows of a measure of that kind; a curve's times are whole seconds or days. */
function amountsOf(kind: Measure["kind"], length: number): Float64Array | Int32Array | null {
  if (kind === "time-to-event") return new Int32Array(length);
  return kind === "duration" ? new Float64Array(length) : null;
}
