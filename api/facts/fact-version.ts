import type { ClientBase } from "pg";

/** Raises the version of the facts, within the caller's transaction: running servers then take up what changed. */
export async function raiseFactVersion(client: ClientBase): Promise<void> {
  await client.query("UPDATE fact_version SET version = fact_version.version + 1");
}
