import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { importFeeds } from "#api/imports/import-feeds";
import type { ImportFile, ImportReport } from "#api/imports/import-report";
import { AS_OF_SECONDS } from "./sizes.js";

/** Milliseconds that an import spent, by part: each feed from its staging on, the facts, the commit. */
export type Parts = ReadonlyMap<string, number>;

export interface TimedImport {
  readonly report: ImportReport;
  readonly milliseconds: number;
  readonly parts: Parts;
  /** Unix milliseconds of the process's clock at which the commit was confirmed. */
  readonly committedAt: number;
}

/** The statements with which a part of the import begins; it lasts until the next one does. */
const beginnings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^CREATE TEMP TABLE staged_(\w+)/, (match) => match[1] ?? ""],
  [/^INSERT INTO staged_finding[^;]*closed_and_started/, () => "facts"],
  [/^SELECT fact_version\.version, fact_version\.is_demo/, () => "facts"],
  [/^SELECT f\.feed, f\.code/, () => "findings"],
  [/^COMMIT/, () => "commit"],
];

function partOf(text: string): string | null {
  for (const [pattern, name] of beginnings) {
    const match = pattern.exec(text.trimStart());
    if (match) return name(match);
  }
  return null;
}

class PartClock {
  readonly parts = new Map<string, number>();
  private current = "start";
  private since = performance.now();

  /** A statement is sent: if it begins another part, the time until now belongs to the one before. */
  note(text: string): void {
    const next = partOf(text);
    if (next === null || next === this.current) return;
    this.turn(next);
  }

  turn(next: string): void {
    const now = performance.now();
    this.parts.set(this.current, (this.parts.get(this.current) ?? 0) + now - this.since);
    this.current = next;
    this.since = now;
  }
}

/** Lets the clock see each statement that the client sends. */
function watch(client: Client, clock: PartClock): void {
  const send = client.query.bind(client) as (...words: unknown[]) => unknown;
  const watched = (...words: unknown[]): unknown => {
    if (typeof words[0] === "string") clock.note(words[0]);
    return send(...words);
  };
  Object.defineProperty(client, "query", { value: watched });
}

/** Imports the files as the command does, as the application's role, and times the parts. */
export async function importTimed(appUrl: string, files: readonly ImportFile[]): Promise<TimedImport> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  const clock = new PartClock();
  watch(client, clock);
  try {
    const began = performance.now();
    const report = await importFeeds(client, {
      files,
      dryRun: false,
      allOrNothing: false,
      clearDemo: false,
      isDemo: false,
      presentSeconds: AS_OF_SECONDS,
    });
    clock.turn("end");
    const committedAt = performance.now();
    return { report, milliseconds: committedAt - began, parts: clock.parts, committedAt };
  } finally {
    await client.end();
  }
}
