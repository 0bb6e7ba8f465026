import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** A file that can't be read at all; the message is the sentence to show. */
export class FileRefused extends Error {}

/** A record of the file with the line on which it starts; fields is null when its quotation marks make no sense. */
export type CsvRow = { line: number; fields: string[] | null; text: string };

type ParsedRecord = { record: string[]; info: { lines: number } };

/**
 * The records of a UTF-8 file (RFC 4180, with or without byte order mark, lines ending in CRLF or LF), in batches.
 * Text before the first quotation mark needs no parser but its commas and line ends, which is several times faster;
 * from the first quotation mark on csv-parse reads the rest. Blank lines are left out.
 */
export async function* readRows(path: string): AsyncGenerator<CsvRow[]> {
  const chunks = decodedChunks(path)[Symbol.asyncIterator]();
  let rest = "";
  let line = 1;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    rest += next.value;
    const quoteAt = rest.indexOf('"');
    const end = rest.lastIndexOf("\n", quoteAt === -1 ? rest.length : quoteAt) + 1;
    const plain = plainRows(rest.slice(0, end), line);
    rest = rest.slice(end);
    line = plain.nextLine;
    if (plain.rows.length > 0) yield plain.rows;
    if (quoteAt !== -1) {
      yield* quotedRows(rest, chunks, line);
      return;
    }
  }
  if (rest !== "") yield plainRows(`${rest}\n`, line).rows;
}

function plainRows(text: string, firstLine: number): { rows: CsvRow[]; nextLine: number } {
  const lines = text.split("\n");
  const rows: CsvRow[] = [];
  const count = lines.length - 1;
  for (let index = 0; index < count; index += 1) {
    const raw = lines[index] ?? "";
    const content = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (content !== "") rows.push({ line: firstLine + index, fields: content.split(","), text: content });
  }
  return { rows, nextLine: firstLine + count };
}

async function* quotedRows(
  first: string,
  chunks: AsyncIterator<string>,
  line: number,
): AsyncGenerator<CsvRow[]> {
  let rows: CsvRow[] = [];
  let start = line;
  const parser = parse({
    info: true,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: 4_000_000,
    on_skip: (error) => {
      if (error instanceof CsvError && error.code !== "CSV_QUOTE_NOT_CLOSED") {
        rows.push({ line: start, fields: null, text: error.message });
        start = line + Number(error["lines"] ?? 0);
      }
    },
  });
  const source = Readable.from(remaining(first, chunks));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      const { record, info } = parsed;
      if (record.length > 1 || record[0] !== "")
        rows.push({ line: start, fields: record, text: record.join(",") });
      start = line + info.lines;
      if (rows.length >= 2000) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefused(unreadable(error, start)) : error;
  }
  if (rows.length > 0) yield rows;
}

function unreadable(error: CsvError, line: number): string {
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? `A quotation mark opened on line ${line} is never closed.`
    : `From line ${line} on the file can't be read as CSV: ${error.message}.`;
}

async function* remaining(first: string, chunks: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
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

function refuseBinary(chunk: Buffer): void {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) {
    throw new FileRefused("The file is UTF-16 text: save it as CSV UTF-8 and import it again.");
  }
  const zeros = chunk.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  if (zeros > 4 || chunk.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    throw new FileRefused("The file is binary, not CSV text: export it as CSV UTF-8 and import that.");
  }
}
