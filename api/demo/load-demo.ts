import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { readWhat, type Command } from "../command.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { DEMO_AS_OF_SECONDS } from "../facts/present.js";
import { clearDemo } from "../imports/clear-data.js";
import { importFeeds } from "../imports/import-feeds.js";
import { exitCodeOf, type ImportReport } from "../imports/import-report.js";
import { writeDemoFiles } from "./demo-data.js";

/** Loads the demo data through the ordinary import, as of the demo's own day. */
export async function loadDemo(client: Client): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), "iop-demo-"));
  try {
    const files = await writeDemoFiles(folder);
    return await importFeeds(client, {
      files,
      dryRun: false,
      allOrNothing: false,
      clearDemo: false,
      isDemo: true,
      presentSeconds: DEMO_AS_OF_SECONDS,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const demoCommand: Command = {
  help: `demo load | clear [--json]

load   loads the demo data into an empty database
clear  removes the demo data and the notes on its charts; real rows are never touched

Examples:
  demo load
  demo clear
`,
  async run(words, { client, stdout, stderr }) {
    const { what, isJson } = readWhat(words);
    if (what === "load") {
      const report = await loadDemo(client);
      if (report.refused) stderr.write(`${report.refused}\n`);
      else stdout.write(isJson ? `${JSON.stringify(report)}\n` : "The demo data is loaded.\n");
      return report.refused ? 1 : exitCodeOf(report) === 1 ? 1 : 0;
    }
    if (what === "clear") {
      if (!(await inTransaction(client, clearDemo))) {
        stderr.write("This database holds no demo data; nothing was removed.\n");
        return 1;
      }
      stdout.write(isJson ? `${JSON.stringify({ cleared: true })}\n` : "The demo data is removed.\n");
      return 0;
    }
    stderr.write("Say demo load or demo clear.\n");
    return 1;
  },
};
