import type { ClientBase } from "pg";
import { isEmpty } from "../database/fill-table.js";
import { createTouchedTables, scopeEverything, scopeTouched, touchDue } from "./build-scope.js";
import { storeFirstEpisodes } from "./first-facts.js";
import { buildSessions, removeStaleSessions, writeBuiltSessions } from "./session-facts.js";
import { buildEpisodes, buildWeeksAndScores, writeBuiltFacts, type WrittenFacts } from "./write-facts.js";

/** Up to which instant the facts shall know events: unix seconds, inclusive. */
export interface BuildMoment {
  readonly asOfSeconds: number;
}

/** What a build wrote and the version that its rows carry. */
export interface BuiltFacts extends WrittenFacts {
  readonly version: number;
}

interface VersionRow {
  readonly version: string;
  readonly is_demo: boolean;
  readonly built_at: Date | null;
}

const EARLIEST = new Date("1000-01-01T00:00:00Z");

/** No row while an import writes facts: that build takes up what is due, so nobody need wait for it. */
const freeVersion = `
SELECT fact_version.version, fact_version.is_demo, fact_version.built_at
FROM fact_version
FOR UPDATE SKIP LOCKED
`;

/** Locks the version's row: one writer of facts at a time, so that versions become visible in order. */
async function lockVersion(client: ClientBase): Promise<VersionRow> {
  const found = await client.query<VersionRow>(
    "SELECT fact_version.version, fact_version.is_demo, fact_version.built_at FROM fact_version FOR UPDATE",
  );
  const row = found.rows[0];
  if (!row) throw new Error("The table fact_version has lost its row.");
  return row;
}

async function storeVersion(client: ClientBase, version: number, builtAt: Date): Promise<void> {
  await client.query("UPDATE fact_version SET version = $1, built_at = $2", [version, builtAt]);
}

/** The stored rows already know events up to built_at, so a touched build never goes behind it. */
function notBefore(builtAt: Date | null, asked: Date): Date {
  return builtAt !== null && builtAt > asked ? builtAt : asked;
}

/**
 * Rebuilds the facts of the episodes that touched_inquiry and touched_enrollment name (see createTouchedTables),
 * and of those that are due because time passed; of all where none stands yet. Runs inside the caller's transaction;
 * raises the version by one.
 */
export async function buildTouchedFacts(client: ClientBase, moment: BuildMoment): Promise<BuiltFacts> {
  const stored = await lockVersion(client);
  const asOf = notBefore(stored.built_at, new Date(moment.asOfSeconds * 1000));
  if (await isEmpty(client, "episode_fact")) return await buildFirst(client, stored, asOf);
  await touchDue(client, stored.built_at ?? EARLIEST, asOf);
  return await buildScope(client, { stored, asOf, fill: scopeTouched });
}

/** Rebuilds all facts with the same text; runs inside the caller's transaction. Also moves as-of backwards. */
export async function rebuildAllFacts(client: ClientBase, moment: BuildMoment): Promise<BuiltFacts> {
  const stored = await lockVersion(client);
  const built = await buildScope(client, {
    stored,
    asOf: new Date(moment.asOfSeconds * 1000),
    fill: scopeEverything,
  });
  // Sessions leave no tombstones: readers load anew.
  if ((await removeStaleSessions(client)) > 0) {
    await client.query("UPDATE fact_version SET reset_version = fact_version.version");
  }
  return built;
}

/**
 * Rebuilds only what reads differently because time passed since the last build.
 * Runs inside the caller's transaction; null when nothing was due, and then nothing is written.
 * While the database holds demo data its own day stands still, and nothing ever becomes due.
 */
export async function buildDueFacts(client: ClientBase, moment: BuildMoment): Promise<BuiltFacts | null> {
  const stored = (await client.query<VersionRow>(freeVersion)).rows[0];
  if (!stored || stored.is_demo) return null;
  const asOf = notBefore(stored.built_at, new Date(moment.asOfSeconds * 1000));
  await createTouchedTables(client);
  const due = await touchDue(client, stored.built_at ?? EARLIEST, asOf);
  return due === 0 ? null : await buildScope(client, { stored, asOf, fill: scopeTouched });
}

async function buildFirst(client: ClientBase, stored: VersionRow, asOf: Date): Promise<BuiltFacts> {
  await scopeEverything(client);
  const version = Number(stored.version) + 1;
  const written = await storeFirstEpisodes(client, { asOf, version });
  await buildSessions(client);
  await writeBuiltSessions(client, version);
  await storeVersion(client, version, asOf);
  return { ...written, version };
}

interface ScopeBuild {
  readonly stored: VersionRow;
  readonly asOf: Date;
  fill(client: ClientBase): Promise<void>;
}

async function buildScope(client: ClientBase, build: ScopeBuild): Promise<BuiltFacts> {
  await build.fill(client);
  await buildEpisodes(client, build.asOf);
  await buildWeeksAndScores(client, build.asOf);
  await buildSessions(client);
  const version = Number(build.stored.version) + 1;
  const written = await writeBuiltFacts(client, version);
  await writeBuiltSessions(client, version);
  await storeVersion(client, version, build.asOf);
  return { ...written, version };
}
