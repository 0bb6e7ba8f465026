import type { Companion, Measure } from "../definition.js";
import type { Episode } from "../episode.js";
import { KeptNumbers } from "./kept-numbers.js";
import type { Moment } from "../moment.js";
import { columnFor, keep, LEFT_OUT, type ObservedColumn, type PartReader } from "./observed-columns.js";
import { OPEN, OUTSIDE, type RowKinds } from "./row-kinds.js";

/** Numbers of kinds by row: bytes as long as they do, which is nearly always. */
export type KindNumbers = Uint8Array | Uint16Array;
const MOST_IN_BYTE = 255;

/** What measure is asked, and which figures of it and beside it. */
export interface AskedMeasure {
  readonly measure: Measure;
  readonly kinds: RowKinds;
  readonly parts: readonly Companion[];
  /** For each part how it is read; null where it is asked of the cursor. */
  readonly readers: readonly (PartReader | null)[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];
}

/** What a measure says of the things that it counts, by row: its kind, its amount, and what its numbers observe. */
export class ClassColumns {
  /** By row: the number of its kind, OUTSIDE or OPEN. */
  kinds: KindNumbers;
  /** The values of a duration. */
  readonly amounts: KeptNumbers | null;
  /** The times of a curve: whole seconds or days. */
  readonly times: Int32Array | null;
  /** By part; null for what the kind says, and for what is not kept, but asked of the cursor. */
  readonly observed: readonly (ObservedColumn | null)[];
  /** The kind of the row that is written; used again for the next. */
  private readonly found = { place: 0, isImmature: false, isProrated: false, codes: [] as number[] };

  constructor(
    readonly asked: AskedMeasure,
    length: number,
  ) {
    this.kinds = new Uint8Array(length);
    const { kind } = asked.measure;
    this.amounts = kind === "duration" ? new KeptNumbers(length) : null;
    this.times = kind === "time-to-event" ? new Int32Array(length) : null;
    this.observed = asked.readers.map((reader) => columnFor(reader, length));
  }

  /** Asks the measure about what the cursor stands on. */
  write(row: number, episode: Episode, moment: Moment): void {
    const { measure, kinds } = this.asked;
    const said = measure.classify(episode, moment);
    if (said.class === "outside") {
      this.kinds[row] = OUTSIDE;
      return;
    }
    const { found } = this;
    found.place = kinds.places.placeOf(said);
    const role = kinds.places.roles[found.place];
    const isCounted = role === "counted";
    // Who is left out of the figure can't change it.
    found.isImmature = role !== "excluded" && (measure.isImmature?.(episode, moment) ?? false);
    found.isProrated = isCounted && (measure.isProrated?.(episode, moment) ?? false);
    found.codes.length = 0;
    const isMissing = said.class === "missing";
    this.observe(row, { episode, moment, isCounted, isMissing, isShown: role !== "excluded" });
    this.setKind(row, kinds.numberOf(found));
    if (isCounted) this.writeAmount(row, episode, moment);
  }

  private setKind(row: number, number: number): void {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: two bytes hold what one does.
    if (number > MOST_IN_BYTE && this.kinds instanceof Uint8Array) this.kinds = Uint16Array.from(this.kinds);
    this.kinds[row] = number;
  }

  private writeAmount(row: number, episode: Episode, moment: Moment): void {
    const { measure } = this.asked;
    if (measure.kind === "duration") this.amounts?.set(row, measure.value(episode, moment) ?? 0);
    if (measure.kind === "time-to-event" && this.times) this.times[row] = measure.elapsed(episode, moment);
  }

  private observe(row: number, { episode, moment, isCounted, isMissing, isShown }: Observed): void {
    const { isOverAll, readers } = this.asked;
    for (let part = 0; part < readers.length; part += 1) {
      const reader = readers[part];
      if (!reader) continue;
      const isAsked = isShown && (isCounted || isOverAll[part] === true);
      const column = this.observed[part];
      if (column && isAsked) keep(column, row, reader.read(episode, moment));
      if (reader.keeps !== "code") continue;
      const read = isAsked ? reader.read : isMissing ? reader.readMissing : undefined;
      this.found.codes.push(read?.(episode, moment) ?? LEFT_OUT);
    }
  }

  /** Keeps nothing of a row: it has to be asked anew. */
  leaveOpen(row: number): void {
    this.kinds[row] = OPEN;
  }

  isOutside(row: number): boolean {
    return this.kinds[row] === OUTSIDE;
  }
}

/** What the cursor stands on, and what becomes of its class. */
interface Observed {
  readonly episode: Episode;
  readonly moment: Moment;
  readonly isCounted: boolean;
  readonly isMissing: boolean;
  readonly isShown: boolean;
}
