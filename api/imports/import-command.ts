import { parseArgs } from "node:util";
import { aligned, type Command, type Surroundings } from "../command.js";
import { feedNames, type FeedName } from "./feed-columns.js";
import { feedHelp } from "./feed-help.js";
import { importFeeds } from "./import-feeds.js";
import { countedRows, exitCodeOf, type ImportFile, type ImportReport } from "./import-report.js";
import { rejectsOf } from "./write-rejects.js";

const help = `import <feed>=<file> … [--dry-run] [--all-or-nothing] [--rejects <file>] [--clear-demo] [--json]

Loads one or several CSV files in one import. Feeds: ${feedNames.join(", ")}.
Scores name their instrument as the command \`instruments\` lists it; a subscale (BAM-USE) is an instrument of its own.
  --dry-run         checks everything and keeps nothing
  --all-or-nothing  keeps nothing when any row is rejected
  --rejects <file>  writes the rejected rows with line, code, column and repair
  --clear-demo      removes the demo data, and the notes on its charts, first
  --json            the report as JSON
Exit 0 when all rows were taken, 3 when some were rejected, 1 when nothing could be taken.

${feedHelp()}
Examples:
  import programs=programs.csv inquiries=inquiries.csv enrollments=enrollments.csv
  import attendance=march.csv --rejects march-rejects.csv
`;

async function run(words: string[], surroundings: Surroundings): Promise<number> {
  const { client, presentSeconds, stdout, stderr } = surroundings;
  const asked = readWords(words);
  if (typeof asked === "string") {
    stderr.write(`${asked}\n`);
    return 1;
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
  else if (values.rejects !== undefined) stderr.write(rejectsSentence(files, report, values.rejects));
  return exitCodeOf(report);
}

/** Where the rejected rows stand, which with several feeds is no file that anybody named; empty where none was rejected. */
function rejectsSentence(files: readonly ImportFile[], report: ImportReport, path: string): string {
  const rejecting = files.filter(({ feed }) =>
    report.feeds.some((each) => each.feed === feed && each.rejected > 0),
  );
  if (rejecting.length === 0) return "";
  const written = rejecting.map((file) => rejectsOf(file, rejecting, path));
  return `Rejected rows: ${written.join(", ")}. Correct them there and import those files.\n`;
}

/** `import`: files of the feeds, checked and kept in one import. */
export const importCommand: Command = { help, run };

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
    if (files.length === 0) return `Name at least one <feed>=<file>; see import --help.`;
    return { values, files };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function feedNamed(name: string): FeedName | undefined {
  return feedNames.find((feed) => feed === name);
}

function tableOf(report: ImportReport): string {
  const lines = [["feed", "rows read", "inserted", "updated", "unchanged", "rejected"]];
  for (const feed of report.feeds) lines.push([feed.feed, ...countedRows.map((name) => String(feed[name]))]);
  const blocks = [aligned(lines)];
  for (const feed of report.feeds)
    if (feed.refused !== undefined) blocks.push(`${feed.feed}: refused. ${feed.refused}\n`);
  if (report.findings.length > 0) blocks.push(findingLines(report));
  const taken = report.feeds.some(({ inserted, updated }) => inserted + updated > 0);
  if (report.importId !== null) blocks.push(`Import ${report.importId}\n`);
  else if (taken) blocks.push("Nothing was kept: inserted and updated are what would have been.\n");
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
