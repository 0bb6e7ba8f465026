import type { ClientBase } from "pg";

/** The number is this product's own among advisory locks. */
const READERS_LOCK = 4_810_049;

/** Says, for as long as the connection stands, that tables are read to answer with; waits while one is locked from readers. */
export async function announceReading(client: ClientBase): Promise<void> {
  await client.query("SELECT pg_advisory_lock_shared($1)", [READERS_LOCK]);
}

/** Keeps readers from beginning until the transaction ends; false where some already read. */
export async function holdReadersOff(client: ClientBase): Promise<boolean> {
  const found = await client.query<{ held: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS held", [
    READERS_LOCK,
  ]);
  return found.rows[0]?.held === true;
}
