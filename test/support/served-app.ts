import "reflect-metadata";
import { Client } from "pg";
import { presentSeconds } from "#api/clock";
import { ColumnsService } from "#api/facts/columns-service";
import { createApp } from "#api/create-app";
import { cloneDemoDatabase, type ClonedDatabase } from "./database.js";

/** The real server over a database of its own. */
export interface ServedApp {
  /** Scheme, host and port. */
  readonly address: string;
  readonly columns: ColumnsService;
  /** A connection of the application's role. */
  readonly client: Client;
  close(): Promise<void>;
}

/** The real application over a database that is filled first; it goes with the application. */
export async function serveOver(
  database: ClonedDatabase,
  fill: (client: Client) => Promise<unknown> = async () => await Promise.resolve(),
): Promise<ServedApp> {
  const client = new Client(database.appUrl);
  await client.connect();
  await fill(client);
  const columns = await ColumnsService.start(database.appUrl, presentSeconds);
  const app = await createApp(database.appUrl, columns);
  await app.listen(0, "127.0.0.1");
  return {
    address: await app.getUrl(),
    columns,
    client,
    close: async () => {
      await app.close();
      await columns.stop();
      await client.end();
      await database.drop();
    },
  };
}

/** The same over the demo data, with the built pages; read-only, it refuses whatever would be written. */
export async function serveDemo({ isReadOnly = false } = {}): Promise<ServedApp> {
  const database = await cloneDemoDatabase();
  if (isReadOnly) await database.refuseWriting();
  return await serveOver(database);
}
