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
const LONGEST_WAIT_MILLISECONDS = 30_000;
const byProgram: Cut = { name: "program", byProgram: true, byMonth: false };
const measureId = "access-within-48h";

export interface Correction {
  /** How long the import of the corrected rows took, its facts and commit included. */
  readonly importMilliseconds: number;
  /** From the confirmed commit to the first answer with the corrected figures. */
  readonly visibleMilliseconds: number;
  /** Where the figures then differ from SQL on the facts. */
  readonly differences: readonly string[];
}

/** The first attendance row of a thousand enrollments spread over the file, corrected to a no-show: starts move. */
async function writeCorrection(folder: string): Promise<string> {
  const path = join(folder, "correction.csv");
  const file = new CsvFile(path, headers.attendance);
  const lines = createInterface({ input: createReadStream(join(folder, "attendance.csv")) });
  let enrollment = "";
  for await (const line of lines) {
    const [session = "", found = "", status = ""] = line.split(",");
    if (found === enrollment || status !== "attended") continue;
    enrollment = found;
    file.add(`${session},${found},no_show,`);
    if (file.rows === CORRECTED_ROWS) break;
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
  const path = await writeCorrection(folder);
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
    differences: differences(figures, expected).map((text) => `after the correction, ${text}`),
  };
}
