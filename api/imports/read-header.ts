import { formatCount } from "#shared/format";
import { control, type CsvRow } from "./csv-records.js";
import { feedColumns, isColumnOf, type FeedName } from "./feed-columns.js";
import { FileRefused } from "./read-rows.js";

/** A feed has far fewer; as many more may be ignored. */
const MOST_COLUMNS = 200;

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
  if (names[0]?.startsWith("sep=") === true) {
    throw new FileRefused(
      "The first line names the separator (sep=): remove it, so that the header row stands first, and separate the columns with commas.",
    );
  }
  if (isData(feed, names)) throw new FileRefused(beginsWithData(feed));
  if (names.length > MOST_COLUMNS) {
    throw new FileRefused(
      `The header row has ${formatCount(names.length)} columns, more than the ${MOST_COLUMNS} that a file may have: leave out what no feed knows.`,
    );
  }
  const nameless = names.filter((name) => name === "").length;
  if (nameless > 1) {
    throw new FileRefused(`The header row has ${nameless} columns without a name: name them or remove them.`);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new FileRefused(`The header row names the column "${twice.slice(0, 80)}" twice.`);
  const missing = neededColumns(feed).filter((name) => !names.includes(name));
  if (missing.length === 0) return names;
  const hint = hintOf(names, missing);
  const found = names.join(", ").slice(0, 160);
  throw new FileRefused(
    `The header row of the ${feed} file lacks ${missing.join(", ")}; it has: ${found}.${hint}`,
  );
}

/** What makes the names others than the feed's, where that is plain to see. */
function hintOf(names: readonly string[], missing: readonly string[]): string {
  if (names.length === 1 && /[;|]/.test(names[0] ?? "")) return " Separate the columns with commas.";
  const near = names.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );
  return missing.some((name) => near.includes(name))
    ? " Write the names in small letters, with _ between words and without spaces around them."
    : "";
}

function neededColumns(feed: FeedName): string[] {
  return feedColumns[feed].filter((column) => column.required).map((column) => column.name);
}

/**
 * Whether the first line is a row of data: no column of the feed is named, and a cell begins like a number, a date or an
 * instant, or is one of the feed's codes. Every row of every feed has such a cell among those that it must have.
 */
function isData(feed: FeedName, names: readonly string[]): boolean {
  const cells = names.flatMap((name) => name.split(/[;|]/));
  if (cells.some((cell) => isColumnOf(feed, cell))) return false;
  const codes = feedColumns[feed].flatMap((column) => (column.kind === "code" ? column.codes : []));
  return cells.some((cell) => /^[-+]?\d/.test(cell) || codes.includes(cell));
}

/** Nothing of the line is repeated: it may be somebody's. */
function beginsWithData(feed: FeedName): string {
  return `The first line looks like data: the ${feed} file needs a header row with the column names before it, separated by commas, at least ${neededColumns(feed).join(", ")}.`;
}
