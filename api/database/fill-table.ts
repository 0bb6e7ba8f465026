import type { ClientBase } from "pg";
import { holdReadersOff } from "./readers-lock.js";

/** From so many rows on, keys made at once save more than setting them aside costs. */
const MANY_ROWS = 10_000;

/** A table that many rows are about to be inserted into. */
export interface Filling {
  readonly table: string;
  readonly rows: number;
}

/**
 * Inserts by `insert`, within the caller's transaction. A table without a single row yet gets its keys and indexes after many
 * of them, made at once. That locks the table until the transaction ends: where a server answers from it, or others read it
 * just now, or fewer rows come, the keys grow row by row.
 */
export async function fillTable<T>(
  client: ClientBase,
  { table, rows }: Filling,
  insert: () => Promise<T>,
): Promise<T> {
  if (rows < MANY_ROWS || !(await setKeysAside(client, table))) return await insert();
  const inserted = await insert();
  await client.query("SELECT put_keys_back($1)", [table]);
  return inserted;
}

/** Whether a table holds no row that this transaction sees. */
export async function isEmpty(client: ClientBase, table: string): Promise<boolean> {
  return (await client.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0;
}

async function setKeysAside(client: ClientBase, table: string): Promise<boolean> {
  if (!(await holdReadersOff(client))) return false;
  const found = await client.query<{ aside: boolean }>("SELECT set_keys_aside($1) AS aside", [table]);
  return found.rows[0]?.aside === true;
}
