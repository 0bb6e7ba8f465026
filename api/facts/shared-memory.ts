import type { ProgramColumns, WholeNumbers } from "#shared/measures/columns";

/** Every kind of array that a block has. */
type Column = WholeNumbers | Uint32Array;

/** Arrays begin at a multiple of so many bytes: as many as the largest of their numbers takes. */
const ALIGNED = 4;

function placed(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value);
}

/** Whether a column is alone in memory that threads share. */
function isSharedAlready({ buffer, byteLength }: Column): boolean {
  return buffer instanceof SharedArrayBuffer && buffer.byteLength === byteLength;
}

/** The arrays that an object holds, and those of the objects in it. */
function columnsIn(value: object): Column[] {
  return Object.values(value).flatMap((each: unknown) => {
    if (isColumn(each)) return [each];
    return typeof each === "object" && each !== null ? columnsIn(each) : [];
  });
}

/** How many bytes the arrays of a block have. */
export function bytesOf(block: ProgramColumns): number {
  return columnsIn(block).reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}

/** The same array at a place of the memory. */
function copyTo(memory: SharedArrayBuffer, at: number, column: Column): Column {
  const Kind = column.constructor as new (memory: SharedArrayBuffer, at: number, length: number) => Column;
  const copy = new Kind(memory, at, column.length);
  copy.set(column);
  return copy;
}

/** A column of so many numbers in shared memory of its own: it needs no copy when it is full. */
export function sharedColumn<Made>(
  Kind: { new (memory: SharedArrayBuffer): Made; readonly BYTES_PER_ELEMENT: number },
  length: number,
): Made {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/**
 * A block with its arrays in memory that threads share: posted to another thread, they stand there without a copy. Those
 * that have shared memory of their own stay where they are; all others stand in one piece. Nobody writes into them once
 * they are made, so threads need not agree on anything.
 */
export function inSharedMemory(block: ProgramColumns): ProgramColumns {
  const memory = new SharedArrayBuffer(
    columnsIn(block).reduce((bytes, column) => {
      return isSharedAlready(column) ? bytes : bytes + placed(column.byteLength);
    }, 0),
  );
  let at = 0;
  const moved = (value: object): object =>
    Object.fromEntries(
      Object.entries(value).map(([name, each]: [string, unknown]) => {
        if (isColumn(each)) {
          if (isSharedAlready(each)) return [name, each];
          const copy = copyTo(memory, at, each);
          at += placed(copy.byteLength);
          return [name, copy];
        }
        return [name, typeof each === "object" && each !== null ? moved(each) : each];
      }),
    );
  return moved(block) as ProgramColumns;
}
