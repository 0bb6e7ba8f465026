import { aligned, readWhat, type Command, type Surroundings } from "../command.js";
import { countedRows, type ImportReport } from "./import-report.js";

type ImportRow = { import_id: number; imported_at: Date; is_demo: boolean; feeds: ImportReport["feeds"] };

const help = "imports [--json]\n\nThe imports that were kept, newest first.\n\nExample:\n  imports --json\n";

async function run(words: string[], { client, stdout, stderr }: Surroundings): Promise<number> {
  const { what, isJson } = readWhat(words);
  if (what !== undefined) {
    stderr.write(`imports takes no "${what}": it lists them all.\n`);
    return 1;
  }
  const found = await client.query<ImportRow>(
    "SELECT i.import_id, i.imported_at, i.is_demo, i.feeds FROM import AS i ORDER BY i.import_id DESC",
  );
  const imports = found.rows.map((row) => ({
    importId: row.import_id,
    importedAt: row.imported_at.toISOString(),
    isDemo: row.is_demo,
    feeds: row.feeds,
  }));
  if (isJson) {
    stdout.write(`${JSON.stringify(imports)}\n`);
    return 0;
  }
  const lines = [["import", "at", "feed", "rows read", "inserted", "updated", "unchanged", "rejected"]];
  for (const one of imports) {
    for (const feed of one.feeds) {
      const counts = countedRows.map((name) => String(feed[name]));
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

/** `imports`: the imports that were kept. */
export const importsCommand: Command = { help, run };
