import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import type { Client } from "pg";

/** Where a command works and writes: data to stdout, everything else to stderr. */
export interface Surroundings {
  readonly client: Client;
  /** The clock's instant in unix seconds. */
  readonly presentSeconds: number;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** One command of the tool: its help with examples, and what it does; gives the exit code. */
export interface Command {
  readonly help: string;
  run(words: string[], surroundings: Surroundings): Promise<number>;
}

/** The account that runs the command; in a container it may have no name. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown account";
  }
}

/** Rows of text as columns of equal width: the first column to the left, the others to the right unless told otherwise. */
export function aligned(rows: readonly (readonly string[])[], others: "start" | "end" = "end"): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) =>
        at === 0 || others === "start" ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return `${rows.map(line).join("\n")}\n`;
}

/** The one word and the --json of a command that takes no more; throws the option's own sentence at any other. */
export function readWhat(words: string[]): { what: string | undefined; isJson: boolean } {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  return { what: positionals.length === 1 ? positionals[0] : undefined, isJson: values.json };
}
