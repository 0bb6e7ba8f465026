import { join } from "node:path";
import { Client } from "pg";
import { openEmbeddedPostgres } from "#api/database/embedded-postgres";
import { migrate } from "#api/database/migrate";
import { asApplication } from "#api/database/open-database";
import { loadDemo } from "#api/demo/load-demo";
import { startApi } from "../api-child.js";

/** The product as it is built, over the demo data, in a process of its own. */
export interface DemoServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts it with a PostgreSQL of its own in the folder. */
export async function serveDemo(folder: string): Promise<DemoServer> {
  const cluster = await openEmbeddedPostgres(join(folder, "demo"));
  try {
    await migrate(cluster.url);
    const appUrl = asApplication(cluster.url);
    await fillWithDemo(appUrl);
    const api = await startApi(appUrl);
    const stop = async (): Promise<void> => {
      await api.stop();
      await cluster.close();
    };
    return { address: api.address, stop };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

async function fillWithDemo(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  try {
    const report = await loadDemo(client);
    if (report.refused !== undefined) throw new Error(report.refused);
  } finally {
    await client.end();
  }
}
