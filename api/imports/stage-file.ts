import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { CsvRow } from "./csv-records.js";
import { feedColumns, isColumnOf, itemNumberOf, longestIn, longestKey } from "./feed-columns.js";
import type { FeedName } from "./feed-columns.js";
import { FileRefused, readRows } from "./read-rows.js";

/** What reading a file into its staging table gave. */
export type StagedFile = {
  rowsRead: number;
  present: ReadonlySet<string>;
  unknownColumns: string[];
  early: EarlyFault[];
};

/** A row that didn't reach the staging table. */
export type EarlyFault = { line: number; column: string | null; code: string; text: string };

const batchSize = 1024 * 1024;
// Control characters, and the backslash that COPY escapes: a line without any is copied as it is.
// oxlint-disable-next-line no-control-regex
const special = /[\\\u0000-\u001f\u007f]/;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/;

/** Reads a file and copies its rows, as text with their line, into the temporary table `staged_<feed>`. */
export async function stageFile(client: pg.Client, feed: FeedName, path: string): Promise<StagedFile> {
  const batches = readRows(path);
  const first = await batches.next();
  const [header, ...rows] = first.done === true ? [] : first.value;
  const names = readHeader(feed, header);
  await createStaging(client, feed);
  const staging = new Staging(feed, names);
  const copy = new CopyTarget(client.query(copyFrom(`COPY ${staging.target} FROM STDIN WITH (NULL '')`)));
  try {
    await copy.write(staging.textOf(rows));
    for await (const batch of batches) await copy.write(staging.textOf(batch));
  } finally {
    // Also after a file that turns out to be unreadable: the caller's savepoint takes back what was copied.
    await copy.end();
  }
  await client.query(`ANALYZE staged_${feed}`);
  const unknownColumns = names.filter((name) => !isColumnOf(feed, name));
  return { rowsRead: staging.rowsRead, present: new Set(names), unknownColumns, early: staging.early };
}

/** A COPY that is being written; a failure, such as a connection that breaks, reaches whoever writes or ends it. */
class CopyTarget {
  private readonly failure: Promise<never>;

  constructor(private readonly stream: NodeJS.WritableStream) {
    this.failure = new Promise((_, reject) => stream.on("error", reject));
    this.failure.catch(() => undefined);
  }

  async write(text: string): Promise<void> {
    for (let at = 0; at < text.length; at += batchSize) {
      const isFull = !this.stream.write(text.slice(at, at + batchSize));
      if (isFull) await Promise.race([once(this.stream, "drain"), this.failure]);
    }
  }

  async end(): Promise<void> {
    const finished = once(this.stream, "finish");
    this.stream.end();
    await Promise.race([finished, this.failure]);
  }
}

async function createStaging(client: pg.Client, feed: FeedName): Promise<void> {
  const columns = feedColumns[feed].map((column) => `"${column.name}" text COLLATE "C"`);
  if (feed === "scores") columns.push("items text[]");
  await client.query(`CREATE TEMP TABLE staged_${feed} (line integer, ${columns.join(", ")}) ON COMMIT DROP`);
}

