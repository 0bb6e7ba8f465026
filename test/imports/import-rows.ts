import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { FeedName } from "#api/imports/feed-columns";
import { importFeeds } from "#api/imports/import-feeds";
import type { ImportReport, ImportRequest } from "#api/imports/import-report";

/** 2026-06-30T12:00:00Z: the present of the imports in these tests. */
export const present = 1_782_820_800;

/** A folder for the files of one test file. */
export function filesFolder(): string {
  return mkdtempSync(join(tmpdir(), "iop-import-"));
}

export type Rows = Partial<Record<FeedName, string | Buffer | readonly string[]>>;

/** Writes each feed's rows (a header and lines, or the bytes of a file) and imports them together. */
export async function importRows(
  client: pg.Client,
  rows: Rows,
  options: Partial<ImportRequest> = {},
): Promise<ImportReport> {
  const folder = filesFolder();
  const names = Object.keys(rows) as FeedName[];
  const files = names.map((feed) => {
    const content = rows[feed] ?? "";
    const path = join(folder, `${feed}.csv`);
    writeFileSync(
      path,
      typeof content === "string" || Buffer.isBuffer(content) ? content : `${content.join("\n")}\n`,
    );
    return { feed, path };
  });
  const usual = {
    dryRun: false,
    allOrNothing: false,
    clearDemo: false,
    isDemo: false,
    presentSeconds: present,
  };
  return await importFeeds(client, { ...usual, ...options, files });
}

export const programs = [
  "program_code,name,site,track,population,zone",
  "MH-A,Adults,North,mental_health,adult,America/Chicago",
  "SU-B,Recovery,South,substance_use,adult,America/New_York",
];
export const inquiries = [
  "inquiry_id,program_code,person_id,inquired_at,channel,closed_at,closed_reason",
  "I1,MH-A,P1,2026-01-05T09:00,phone,,",
  "I2,MH-A,P2,2026-01-06T09:00:30.9-06:00,web,,",
];
export const enrollments = [
  "enrollment_id,program_code,inquiry_id,admitted_on,discharged_on,discharge_reason",
  "E1,MH-A,I1,2026-01-07,2026-02-20,completed",
  "E2,MH-A,,2026-01-08,,",
  "E3,SU-B,,2026-01-08,,",
];
export const sessions = [
  "session_id,program_code,group,starts_at,scheduled_minutes,kind,cancelled",
  "S1,MH-A,morning,2026-01-09T09:00,180,process,false",
  "S2,MH-A,morning,2026-01-12T09:00,180,process,true",
  "S3,SU-B,evening,2026-01-12T18:00,180,skills,",
];
export const attendance = [
  "session_id,enrollment_id,status,attended_minutes",
  "S1,E1,attended,",
  "S3,E3,partial,60",
];
export const scores = ["score_id,enrollment_id,instrument,taken_at,total", "K1,E1,PHQ-9,2026-01-09T10:00,14"];

export const itemScores =
  "score_id,enrollment_id,instrument,taken_at,total,item_1,item_2,item_3,item_4,item_5,item_6,item_7,item_8,item_9,item_10";

/** A small database of everything, on which single bad rows are tried. */
export const everything = { programs, inquiries, enrollments, sessions, attendance, scores } satisfies Rows;

const tables: readonly (readonly [string, string])[] = [
  ["program", "program_code"],
  ["inquiry", "inquiry_id"],
  ["enrollment", "enrollment_id"],
  ["group_session", "session_id"],
  ["attendance", "enrollment_id, session_id"],
  ["score", "enrollment_id, score_key"],
  ["episode_fact", "program_code, inquiry_id, enrollment_id"],
];

/** All stored rows as text, without what differs from import to import: two equal databases give the same text. */
export async function storedText(client: pg.Client): Promise<string> {
  const parts: string[] = [];
  for (const [table, key] of tables) {
    const found = await client.query<{ row: string }>(
      `SELECT (to_jsonb(t) - 'import_id' - 'version' - 'inquiry_no' - 'enrollment_no' - 'episode_no' - 'chain_no')::text AS row
       FROM ${table} AS t ORDER BY ${key}`,
    );
    parts.push(table, ...found.rows.map((row) => row.row));
  }
  return parts.join("\n");
}
