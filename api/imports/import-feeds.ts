import { statSync } from "node:fs";
import type pg from "pg";
import { lockImports } from "../database/import-lock.js";
import { queriesOf } from "../database/run-query.js";
import { buildTouchedFacts } from "../facts/build-facts.js";
import { createTouchedTables } from "../facts/build-scope.js";
import { errorCode } from "../failures.js";
import { applyFeed } from "./apply-feed.js";
import type { AppliedFeed } from "./apply-feed.js";
import { readInstruments } from "../settings/read-instruments.js";
import { clearDemo } from "./clear-data.js";
import { feedNames } from "./feed-columns.js";
import type { FeedName } from "./feed-columns.js";
import type { FeedPlan } from "./feed-plan.js";
import type { FeedReport, ImportFile, ImportReport, ImportRequest } from "./import-report.js";
import { attendancePlan } from "./plan-attendance.js";
import { enrollmentsPlan, sessionsPlan } from "./plan-enrollments-sessions.js";
import { inquiriesPlan, programsPlan } from "./plan-programs-inquiries.js";
import { scoresPlan } from "./plan-scores.js";
import { FileRefused } from "./read-rows.js";
import { noteScoresOfOneInstant } from "./scores-of-one-instant.js";
import { stageFile } from "./stage-file.js";
import type { StagedFile } from "./stage-file.js";
import { stageInstruments } from "./stage-instruments.js";
import { prepareStaging } from "./staging-functions.js";
import {
  keepFindings,
  noteClosedAndStarted,
  noteFile,
  noteRefusal,
  readFindingCounts,
  rejectedRows,
} from "./staged-findings.js";
import { noteStepsAfterStart } from "./steps-after-start.js";
import { whyNoRejects, writeRejects } from "./write-rejects.js";

const plans: Readonly<Record<FeedName, FeedPlan>> = {
  programs: programsPlan,
  inquiries: inquiriesPlan,
  enrollments: enrollmentsPlan,
  sessions: sessionsPlan,
  attendance: attendancePlan,
  scores: scoresPlan,
};

const demoStands =
  "This database holds the demo data, and demo and real rows never mix: give --clear-demo to remove the demo data first.";
const realStands =
  "This database holds real rows, and demo and real rows never mix: load the demo data into an empty database.";

/**
 * Loads the files of one import in one transaction: a crash leaves the database as before or as after. Bad rows are
 * findings and the rest loads; the facts of what changed are built before the commit.
 */
