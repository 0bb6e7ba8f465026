import { isDeepStrictEqual } from "node:util";
import type { ClientBase } from "pg";
import type { EpisodeColumns, ProgramColumns, ProgramKey } from "#shared/measures/columns";
import { inSnapshot } from "../database/scoped-transaction.js";
import { scopeEverything } from "./build-scope.js";
import {
  AFTER_VERSION,
  builtRows,
  changedCount,
  changedRows,
  storedRows,
  type ColumnQueries,
} from "./columns-select.js";
import { copyRows, type TupleReader } from "./copy-binary.js";
import { Dictionaries } from "./dictionaries.js";
import { BlockBuilder, mergeBlocks, type ExpectedRows } from "./episode-blocks.js";
import { readSession } from "./session-blocks.js";
import { inSharedMemory } from "./shared-memory.js";
import { buildEpisodes, buildWeeksAndScores } from "./write-facts.js";

const programKeys = `
SELECT
  program.program_code AS program,
  program.name,
  program.site,
  program.track,
  program.population,
  program.zone
FROM program
ORDER BY program.program_code
`;

const tombstonesAfter = `
SELECT
  episode_tombstone.program_code,
  episode_tombstone.episode_no
FROM episode_tombstone
WHERE episode_tombstone.version > $1
`;

/** The version that the stored facts carry now. */
export async function readFactVersion(client: ClientBase): Promise<number> {
  const found = await client.query<{ version: string }>("SELECT fact_version.version FROM fact_version");
  return Number(found.rows[0]?.version ?? 0);
}

/** The version at which everything was cleared; columns of before are of no use any more. */
async function readResetVersion(client: ClientBase): Promise<number> {
  const found = await client.query<{ reset_version: string }>(
    "SELECT fact_version.reset_version FROM fact_version",
  );
  return Number(found.rows[0]?.reset_version ?? 0);
}

async function readKeys(client: ClientBase): Promise<readonly ProgramKey[]> {
  return (await client.query<ProgramKey>(programKeys)).rows;
}

/** How many rows each program has. */
async function readExpected(client: ClientBase, counts: string): Promise<Map<string, ExpectedRows>> {
  const found = await client.query<{ rows: keyof ExpectedRows; program: string; n: number }>(counts);
  const expected = new Map<string, ExpectedRows>();
  for (const { rows, program, n } of found.rows) {
    expected.set(program, { episodes: 0, weeks: 0, scores: 0, ...expected.get(program), [rows]: n });
  }
  return expected;
}

/** Copies the rows of the queries into one builder per program. */
async function readBlocks(
  client: ClientBase,
  queries: ColumnQueries,
  dictionaries: Dictionaries,
): Promise<Map<string, BlockBuilder>> {
  const expected =
    queries.counts === null ? new Map<string, never>() : await readExpected(client, queries.counts);
  const builders = new Map<string, BlockBuilder>();
  const builderOf = (reader: TupleReader): BlockBuilder => {
    const program = reader.text();
    let builder = builders.get(program);
    if (!builder) builders.set(program, (builder = new BlockBuilder(dictionaries, expected.get(program))));
    return builder;
  };
  await copyRows(client, queries.episodes, (reader) => builderOf(reader).add(reader));
  await copyRows(client, queries.weeks, (reader) => builderOf(reader).weeks.add(reader));
  await copyRows(client, queries.scores, (reader) => builderOf(reader).scores.add(reader));
  await copyRows(client, queries.sessions, (reader) => {
    const { sessions } = builderOf(reader);
    sessions.push(readSession(reader, dictionaries));
  });
  return builders;
}

