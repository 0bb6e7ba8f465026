// oxlint-disable-next-line no-control-regex
export const control = /[\u0000-\u001f\u007f]/;

/** A record of a CSV file with the line on which it starts; fields is null when its quotation marks make no sense. */
export type CsvRow = { line: number; fields: string[] | null; text: string };

/** The records at the beginning of a text; what follows `consumed` is the beginning of one that isn't complete. */
export type TakenRecords = { rows: CsvRow[]; consumed: number; nextLine: number };

type Field = { value: string; end: number };

/**
 * Splits text into records by RFC 4180: fields parted by commas, quoted where they hold commas, line ends or doubled
 * quotation marks; records ended by CRLF or LF. A record with a stray quotation mark costs its own line only: reading
 * goes on with the next line. Blank lines are left out. Example: `a,"b,c"` gives the fields `a` and `b,c`.
 */
export function takeRecords(text: string, line: number, isLast: boolean): TakenRecords {
  const rows: CsvRow[] = [];
  let consumed = 0;
  let nextLine = line;
  while (consumed < text.length) {
    let record = recordAt(text, consumed, isLast);
    if (record === "broken") record = lineAt(text, consumed, isLast);
    if (record === null) break;
    const raw = text.slice(consumed, record.end);
    if (record.fields === null || record.fields.length > 1 || record.fields[0] !== "") {
      rows.push({ line: nextLine, fields: record.fields, text: record.fields?.join(",") ?? raw.trimEnd() });
    }
    consumed = record.end;
    nextLine += lineEndsIn(raw);
  }
  return { rows, consumed, nextLine };
}

type RawRecord = { fields: string[] | null; end: number };

function recordAt(text: string, start: number, isLast: boolean): RawRecord | "broken" | null {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, isLast) : plainField(text, at, isLast);
    if (field === null || field === "broken") return field;
    fields.push(field.value);
    at = field.end;
    if (text[at] !== ",") break;
    at += 1;
  }
  if (text[at] === "\r") at += 1;
  return { fields, end: Math.min(at + 1, text.length) };
}

/** The field that starts here without a quotation mark, up to the comma or line end that ends it. */
function plainField(text: string, start: number, isLast: boolean): Field | "broken" | null {
  let end = start;
  while (end < text.length && text[end] !== "," && text[end] !== "\n") end += 1;
  if (end === text.length && !isLast) return null;
  if (text[end] !== "," && end > start && text[end - 1] === "\r") end -= 1;
  const value = text.slice(start, end);
  return value.includes('"') ? "broken" : { value, end };
}

function quotedField(text: string, start: number, isLast: boolean): Field | "broken" | null {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return null;
  const rest = text.slice(close + 1, close + 3);
  if (!isLast && (rest === "" || rest === "\r")) return null;
  const isEnded = rest === "" || rest === "\r" || rest === "\r\n" || rest[0] === "," || rest[0] === "\n";
  return isEnded ? { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 } : "broken";
}

function lineAt(text: string, start: number, isLast: boolean): RawRecord | null {
  const end = text.indexOf("\n", start);
  if (end === -1 && !isLast) return null;
  return { fields: null, end: end === -1 ? text.length : end + 1 };
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