export async function importFeeds(client: pg.Client, request: ImportRequest): Promise<ImportReport> {
  const twice = request.files.find(
    (file, index) => request.files.findIndex((one) => one.feed === file.feed) !== index,
  );
  if (twice !== undefined) return refusal(`One feed is one file: ${twice.feed} was given twice.`);
  if (request.files.length === 0) return refusal("Name at least one file to import.");
  const unwritten =
    request.rejectsPath === undefined ? null : whyNoRejects(request.files, request.rejectsPath);
  if (unwritten !== null) return refusal(unwritten);
  await client.query("BEGIN");
  try {
    const report = await importWithin(client, request);
    const isKept = !request.dryRun && report.refused === undefined;
    await client.query(isKept ? "COMMIT" : "ROLLBACK");
    return isKept ? report : { ...report, importId: null };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

function refusal(sentence: string): ImportReport {
  return { importId: null, feeds: [], findings: [], refused: sentence };
}

async function importWithin(client: pg.Client, request: ImportRequest): Promise<ImportReport> {
  await lockImports(client);
  const mixed = await refuseMixing(client, request);
  if (mixed !== null) return refusal(mixed);
  await prepareStaging(client);
  await stageInstruments(client, await readInstruments(queriesOf(client)));
  await createTouchedTables(client);
  const importId = await startImport(client, request);
  const feeds: FeedReport[] = [];
  for (const feed of feedNames) {
    const file = request.files.find((one) => one.feed === feed);
    if (file !== undefined)
      feeds.push(await importFile(client, file, { importId, presentSeconds: request.presentSeconds }));
  }
  await noteScoresOfOneInstant(client, feeds);
  await noteClosedAndStarted(client);
  await buildFacts(client, request.presentSeconds);
  await noteStepsAfterStart(client, feeds);
  const findings = await readFindingCounts(client);
  await keepFindings(client, importId, findings);
  await client.query("UPDATE import SET feeds = $2 WHERE import_id = $1", [importId, JSON.stringify(feeds)]);
  await writeRejectFiles(client, request, feeds);
  const refused = refusedAsAWhole(request, feeds);
  return { importId, feeds, findings, ...(refused === null ? {} : { refused }) };
}

async function refuseMixing(client: pg.Client, request: ImportRequest): Promise<string | null> {
  const found = await client.query<{ is_demo: boolean; is_empty: boolean }>(
    "SELECT v.is_demo, NOT EXISTS (SELECT FROM program) AS is_empty FROM fact_version AS v",
  );
  const { is_demo: isDemo, is_empty: isEmpty } = found.rows[0] ?? { is_demo: false, is_empty: true };
  if (request.isDemo) {
    if (!isDemo && !isEmpty) return realStands;
    await client.query("UPDATE fact_version SET is_demo = true");
    return null;
  }
  if (!isDemo) return null;
  if (!isEmpty && !request.clearDemo) return demoStands;
  await clearDemo(client);
  return null;
}

async function startImport(client: pg.Client, request: ImportRequest): Promise<number> {
  const started = await client.query<{ import_id: number }>(
    "INSERT INTO import (imported_at, is_demo, feeds) VALUES (to_timestamp($1), $2, '[]') RETURNING import_id",
    [request.presentSeconds, request.isDemo],
  );
  const id = started.rows[0]?.import_id;
  if (id === undefined) throw new Error("The import got no number.");
  return id;
}

type ImportMoment = { importId: number; presentSeconds: number };

async function importFile(client: pg.Client, file: ImportFile, moment: ImportMoment): Promise<FeedReport> {
  const { feed } = file;
  const staged = await stageOrRefuse(client, file);
  if (typeof staged === "string") {
    await noteRefusal(client, feed, staged);
    return { feed, rowsRead: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, refused: staged };
  }
  await noteFile(client, feed, staged);
  const applied = await applyFeed(client, plans[feed], { ...moment, ...staged });
  await refreshStatistics(client, plans[feed].table, applied);
  const { rowsRead } = staged;
  const rejected = await rejectedRows(client, feed);
  const { inserted, updated } = applied;
  return { feed, rowsRead, inserted, updated, unchanged: rowsRead - rejected - inserted - updated, rejected };
}

async function stageOrRefuse(client: pg.Client, file: ImportFile): Promise<StagedFile | string> {
  await client.query("SAVEPOINT before_file");
  try {
    refuseOtherThanFile(file.path);
    return await stageFile(client, file.feed, file.path);
  } catch (error) {
    const sentence = sentenceOf(error, file);
    if (sentence === null) throw error;
    await client.query("ROLLBACK TO SAVEPOINT before_file");
    return sentence;
  }
}

/** A pipe is read once and may never end: with it an import could hold all others off for ever. */
function refuseOtherThanFile(path: string): void {
  const place = statSync(path);
  if (place.isFile() || place.isDirectory()) return;
  throw new FileRefused(
    `${path} is no file on disk but a pipe or a device: save what it gives as a file, and import that.`,
  );
}

function sentenceOf(error: unknown, file: ImportFile): string | null {
  if (error instanceof FileRefused) return error.message;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return `There is no file ${file.path}.`;
  if (code === "EISDIR") return `${file.path} is a folder, not a file.`;
  if (code === "EACCES") return `The file ${file.path} may not be read.`;
  const isOfFile = error instanceof Error && "syscall" in error;
  return isOfFile ? `The file ${file.path} can't be read (${code ?? "unknown error"}).` : null;
}

/** The planner must know of many new rows before the facts are built from them. */
async function refreshStatistics(client: pg.Client, table: string, applied: AppliedFeed): Promise<void> {
  if (applied.inserted >= 1000) await client.query("SELECT refresh_statistics($1)", [table]);
}

async function buildFacts(client: pg.Client, presentSeconds: number): Promise<void> {
  const touched = await client.query(
    `SELECT 1 WHERE EXISTS (SELECT FROM touched_inquiry) OR EXISTS (SELECT FROM touched_enrollment)
      OR EXISTS (SELECT FROM touched_session)`,
  );
  if (touched.rowCount === 1) await buildTouchedFacts(client, { asOfSeconds: presentSeconds });
}

async function writeRejectFiles(
  client: pg.Client,
  request: ImportRequest,
  feeds: readonly FeedReport[],
): Promise<void> {
  if (request.rejectsPath === undefined) return;
  const rejecting = feeds.filter((feed) => feed.rejected > 0).map((feed) => feed.feed);
  const files = request.files.filter((file) => rejecting.includes(file.feed));
  await writeRejects(client, files, request.rejectsPath);
}

function refusedAsAWhole(request: ImportRequest, feeds: readonly FeedReport[]): string | null {
  if (feeds.every((feed) => feed.refused !== undefined)) {
    return feeds.map((feed) => `${feed.feed}: ${feed.refused ?? ""}`).join(" ");
  }
  if (!request.allOrNothing) return null;
  const failing = feeds
    .filter((feed) => feed.rejected > 0 || feed.refused !== undefined)
    .map((feed) => feed.feed);
  return failing.length === 0
    ? null
    : `Nothing was kept: all or nothing was asked for, and ${failing.join(", ")} had rejections.`;
}
