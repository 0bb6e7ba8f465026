import type { ClientBase } from "pg";
import { fillTable } from "../database/fill-table.js";
import { readSql } from "./sql-files.js";
import {
  buildEpisodes,
  countBuilt,
  insertChanged,
  nameSafetyItems,
  reviveTombstones,
  type WrittenFacts,
} from "./write-facts.js";

/**
 * Builds and stores the scope's episodes where none stands yet, by the same text as every other build: there is nothing to
 * compare with, so that weeks and scores are written once and not twice.
 */
export async function storeFirstEpisodes(
  client: ClientBase,
  { asOf, version }: { readonly asOf: Date; readonly version: number },
): Promise<WrittenFacts> {
  await buildEpisodes(client, asOf);
  await nameSafetyItems(client);
  const written = await countBuilt(client, "built_episode");
  const fill = async (table: string, text: string, value: Date | number): Promise<void> => {
    await fillTable(client, { table, rows: written }, async () => await client.query(text, [value]));
  };
  await fill("episode_week", `INSERT INTO episode_week ${readSql("episode-week")}`, asOf);
  await fill("episode_score", `INSERT INTO episode_score ${readSql("episode-score")}`, asOf);
  await fill("episode_fact", insertChanged, version);
  await client.query(reviveTombstones);
  return { written, removed: 0 };
}
