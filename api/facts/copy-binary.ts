import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";

/** Length of PostgreSQL's binary COPY signature, flags and an empty header extension. */
const HEADER_BYTES = 19;
const NO_MORE_TUPLES = -1;

/** Reads the fields of one tuple, in order; valid only during the call that hands it out. */
export class TupleReader {
  private bytes: Buffer = Buffer.alloc(0);
  private position = 0;

  /** Points the reader at a tuple's first field. */
  reset(bytes: Buffer, position: number): void {
    this.bytes = bytes;
    this.position = position;
  }

  /** The next field as int4, or `missing` for null. */
  integer(missing: number): number {
    const length = this.bytes.readInt32BE(this.position);
    this.position += 4;
    if (length < 0) return missing;
    const value = this.bytes.readInt32BE(this.position);
    this.position += length;
    return value;
  }

  /** The next field as text; "" for null. */
  text(): string {
    const length = this.bytes.readInt32BE(this.position);
    this.position += 4;
    if (length <= 0) return "";
    const value = this.bytes.toString("utf8", this.position, this.position + length);
    this.position += length;
    return value;
  }
}

/** Position after the tuple at `start`, or 0 when the bytes end before it does. */
function endOfTuple(bytes: Buffer, start: number, fields: number): number {
  let position = start + 2;
  for (let field = 0; field < fields; field += 1) {
    if (position + 4 > bytes.length) return 0;
    position += 4 + Math.max(0, bytes.readInt32BE(position));
  }
  return position <= bytes.length ? position : 0;
}

/** Hands every whole tuple in the bytes to `take` and answers the position of the first one that is not whole. */
function takeTuples(bytes: Buffer, start: number, take: (reader: TupleReader) => void): number {
  const reader = new TupleReader();
  let position = start;
  while (position + 2 <= bytes.length) {
    const fields = bytes.readInt16BE(position);
    if (fields === NO_MORE_TUPLES) return bytes.length;
    const end = endOfTuple(bytes, position, fields);
    if (end === 0) break;
    reader.reset(bytes, position + 2);
    take(reader);
    position = end;
  }
  return position;
}

/** Runs `COPY (query) TO STDOUT (FORMAT binary)` and hands each row to `take` as it arrives. Rows are int4 and text. */
export async function copyRows(
  client: ClientBase,
  query: string,
  take: (reader: TupleReader) => void,
): Promise<void> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let inHeader = true;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (inHeader && bytes.length < HEADER_BYTES) {
      rest = bytes;
      continue;
    }
    const end = takeTuples(bytes, inHeader ? HEADER_BYTES : 0, take);
    inHeader = false;
    rest = bytes.subarray(end);
  }
}
