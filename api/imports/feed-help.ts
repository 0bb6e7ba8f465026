import { aligned } from "../command.js";
import {
  feedColumns,
  feedNames,
  longestKey,
  mostItems,
  possibleYears,
  type FeedColumn,
  type FeedName,
} from "./feed-columns.js";

/** What a column may hold, in the words of the import's help. */
function holds(column: FeedColumn): string {
  switch (column.kind) {
    case "text":
      return column.name === "zone" ? "IANA name, such as America/Chicago" : "text";
    case "key":
      return `text, at most ${longestKey} characters`;
    case "truth":
      return "true | false, in capitals or small letters";
    case "code":
      return column.codes.join(" | ");
    case "instant":
      return `instant, ${possibleYears.first} to ${possibleYears.last}`;
    case "date":
      return `YYYY-MM-DD, ${possibleYears.first} to ${possibleYears.last}`;
    case "integer":
      return `whole number, ${column.min} to ${column.max}`;
    case "decimal":
      return "number";
  }
}

function columnsOf(feed: FeedName): string {
  const rows = feedColumns[feed].map((column) => [
    `  ${column.name}${column.required ? " *" : ""}`,
    holds(column),
  ]);
  if (feed === "scores")
    rows.push([`  item_1 … item_${mostItems}`, "number, where there is no total or to check it"]);
  return `${feed}\n${aligned(rows, "start")}`;
}

/** The columns of all feeds and how their cells are read, from the very table that the import checks by. */
export function feedHelp(): string {
  return `Files: UTF-8, separated by commas, a header row with these names in any order; a column marked * must be there.
An instant is ISO 8601 with an offset or Z (2026-03-02T09:30:00-06:00), or a local time without one (2026-03-02T09:30),
read in the program's zone. A blank cell is not known. Ids are text, kept as written. A row that comes again under the
same id takes the place of the old one; a column that is absent leaves what is stored. Attended without minutes counts
the scheduled ones; partial needs its minutes; a score needs a total or items.

${feedNames.map(columnsOf).join("\n")}`;
}
