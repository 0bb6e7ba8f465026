import type { ClientBase } from "pg";

/** Anything that runs a statement with parameters and gives its rows: a pg client or a TypeORM data source. */
export type RunQuery = (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;

/** A pg client as what runs statements. */
export function queriesOf(client: ClientBase): RunQuery {
  return async (sql, parameters) => (await client.query(sql, parameters)).rows;
}
