import { mkdirSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { openEmbeddedPostgres } from "#api/database/embedded-postgres";
import { migrate } from "#api/database/migrate";
import { asApplication } from "#api/database/open-database";
import { ColumnsService } from "#api/facts/columns-service";
import { loadEpisodeColumns, readFactVersion } from "#api/facts/episode-columns";
import { measureMemory, type ApiMemory } from "./api-child.js";
import { compareWays, type Comparison } from "./compare-ways.js";
import { correctAndWait, type Correction } from "./correction.js";
import { generateFeeds, type GeneratedFeeds } from "./generate-feeds.js";
import { measureLoad, type Load } from "./http-load.js";
import { measurePagesApart, type PageTimes } from "./page-times.js";
import { AS_OF_SECONDS, type Size } from "./sizes.js";
import { importTimed, type TimedImport } from "./timed-import.js";
import { oftenRepeated, warmMedian } from "./warm-median.js";

/** Everything measured at one size. */
export interface SizeReport {
  readonly size: Size;
  readonly rows: GeneratedFeeds["rows"];
  readonly generateMilliseconds: number;
  readonly imported: TimedImport;
  readonly loadMilliseconds: number;
  readonly pollMilliseconds: number;
  readonly comparison: Comparison;
  readonly pages: PageTimes;
  readonly correction: Correction;
  readonly memory: ApiMemory & { readonly requestP95: number };
  readonly load: Load | null;
  /** Of the last minute when the size began: above the number of cores, other work slowed this one. */
  readonly machineLoad: number;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Generates, imports and measures one size in its own folder, on a PostgreSQL with the settings of production. */
export async function runSize(size: Size, folder: string): Promise<SizeReport> {
  mkdirSync(folder, { mode: 0o711 });
  const machineLoad = loadavg()[0] ?? 0;
  say(`${size.name}: generating ${size.inquiries} inquiries …`);
  const began = performance.now();
  const generated = generateFeeds(size, folder);
  const generateMilliseconds = performance.now() - began;
  const cluster = await openEmbeddedPostgres(join(folder, "data"));
  try {
    await migrate(cluster.url);
    const appUrl = asApplication(cluster.url);
    say(`${size.name}: importing …`);
    const imported = await importTimed(appUrl, generated.files);
    checkImport(imported, generated);
    const owner = new Client({ connectionString: cluster.url });
    await owner.connect();
    try {
      // What autovacuum does in its own time: the SQL ways are measured at their best.
      await owner.query("VACUUM (ANALYZE)");
      const figures = await measureFigures(size, { appUrl, folder, owner });
      return { size, rows: generated.rows, generateMilliseconds, imported, machineLoad, ...figures };
    } finally {
      await owner.end();
    }
  } finally {
    await cluster.close();
  }
}

/** A bench of rows that were not taken would measure something else. */
function checkImport(imported: TimedImport, generated: GeneratedFeeds): void {
  if (imported.report.refused !== undefined) throw new Error(imported.report.refused);
  for (const feed of imported.report.feeds) {
    if (feed.inserted === generated.rows[feed.feed]) continue;
    throw new Error(`${feed.feed}: ${feed.inserted} of ${generated.rows[feed.feed]} rows were taken.`);
  }
}

type Figures = Omit<SizeReport, "size" | "rows" | "generateMilliseconds" | "imported" | "machineLoad">;

async function measureFigures(
  size: Size,
  { appUrl, folder, owner }: { appUrl: string; folder: string; owner: Client },
): Promise<Figures> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  const service = await ColumnsService.start(appUrl, () => AS_OF_SECONDS);
  try {
    await client.query("SELECT set_config('work_mem', '256MB', false), set_config('jit', 'off', false)");
    const began = performance.now();
    const columns = await loadEpisodeColumns(client);
    const loadMilliseconds = performance.now() - began;
    say(`${size.name}: comparing the ways …`);
    const comparison = await compareWays({ service, columns, client });
    const pollMilliseconds = await warmMedian(async () => await readFactVersion(client), oftenRepeated);
    say(`${size.name}: correcting, then pages and the API in processes of their own …`);
    const correction = await correctAndWait({ appUrl, folder, service, client });
    await service.stop();
    await owner.query("VACUUM (ANALYZE)");
    const pages = await measurePagesApart(appUrl);
    const memory = await measureMemory(appUrl);
    const load = size.name === "L" ? await measureLoad(appUrl) : null;
    return { loadMilliseconds, pollMilliseconds, comparison, pages, correction, memory, load };
  } finally {
    await service.stop();
    await client.end();
  }
}