/** `place` says where finished blocks are to stand: those that another thread counts from, in shared memory. */
async function readColumns(
  client: ClientBase,
  queries: ColumnQueries,
  place: (block: ProgramColumns) => ProgramColumns,
): Promise<EpisodeColumns> {
  const version = await readFactVersion(client);
  const keys = await readKeys(client);
  const dictionaries = new Dictionaries();
  const builders = await readBlocks(client, queries, dictionaries);
  const programs = keys.map((key) => {
    const builder = builders.get(key.program) ?? new BlockBuilder(dictionaries);
    // What it was made from goes before the next one is: all of it twice would be most of the memory there is.
    builders.delete(key.program);
    return place(builder.finish(key));
  });
  return { version, programs, ...dictionaries.list() };
}

/** Loads all stored facts as columns. Opens its own transaction. */
export async function loadEpisodeColumns(client: ClientBase): Promise<EpisodeColumns> {
  return await inSnapshot(client, async () => await readColumns(client, storedRows, inSharedMemory));
}

/** Builds the facts as known at an earlier instant from the same text, and gives their columns. Stores nothing. */
export async function loadEpisodeColumnsAsOf(
  client: ClientBase,
  asOfSeconds: number,
): Promise<EpisodeColumns> {
  return await inSnapshot(client, async () => {
    await scopeEverything(client);
    await buildEpisodes(client, new Date(asOfSeconds * 1000));
    await buildWeeksAndScores(client, new Date(asOfSeconds * 1000));
    return await readColumns(client, builtRows, (block) => block);
  });
}

async function readGone(client: ClientBase, version: number): Promise<Map<string, Set<number>>> {
  const found = await client.query<{ program_code: string; episode_no: number }>(tombstonesAfter, [version]);
  const gone = new Map<string, Set<number>>();
  for (const row of found.rows) {
    const numbers = gone.get(row.program_code) ?? new Set<number>();
    numbers.add(row.episode_no);
    gone.set(row.program_code, numbers);
  }
  return gone;
}

/** Weeks and scores of so few episodes are looked up; of more, reading whole tables takes less time. */
const FEW_EPISODES = 20_000;

/**
 * Nobody told the planner how little has changed, and it would read all weeks and scores to join them by hash: for the
 * rest of the transaction few episodes are looked up one by one.
 */
async function preferLookups(client: ClientBase): Promise<void> {
  const found = await client.query<{ n: number }>(changedCount);
  if ((found.rows[0]?.n ?? 0) > FEW_EPISODES) return;
  await client.query(
    "SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)",
  );
}

const NOTHING_GONE: ReadonlySet<number> = new Set();

/**
 * Brings columns up to the stored version: the same object when nothing changed, else a new one that shares
 * the blocks of programs without changes. Dictionary numbers stay what they were.
 */
export async function refreshEpisodeColumns(
  client: ClientBase,
  columns: EpisodeColumns,
): Promise<EpisodeColumns> {
  if ((await readFactVersion(client)) === columns.version) return columns;
  return await inSnapshot(client, async () => {
    const version = await readFactVersion(client);
    if (columns.version < (await readResetVersion(client)) || version < columns.version)
      return await readColumns(client, storedRows, inSharedMemory);
    await client.query("SELECT set_config($1, $2, true)", [AFTER_VERSION, String(columns.version)]);
    await preferLookups(client);
    const dictionaries = new Dictionaries(columns);
    const builders = await readBlocks(client, changedRows, dictionaries);
    const gone = await readGone(client, columns.version);
    const known = new Map(columns.programs.map((block) => [block.key.program, block]));
    const refreshed = (key: ProgramKey): ProgramColumns => {
      const old = known.get(key.program);
      const builder = builders.get(key.program);
      const removed = gone.get(key.program);
      if (old && !builder && !removed) return isDeepStrictEqual(old.key, key) ? old : { ...old, key };
      const fresh = (builder ?? new BlockBuilder(dictionaries)).finish(key);
      const sessions = builder?.sessions ?? [];
      return inSharedMemory(
        old ? mergeBlocks(old, { fresh, sessions, gone: removed ?? NOTHING_GONE }) : fresh,
      );
    };
    const programs = (await readKeys(client)).map(refreshed);
    return { version, programs, ...dictionaries.list() };
  });
}
