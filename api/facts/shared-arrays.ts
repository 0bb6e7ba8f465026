/** A column of whole numbers. */
export type Column = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * Columns stand in memory that several threads read: nobody writes to a block once it is made, so that nothing has to be
 * copied or locked.
 */
function memory(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** So many zeros; likewise the others. */
export function int32s(length: number): Int32Array {
  return new Int32Array(memory(length * Int32Array.BYTES_PER_ELEMENT));
}

export function uint32s(length: number): Uint32Array {
  return new Uint32Array(memory(length * Uint32Array.BYTES_PER_ELEMENT));
}

export function uint16s(length: number): Uint16Array {
  return new Uint16Array(memory(length * Uint16Array.BYTES_PER_ELEMENT));
}

export function uint8s(length: number): Uint8Array {
  return new Uint8Array(memory(length));
}

/** So many zeros of the kind of numbers that a column has. */
export function sized<Any extends Column>(like: Any, length: number): Any;
export function sized(like: Column, length: number): Column {
  if (like instanceof Int32Array) return int32s(length);
  if (like instanceof Uint32Array) return uint32s(length);
  return like instanceof Uint16Array ? uint16s(length) : uint8s(length);
}

/** The first entries of a column; itself, where it has no others. */
export function cut<Any extends Column>(column: Any, length: number): Any {
  if (column.length === length) return column;
  const shorter = sized(column, length);
  shorter.set(column.subarray(0, length));
  return shorter;
}

/** A column with room for more entries behind its own. */
export function grown<Any extends Column>(column: Any, length: number): Any {
  const longer = sized(column, length);
  longer.set(column);
  return longer;
}
