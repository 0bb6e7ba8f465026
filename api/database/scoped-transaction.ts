import { Pool, type ClientBase } from "pg";

/** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<Result>(
  source: Pool | ClientBase,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  if (!(source instanceof Pool)) return await runTransaction(source, work);
  const client = await source.connect();
  let failure: Error | undefined;
  try {
    return await runTransaction(client, work);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // After a failure the connection may be broken or still inside the transaction: the pool opens a new one.
    client.release(failure);
  }
}

async function runTransaction<Result>(
  client: ClientBase,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  await client.query("BEGIN");
  try {
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // The first error tells what happened; a rollback that fails on a lost connection would hide it.
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}
