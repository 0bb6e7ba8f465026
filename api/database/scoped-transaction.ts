import type { ClientBase } from "pg";

/** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<Result>(
  client: ClientBase,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  await client.query("BEGIN");
  try {
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** Runs the reads in one snapshot and leaves nothing behind. */
export async function inSnapshot<Result>(client: ClientBase, read: () => Promise<Result>): Promise<Result> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  try {
    return await read();
  } finally {
    await rollBack(client);
  }
}

/** Of a failure before, the first error tells what happened: a rollback that fails on a lost connection would hide it. */
async function rollBack(client: ClientBase): Promise<void> {
  await client.query("ROLLBACK").catch(() => {});
}
