/** A cell of a file of comma-separated values; null and undefined are left empty. */
export type CsvCell = string | number | boolean | null | undefined;

/** What a spreadsheet would run as a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * One cell as it stands in the file. Text that begins like a formula gets an apostrophe before it, so that a spreadsheet
 * shows it as text; numbers, negative ones too, are written plainly.
 */
export function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file of comma-separated values (RFC 4180): CRLF between lines, a byte order mark first, so that Excel reads UTF-8. */
export function csvOf(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
