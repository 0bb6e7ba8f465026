import { parseArgs } from "node:util";
import type pg from "pg";
import { readWhat } from "../command.js";
import { feedNames } from "./feed-columns.js";
import type { FeedName } from "./feed-columns.js";
import { importFeeds } from "./import-feeds.js";
import type { ImportFile, ImportReport } from "./import-report.js";

/** Where a command works and writes: data to stdout, everything else to stderr. */
export type CommandSurroundings = {
  client: pg.Client;
  presentSeconds: number;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
};

export const importHelp = `import <feed>=<file> … [--dry-run] [--all-or-nothing] [--rejects <file>] [--clear-demo] [--json]

Loads one or several CSV files in one import. Feeds: ${feedNames.join(", ")}.
Scores name their instrument as the command \`instruments\` lists it; a subscale (BAM-USE) is an instrument of its own.
  --dry-run         checks everything and keeps nothing
  --all-or-nothing  keeps nothing when any row is rejected
  --rejects <file>  writes the rejected rows with line, code, column and repair
  --clear-demo      empties a database that holds the demo data first
  --json            the report as JSON
Exit 0 when all rows were taken, 3 when some were rejected, 1 when nothing could be taken.

Examples:
  import programs=programs.csv inquiries=inquiries.csv enrollments=enrollments.csv
  import attendance=march.csv --rejects march-rejects.csv
`;

/** Runs `import` with the words after it and gives the exit code. */
export async function runImportCommand(words: string[], surroundings: CommandSurroundings): Promise<number> {
  const { client, presentSeconds, stdout, stderr } = surroundings;
  const asked = readWords(words);
  if (typeof asked === "string") {
    stderr.write(`${asked}\n`);
    return 1;
  }
  if (asked.values.help) {
    stdout.write(importHelp);
    return 0;
  }
  const { values, files } = asked;
  const report = await importFeeds(client, {
    files,
    dryRun: values["dry-run"],
    allOrNothing: values["all-or-nothing"],
    clearDemo: values["clear-demo"],
    isDemo: false,
    presentSeconds,
    ...(values.rejects === undefined ? {} : { rejectsPath: values.rejects }),
  });
  stdout.write(values.json ? `${JSON.stringify(report)}\n` : tableOf(report));
  if (report.refused !== undefined) stderr.write(`${report.refused}\n`);
  return exitCodeOf(report);
}

type Asked = { values: ReturnType<typeof parseWords>["values"]; files: ImportFile[] };

function parseWords(words: string[]) {
  return parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      "all-or-nothing": { type: "boolean", default: false },
      "clear-demo": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      rejects: { type: "string" },
    },
  });
}

function readWords(words: string[]): Asked | string {
  try {
    const { values, positionals } = parseWords(words);
    const files: ImportFile[] = [];
    for (const positional of positionals) {
      const equals = positional.indexOf("=");
      const feed = feedNamed(positional.slice(0, Math.max(equals, 0)));
      if (feed === undefined)
        return `"${positional}" is no <feed>=<file>; the feeds are ${feedNames.join(", ")}.`;
      files.push({ feed, path: positional.slice(equals + 1) });
    }
    if (files.length === 0 && !values.help) return `Name at least one <feed>=<file>; see import --help.`;
    return { values, files };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function feedNamed(name: string): FeedName | undefined {
  return feedNames.find((feed) => feed === name);
}

/** 0 when all rows were taken, 3 when some were rejected, 1 when nothing could be taken. */
export function exitCodeOf(report: ImportReport): number {
  if (report.refused !== undefined) return 1;
  const isClean = report.feeds.every((feed) => feed.rejected === 0 && feed.refused === undefined);
  if (isClean) return 0;
  return report.feeds.some((feed) => feed.inserted + feed.updated + feed.unchanged > 0) ? 3 : 1;
}

const counted = ["rowsRead", "inserted", "updated", "unchanged", "rejected"] as const;

function tableOf(report: ImportReport): string {
  const lines = [["feed", "rows read", "inserted", "updated", "unchanged", "rejected"]];
  for (const feed of report.feeds) lines.push([feed.feed, ...counted.map((name) => String(feed[name]))]);
  const blocks = [aligned(lines)];
  for (const feed of report.feeds)
    if (feed.refused !== undefined) blocks.push(`${feed.feed}: refused. ${feed.refused}\n`);
  if (report.findings.length > 0) blocks.push(findingLines(report));
  if (report.importId !== null) blocks.push(`Import ${report.importId}\n`);
  return blocks.join("\n");
}

function findingLines(report: ImportReport): string {
  return report.findings
    .filter((finding) => finding.code !== "file_refused")
    .map((finding) => {
      const kind = finding.isRejection ? "rejected" : "noted";
      const where = finding.exampleLine === null ? "" : `, such as line ${finding.exampleLine}`;
      const column = finding.column === null ? "" : ` ${finding.column}`;
      return `${finding.feed}${column}: ${finding.code}, ${finding.count} ${kind}${where}. ${finding.repair}\n`;
    })
    .join("");
}

function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  const line = (row: string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return `${rows.map(line).join("\n")}\n`;
}

type ImportRow = { import_id: number; imported_at: Date; is_demo: boolean; feeds: ImportReport["feeds"] };

/** Runs `imports`: the imports that were kept, newest first. */
export async function runImportsCommand(words: string[], surroundings: CommandSurroundings): Promise<number> {
  const { client, stdout } = surroundings;
  const found = await client.query<ImportRow>(
    "SELECT i.import_id, i.imported_at, i.is_demo, i.feeds FROM import AS i ORDER BY i.import_id DESC",
  );
  const imports = found.rows.map((row) => ({
    importId: row.import_id,
    importedAt: row.imported_at.toISOString(),
    isDemo: row.is_demo,
    feeds: row.feeds,
  }));
  if (readWhat(words).isJson) {
    stdout.write(`${JSON.stringify(imports)}\n`);
    return 0;
  }
  const lines = [["import", "at", "feed", "rows read", "inserted", "updated", "unchanged", "rejected"]];
  for (const one of imports) {
    for (const feed of one.feeds) {
      const counts = counted.map((name) => String(feed[name]));
      lines.push([
        String(one.importId),
        one.importedAt,
        `${feed.feed}${one.isDemo ? " (demo)" : ""}`,
        ...counts,
      ]);
    }
  }
  stdout.write(aligned(lines));
  return 0;
}
