import type { ClientBase } from "pg";

/** The number is this product's own among advisory locks. */
const IMPORT_LOCK = 4_810_048;

/** One writer at a time: waits for an import that runs, and holds others off until the transaction ends. */
export async function lockImports(client: ClientBase): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1)", [IMPORT_LOCK]);
}
