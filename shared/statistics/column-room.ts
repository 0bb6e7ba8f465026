/** Whose lists they are: takes one of at least so many numbers, whatever stands in it, and has it back. */
export interface Lender<Kind> {
  take(length: number): Kind;
  give(list: Kind): void;
}

export interface Lenders {
  readonly floats: Lender<Float64Array>;
  readonly integers: Lender<Int32Array>;
}

const newLists: Lenders = {
  floats: { take: (length) => new Float64Array(length), give: () => undefined },
  integers: { take: (length) => new Int32Array(length), give: () => undefined },
};

/**
 * Lists that are filled again and again. An estimate makes up to eight lists; for thousands of groups of ten people each,
 * to make them takes longer than to fill them. What was made in a room holds until the next is made in it, or until the
 * room gives back its lists.
 */
export class ColumnRoom {
  private floats: Float64Array[] = [];
  private integers: Int32Array[] = [];

  constructor(private readonly lenders: Lenders = newLists) {}

  /** The list at a place of the room, long enough for so many numbers; what stands in it is of before. */
  float(place: number, length: number): Float64Array {
    const list = this.floats[place];
    if (list && list.length >= length) return list;
    if (list) this.lenders.floats.give(list);
    return (this.floats[place] = this.lenders.floats.take(roomFor(length, list)));
  }

  /** The same of whole numbers. */
  integer(place: number, length: number): Int32Array {
    const list = this.integers[place];
    if (list && list.length >= length) return list;
    if (list) this.lenders.integers.give(list);
    return (this.integers[place] = this.lenders.integers.take(roomFor(length, list)));
  }

  /** Gives back its lists: nothing that was made in it may be read any more. */
  giveBack(): void {
    // Places that nobody asked for have no list: `forEach` passes them over.
    this.floats.forEach((list) => this.lenders.floats.give(list));
    this.integers.forEach((list) => this.lenders.integers.give(list));
    this.floats = [];
    this.integers = [];
  }
}

/** As many as are wanted the first time, then at least twice as many as before: groups that grow by one make few lists. */
function roomFor(length: number, before: ArrayLike<number> | undefined): number {
  return Math.max(length, 2 * (before?.length ?? 0));
}

/** The same list, or a longer one that begins with it, with room for so many numbers; what is new is 0. */
export function withRoom(list: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= list.length) return list;
  const longer = new Float64Array(Math.max(length, list.length * 2));
  longer.set(list);
  return longer;
}
