import { accessSync, constants, createWriteStream, statSync, type Stats } from "node:fs";
import { dirname, parse as parsePath, format as formatPath } from "node:path";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import type pg from "pg";
import { errorCode } from "../failures.js";
import { StartError } from "../start-error.js";
import { repairOf } from "./finding-repairs.js";
import type { ImportFile } from "./import-report.js";
import { readRows } from "./read-rows.js";
import { markedReasons, plainReasons, reasonsAtEnd } from "./reject-reasons.js";

type Rejection = { code: string; column: string; repair: string };

/**
 * Writes the rejected rows as they were, followed by line, code, column and repair, which an import ignores: repaired,
 * the file can be imported as it is. With several feeds each has its own file, `<name>-<feed>.<ending>`.
 */
export async function writeRejects(
  client: pg.Client,
  files: readonly ImportFile[],
  path: string,
): Promise<void> {
  for (const file of files) {
    await writeFeedRejects(rejectsOf(file, files, path), file, await readRejections(client, file));
  }
}

/** Where the rejected rows of one of these files go. */
export function rejectsOf(file: ImportFile, files: readonly ImportFile[], path: string): string {
  return files.length === 1 ? path : pathFor(path, file.feed);
}

/**
 * Why the rejected rows of these files can't be written to the path, as a sentence; null where they can. Asked before
 * anything is read: a file that is imported must never be written over.
 */
export function whyNoRejects(files: readonly ImportFile[], path: string): string | null {
  if (path === "") return "--rejects needs the name of a file to write.";
  // Of several feeds one alone may have rejected rows, which then go to the path itself.
  const ofFeeds = files.length === 1 ? [] : files.map(({ feed }) => pathFor(path, feed));
  for (const target of [path, ...ofFeeds]) {
    const same = files.find((file) => isSameFile(file.path, target));
    if (same)
      return `--rejects ${path} would be written over ${same.path}, which is imported: name another file.`;
  }
  const [folder, standing] = [placeOf(dirname(path)), placeOf(path)];
  if (!folder?.isDirectory())
    return `There is no folder ${dirname(path)} for --rejects: make it, or name another file.`;
  if (standing?.isDirectory() === true) return `--rejects ${path} is a folder: name a file.`;
  return isWritable(standing ? path : dirname(path))
    ? null
    : `--rejects ${path} may not be written: name a file in another folder.`;
}

/** What stands at a path; null where nothing does, as below a file. */
function placeOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Also under two names, as by a link. */
function isSameFile(one: string, other: string): boolean {
  const [first, second] = [placeOf(one), placeOf(other)];
  return first !== null && second !== null && first.dev === second.dev && first.ino === second.ino;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function pathFor(path: string, feed: string): string {
  const { dir, name, ext } = parsePath(path);
  return formatPath({ dir, name: `${name}-${feed}`, ext });
}

/** By line the first rejection, with the repairs of all: who mends a row wants to mend it once. */
async function readRejections(client: pg.Client, file: ImportFile): Promise<Map<number, Rejection>> {
  const found = await client.query<{ line: number; code: string; column_name: string | null }>(
    `SELECT DISTINCT f.line, f.code, f.column_name
     FROM staged_finding AS f
     WHERE f.feed = $1 AND f.is_rejection AND f.line IS NOT NULL
     ORDER BY f.line, f.column_name, f.code`,
    [file.feed],
  );
  const rejections = new Map<number, Rejection>();
  for (const { line, code, column_name: column } of found.rows) {
    const repair = repairOf(file.feed, code, column);
    const first = rejections.get(line);
    if (!first) rejections.set(line, { code, column: column ?? "", repair });
    else if (!first.repair.includes(repair))
      rejections.set(line, { ...first, repair: `${first.repair} ${repair}` });
  }
  return rejections;
}

async function writeFeedRejects(
  target: string,
  file: ImportFile,
  rejections: Map<number, Rejection>,
): Promise<void> {
  try {
    await pipeline(rejectedLines(file, rejections), createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    throw new StartError(
      `The rejected rows could not be written to ${target} (${code}), so nothing was imported: make room there, or give --rejects another file.`,
      { cause: error },
    );
  }
}

/** The text of the file, a piece at a time: its header and the rows that were rejected, each with its reasons. */
async function* rejectedLines(file: ImportFile, rejections: Map<number, Rejection>): AsyncGenerator<string> {
  let header: RejectHeader | null = null;
  for await (const rows of readRows(file.path)) {
    const lines: string[][] = [];
    for (const row of rows) {
      if (header === null) {
        header = headerOf(row.fields ?? [row.text]);
        lines.push([...header.names, ...header.added]);
        continue;
      }
      const why = rejections.get(row.line);
      if (why === undefined) continue;
      const own = withoutReasons(row.fields ?? [row.text], header);
      lines.push([...own, String(row.line), why.code, why.column, why.repair]);
    }
    if (lines.length > 0) yield stringify(lines);
  }
}

/** The columns of a file, and those that say why its rows were rejected, which it may have from an earlier round. */
interface RejectHeader {
  readonly names: readonly string[];
  readonly added: readonly string[];
  readonly hasReasons: boolean;
}

function headerOf(fields: readonly string[]): RejectHeader {
  const found = reasonsAtEnd(fields);
  // A file that has them from an earlier round gets them anew.
  if (found.length > 0) return { names: fields.slice(0, -found.length), added: found, hasReasons: true };
  // A file may have columns of those names of its own, and no file may name one twice.
  const isTaken = plainReasons.some((name) => fields.includes(name));
  return { names: fields, added: isTaken ? markedReasons : plainReasons, hasReasons: false };
}

/**
 * A row as it was before any reasons. Nothing is filled up or cut off: a row with fields too few or too many stays one, so
 * that it is rejected again until somebody has mended it.
 */
function withoutReasons(
  fields: readonly string[],
  { names, added, hasReasons }: RejectHeader,
): readonly string[] {
  if (!hasReasons) return fields;
  const isWhole = fields.length === names.length + added.length;
  const isOfEarlierRound = isWhole || fields.at(1 - added.length) === "column_count";
  return isOfEarlierRound ? fields.slice(0, -added.length) : fields;
}
