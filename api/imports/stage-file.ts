import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { control, type CsvRow } from "./csv-records.js";
import { readHeader } from "./read-header.js";
import { feedColumns, isColumnOf, itemNumberOf, longestIn, longestKey } from "./feed-columns.js";
import type { FeedName } from "./feed-columns.js";
import { readRows } from "./read-rows.js";
import { reasonsAtEnd } from "./reject-reasons.js";

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
  // Why rows were rejected in an earlier round is the product's own, and nothing that anybody gave.
  const given = names.slice(0, names.length - reasonsAtEnd(names).length);
  const unknownColumns = given.filter((name) => !isColumnOf(feed, name));
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

class Staging {
  rowsRead = 0;
  readonly early: EarlyFault[] = [];
  readonly target: string;
  private readonly known: number[];
  private readonly items: (number | null)[];
  private readonly isAllKnown: boolean;
  private readonly isKnown: boolean[];
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
    // What is ignored may hold anything: a column of notes of whatever length, with line breaks.
    this.isKnown = names.map((name) => isColumnOf(feed, name));
    this.longest = names.map((name) => (isColumnOf(feed, name) ? longestIn(feed, name) : Infinity));
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
    // What a row holds cannot be told by column here, so none of it is repeated: it may be anybody's.
    if (fields === null) {
      const marks = text.split('"').length - 1;
      return { line, column: null, code: "quotes", text: counted(marks, "quotation mark") };
    }
    if (fields.length !== this.names.length) {
      const found = `${counted(fields.length, "field")} instead of ${this.names.length}`;
      return { line, column: null, code: "column_count", text: found };
    }
    const long = fields.findIndex(this.isTooLong);
    if (long !== -1)
      return {
        line,
        column: this.names[long] ?? null,
        code: "too_long",
        text: (fields[long] ?? "").slice(0, 80),
      };
    const bad = fields.findIndex((field, at) => this.isKnown[at] === true && control.test(field));
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

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** An element of an array literal; a backslash is already doubled for COPY and doubled once more for the array. */
function quotedItem(item: string): string {
  if (/^\d+$/.test(item)) return item;
  return `"${item.replaceAll("\\\\", "\\\\\\\\").replaceAll('"', '\\\\"')}"`;
}
