import { createReadStream } from "node:fs";
import { formatCount } from "#shared/format";
import { takeRecords } from "./csv-records.js";
import type { CsvRow } from "./csv-records.js";

/** A file that can't be read at all; the message is the sentence to show. */
export class FileRefused extends Error {}

const longestRecord = 4_000_000;

/**
 * The records of a UTF-8 file (RFC 4180, with or without byte order mark, lines ending in CRLF or LF), in batches.
 * Blank lines are left out.
 */
export async function* readRows(path: string): AsyncGenerator<CsvRow[]> {
  let rest = "";
  let line = 1;
  for await (const chunk of decodedChunks(path)) {
    rest += chunk;
    const taken = rest.includes('"') ? takeRecords(rest, line, false) : takeLines(rest, line);
    rest = rest.slice(taken.consumed);
    line = taken.nextLine;
    if (rest.length > longestRecord) throw new FileRefused(tooLong(rest, line));
    if (taken.rows.length > 0) yield taken.rows;
  }
  const last = takeRecords(rest, line, true);
  if (last.rows.length > 0) yield last.rows;
  if (last.consumed < rest.length) throw new FileRefused(neverClosed(last.nextLine));
}

function neverClosed(line: number): string {
  return `A quotation mark opened on line ${line} is never closed.`;
}

function tooLong(rest: string, line: number): string {
  return rest.includes('"')
    ? `The record that begins on line ${line} has more than ${formatCount(longestRecord)} characters: close its quotation mark, or shorten it.`
    : `Line ${line} is longer than any record can be: lines end with a line feed.`;
}

/** Text without quotation marks has a record on each line, which is several times faster to split. */
function takeLines(text: string, firstLine: number): { rows: CsvRow[]; consumed: number; nextLine: number } {
  const consumed = text.lastIndexOf("\n") + 1;
  const lines = text.slice(0, consumed).split("\n");
  const rows: CsvRow[] = [];
  const count = lines.length - 1;
  for (let index = 0; index < count; index += 1) {
    const raw = lines[index] ?? "";
    const content = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (content !== "") rows.push({ line: firstLine + index, fields: content.split(","), text: content });
  }
  return { rows, consumed, nextLine: firstLine + count };
}

async function* decodedChunks(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (size === 0) refuseBinary(chunk);
    size += chunk.length;
    yield decode(() => decoder.decode(chunk, { stream: true }));
  }
  if (size === 0) throw new FileRefused("The file is empty: it needs a header row with the column names.");
  yield decode(() => decoder.decode());
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw new FileRefused("The file isn't UTF-8 text: save it as CSV UTF-8 and import it again.");
  }
}

/** Text of plain letters in UTF-16, which not every program marks as such: of each pair of bytes one is zero, always the same. */
function hasEveryOtherByteZero(chunk: Buffer): boolean {
  const pairs = Math.min(chunk.length >> 1, 16);
  const zerosFrom = (first: number): number =>
    Array.from({ length: pairs }, (_, pair) => chunk[2 * pair + first]).filter((byte) => byte === 0).length;
  const [high, low] = [zerosFrom(0), zerosFrom(1)];
  return pairs >= 2 && (high === pairs || low === pairs) && high + low === pairs;
}

function refuseBinary(chunk: Buffer): void {
  const isMarked = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
  if (isMarked || hasEveryOtherByteZero(chunk)) {
    throw new FileRefused("The file is UTF-16 text: save it as CSV UTF-8 and import it again.");
  }
  const zeros = chunk.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  if (zeros > 4 || chunk.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    throw new FileRefused("The file is binary, not CSV text: export it as CSV UTF-8 and import that.");
  }
}
