/** Lists shorter than this cost nothing to make anew. */
const SHORTEST = 4096;
/** No more bytes than this wait to be taken again. */
const MOST_WAITING = 8 * 1024 * 1024;

type List = Float64Array | Int32Array | Uint32Array;

/**
 * Long lists of numbers that one calculation after the other writes over. A list that is thrown away stays in memory until
 * somebody looks for waste, and every question used to throw away some megabytes.
 */
class ScratchLists<Kind extends List> {
  /** By the logarithm of their length. */
  private readonly free: Kind[][] = [];
  private bytes = 0;

  constructor(private readonly make: (length: number) => Kind) {}

  /** A list of at least so many numbers, whatever stands in it. */
  take(length: number): Kind {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: which lists are kept changes no number.
    if (length < SHORTEST) return this.make(length);
    const size = Math.ceil(Math.log2(length));
    const found = this.free[size]?.pop();
    if (!found) return this.make(2 ** size);
    this.bytes -= found.byteLength;
    return found;
  }

  /** Gives back a list that was taken and that nobody reads any more. */
  give(list: Kind): void {
    const size = Math.log2(list.length);
    // Stryker disable next-line ConditionalExpression,EqualityOperator: which lists are kept changes no number.
    if (list.length < SHORTEST || !Number.isInteger(size) || this.bytes + list.byteLength > MOST_WAITING)
      return;
    (this.free[size] ??= []).push(list);
    this.bytes += list.byteLength;
  }
}

export const scratchFloats = new ScratchLists<Float64Array>((length) => new Float64Array(length));
export const scratchIntegers = new ScratchLists<Int32Array>((length) => new Int32Array(length));
export const scratchKeys = new ScratchLists<Uint32Array>((length) => new Uint32Array(length));

/** For a room of an estimate. */
export const scratchLists = { floats: scratchFloats, integers: scratchIntegers };
