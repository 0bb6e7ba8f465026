import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Client } from "pg";
import type { ColumnsService } from "#api/facts/columns-service";
import { CsvFile } from "./csv-file.js";
import { differences, figuresOf, viewOf, type Cut } from "./figures.js";
import { headers } from "./generate-feeds.js";
import { askSql, sqlOf } from "./sql-way.js";
import { importTimed } from "./timed-import.js";

const CORRECTED_ROWS = 1000;
/** More of them in one file, as after a quarter's review: what grows with the square of its rows shows here. */
export const MANY_CORRECTED_ROWS = 20_000;
const LONGEST_WAIT_MILLISECONDS = 30_000;
const byProgram: Cut = { name: "program", byProgram: true, byMonth: false };
const measureId = "access-within-48h";

export interface Correction {
  /** How long the import of the corrected rows took, its facts and commit included. */
  readonly importMilliseconds: number;
  /** From the confirmed commit to the first answer with the corrected figures. */
  readonly visibleMilliseconds: number;
  /** How long the import of many more of them took; null where the data have no so many to correct. */
  readonly manyMilliseconds: number | null;
  /** Where the figures then differ from SQL on the facts. */
  readonly differences: readonly string[];
}

interface WrittenCorrection {
  readonly rows: number;
  readonly status: "no_show" | "excused";
}

/** The first attendance row of so many enrollments spread over the file, corrected to a status: starts move. */
async function writeCorrection(
  folder: string,
  { rows, status: corrected }: WrittenCorrection,
): Promise<string> {
  const path = join(folder, "correction.csv");
  const file = new CsvFile(path, headers.attendance);
  const lines = createInterface({ input: createReadStream(join(folder, "attendance.csv")) });
  let enrollment = "";
  for await (const line of lines) {
    const [session = "", found = "", status = ""] = line.split(",");
    if (found === enrollment || status !== "attended") continue;
    enrollment = found;
    file.add(`${session},${found},${corrected},`);
    if (file.rows === rows) break;
  }
  file.close();
  return path;
}

/** Imports a correction of a thousand rows and waits until the service's figures show it. */
export async function correctAndWait(sources: {
  readonly appUrl: string;
  readonly folder: string;
  readonly service: ColumnsService;
  readonly client: Client;
}): Promise<Correction> {
  const { appUrl, folder, service, client } = sources;
  const path = await writeCorrection(folder, { rows: CORRECTED_ROWS, status: "no_show" });
  const question = { measureId, view: viewOf(byProgram), present: true };
  const before = figuresOf(await service.evaluate(question));
  const imported = await importTimed(appUrl, [{ feed: "attendance", path }]);
  const updated = imported.report.feeds[0]?.updated ?? 0;
  if (updated !== CORRECTED_ROWS)
    throw new Error(`The correction changed ${updated} rows, not ${CORRECTED_ROWS}.`);
  let figures = before;
  while (differences(before, figures).length === 0) {
    if (performance.now() - imported.committedAt > LONGEST_WAIT_MILLISECONDS)
      throw new Error("The correction never became visible.");
    figures = figuresOf(await service.evaluate(question));
  }
  const visibleMilliseconds = performance.now() - imported.committedAt;
  const expected = await askSql(client, sqlOf(measureId, "facts") ?? "", byProgram);
  return {
    importMilliseconds: imported.milliseconds,
    visibleMilliseconds,
    manyMilliseconds: await correctMany(appUrl, folder),
    differences: differences(figures, expected).map((text) => `after the correction, ${text}`),
  };
}

async function correctMany(appUrl: string, folder: string): Promise<number | null> {
  const path = await writeCorrection(folder, { rows: MANY_CORRECTED_ROWS, status: "excused" });
  const imported = await importTimed(appUrl, [{ feed: "attendance", path }]);
  return imported.report.feeds[0]?.updated === MANY_CORRECTED_ROWS ? imported.milliseconds : null;
}
