import { ClassPlaces } from "./class-places.js";
import type { Measure } from "../definition.js";

/** The number, of no kind, of a row that was not asked about yet. */
export const OPEN = 0;
/** The number, of no kind, of a row that the measure doesn't count. */
export const OUTSIDE = 1;
/** As many as two bytes can number. */
const MOST_KINDS = 65_536;

const FIRST_KINDS = 64;

function twiceAsLong(list: Uint8Array): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(list.length * 2);
  longer.set(list);
  return longer;
}

/** All that a measure says of a row but its amounts. */
export interface RowKind {
  /** Place of its class. */
  readonly place: number;
  readonly isImmature: boolean;
  readonly isProrated: boolean;
  /** What is answered to the parts that are counted by answers, in their order. */
  readonly codes: readonly number[];
}

/** Where the numbers of kinds that begin alike are found. */
interface Branch {
  kind: number;
  readonly next: (Branch | undefined)[];
}

function branch(): Branch {
  return { kind: -1, next: [] };
}

/**
 * The kinds of rows that were met so far, each with a number. Of all that could be said of a row little occurs: a few
 * dozen kinds for a hundred thousand rows. So one look at a row counts it, in its class and in everything beside it.
 */
export class RowKinds {
  /** By number; those that no kind has come first. */
  readonly all: (RowKind | null)[] = [null, null];
  /** By kind 1 for what stands in the figure, and for what may stand beside it; longer than there are kinds. */
  isCounted = new Uint8Array(FIRST_KINDS);
  isShown = new Uint8Array(FIRST_KINDS);
  private readonly root = branch();

  constructor(readonly places: ClassPlaces) {}

  /** The number of a kind; the next one where it is new. What is given may be used again. */
  numberOf({ place, isImmature, isProrated, codes }: RowKind): number {
    let at = this.step(this.root, place * 4 + (isImmature ? 2 : 0) + (isProrated ? 1 : 0));
    for (const code of codes) at = this.step(at, code);
    if (at.kind < 0) at.kind = this.add({ place, isImmature, isProrated, codes: [...codes] });
    return at.kind;
  }

  private step({ next }: Branch, digit: number): Branch {
    return (next[digit] ??= branch());
  }

  private add(kind: RowKind): number {
    if (this.all.length === MOST_KINDS)
      throw new Error("A measure has more kinds of rows than they have numbers.");
    const number = this.all.push(kind) - 1;
    if (number === this.isCounted.length) {
      this.isCounted = twiceAsLong(this.isCounted);
      this.isShown = twiceAsLong(this.isShown);
    }
    const role = this.places.roles[kind.place];
    this.isCounted[number] = role === "counted" ? 1 : 0;
    this.isShown[number] = role === "excluded" ? 0 : 1;
    return number;
  }
}

/** By measure: its kinds with and without what is asked beside its figure. */
const known = new WeakMap<Measure, { readonly withBeside: RowKinds; readonly plain: RowKinds }>();

/** The kinds of a measure's rows; their numbers never change while the program runs. */
export function kindsOf(measure: Measure, hasBeside: boolean): RowKinds {
  let found = known.get(measure);
  if (!found) {
    const places = new ClassPlaces(measure.kind);
    known.set(measure, (found = { withBeside: new RowKinds(places), plain: new RowKinds(places) }));
  }
  return hasBeside ? found.withBeside : found.plain;
}

/** Numbers of the kinds of one list, by those of a finer one that says more of the same rows. */
export class CoarserKinds {
  private numbers = new Uint16Array(0);

  constructor(
    private readonly finer: RowKinds,
    private readonly coarser: RowKinds,
    /** How many of the answers the coarser kinds keep; they are the first ones. */
    private readonly codesKept: number,
  ) {}

  /** By number of the finer kinds, as many as were met so far. */
  read(): Uint16Array {
    const { finer, coarser, codesKept } = this;
    const before = this.numbers.length;
    if (before === finer.all.length) return this.numbers;
    const numbers = new Uint16Array(finer.all.length);
    numbers.set(this.numbers);
    for (let kind = before; kind < numbers.length; kind += 1) {
      const found = finer.all[kind];
      if (found) numbers[kind] = coarser.numberOf({ ...found, codes: found.codes.slice(0, codesKept) });
    }
    return (this.numbers = numbers);
  }
}
