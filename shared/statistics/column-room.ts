/**
 * Lists that are filled again and again. An estimate makes up to eight lists; for thousands of groups of ten people each,
 * to make them takes longer than to fill them. What was made in a room holds until the next is made in it.
 */
export class ColumnRoom {
  private readonly floats: Float64Array[] = [];
  private readonly integers: Int32Array[] = [];

  /** The list at a place of the room, long enough for so many numbers; what stands in it is of before. */
  float(place: number, length: number): Float64Array {
    const list = this.floats[place];
    if (list && list.length >= length) return list;
    return (this.floats[place] = new Float64Array(roomFor(length, list)));
  }

  /** The same of whole numbers. */
  integer(place: number, length: number): Int32Array {
    const list = this.integers[place];
    if (list && list.length >= length) return list;
    return (this.integers[place] = new Int32Array(roomFor(length, list)));
  }
}

/** As many as are wanted the first time, then at least twice as many as before: groups that grow by one make few lists. */
function roomFor(length: number, before: ArrayLike<number> | undefined): number {
  return Math.max(length, 2 * (before?.length ?? 0));
}