/** The column names of the header row; throws FileRefused where they can't be the feed's. */
export function readHeader(feed: FeedName, header: CsvRow | undefined): string[] {
  if (header === undefined)
    throw new FileRefused("The file is empty: it needs a header row with the column names.");
  const names = header.fields ?? [];
  if (names.some((name) => control.test(name))) {
    throw new FileRefused(
      "The header row holds control characters: the columns are separated by commas, the lines by line ends.",
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new FileRefused(`The header row names the column "${twice.slice(0, 80)}" twice.`);
  const missing = feedColumns[feed].filter((column) => column.required && !names.includes(column.name));
  if (missing.length === 0) return names;
  const list = missing.map((column) => column.name).join(", ");
  const hint = names.length === 1 && /[;|]/.test(names[0] ?? "") ? " Separate the columns with commas." : "";
  const found = names.join(", ").slice(0, 160);
  throw new FileRefused(`The header row of the ${feed} file lacks ${list}; it has: ${found}.${hint}`);
}

class Staging {
  rowsRead = 0;
  readonly early: EarlyFault[] = [];
  readonly target: string;
  private readonly known: number[];
  private readonly items: (number | null)[];
  private readonly isAllKnown: boolean;
  /** The most characters of each column. */
  private readonly longest: number[];

  constructor(
    feed: FeedName,
    private readonly names: string[],
  ) {
    const plain = names.filter((name) => isColumnOf(feed, name) && itemNumberOf(feed, name) === null);
    const numbers = names.map((name) => itemNumberOf(feed, name));
    const most = Math.max(0, ...numbers.map((number) => number ?? 0));
    this.known = plain.map((name) => names.indexOf(name));
    this.items = Array.from({ length: most }, (_, index) => {
      const at = numbers.indexOf(index + 1);
      return at === -1 ? null : at;
    });
    this.isAllKnown = plain.length === names.length;
    this.longest = names.map((name) => longestIn(feed, name));
    const columns = plain.map((name) => `, "${name}"`).join("");
    this.target = `staged_${feed} (line${columns}${most > 0 ? ", items" : ""})`;
  }

  /** The rows in COPY's text format; rows that can't be copied are kept aside as faults. */
  textOf(rows: readonly CsvRow[]): string {
    let text = "";
    const width = this.names.length;
    for (const row of rows) {
      this.rowsRead += 1;
      const fields = row.fields;
      if (
        fields !== null &&
        fields.length === width &&
        (row.text.length <= longestKey || !fields.some(this.isTooLong)) &&
        !special.test(row.text)
      ) {
        text += `${row.line}\t${this.isAllKnown ? fields.join("\t") : this.chosen(fields)}\n`;
      } else text += this.textOfUnusual(row);
    }
    return text;
  }

  private textOfUnusual(row: CsvRow): string {
    const fault = this.faultOf(row);
    if (fault !== null) {
      this.early.push(fault);
      return "";
    }
    const escaped = (row.fields ?? []).map((field) => field.replaceAll("\\", "\\\\"));
    return `${row.line}\t${this.chosen(escaped)}\n`;
  }

  private faultOf(row: CsvRow): EarlyFault | null {
    const { line, fields, text } = row;
    if (fields === null) return { line, column: null, code: "quotes", text: text.slice(0, 80) };
    if (fields.length !== this.names.length) {
      return { line, column: null, code: "column_count", text: text.replaceAll("\u0000", "").slice(0, 80) };
    }
    const long = fields.findIndex(this.isTooLong);
    if (long !== -1)
      return {
        line,
        column: this.names[long] ?? null,
        code: "too_long",
        text: (fields[long] ?? "").slice(0, 80),
      };
    const bad = fields.findIndex((field) => control.test(field));
    if (bad === -1) return null;
    const found = (fields[bad] ?? "").slice(0, 80).replaceAll("\u0000", "\u2400");
    return { line, column: this.names[bad] ?? null, code: "control_character", text: found };
  }

  /** A character may be two units of JavaScript's text, so that only long text is counted by characters. */
  private readonly isTooLong = (field: string, at: number): boolean => {
    const longest = this.longest[at] ?? 0;
    return field.length > longest && Array.from(field).length > longest;
  };

  private chosen(fields: readonly string[]): string {
    const plain = this.known.map((at) => fields[at] ?? "");
    if (this.items.length > 0) plain.push(this.itemsOf(fields));
    return plain.join("\t");
  }

  private itemsOf(fields: readonly string[]): string {
    const items = this.items.map((at) => (at === null ? "" : (fields[at] ?? "")));
    if (items.every((item) => item === "")) return "";
    return `{${items.map((item) => (item === "" ? "NULL" : quotedItem(item))).join(",")}}`;
  }
}

/** An element of an array literal; a backslash is already doubled for COPY and doubled once more for the array. */
function quotedItem(item: string): string {
  if (/^\d+$/.test(item)) return item;
  return `"${item.replaceAll("\\\\", "\\\\\\\\").replaceAll('"', '\\\\"')}"`;
}
