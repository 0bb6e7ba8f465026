import { Client } from "pg";
import { inject } from "vitest";
import { openEmbeddedPostgres } from "#api/database/embedded-postgres";
import { migrate } from "#api/database/migrate";
import { asApplication } from "#api/database/open-database";

/** A database of one specification's own. */
export interface ClonedDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

const TEMPLATE = "iop_template";
const TEMPLATE_LOCK = 4_817_002;
let clones = 0;

/** Clones the migrated template; the run's first caller starts the server and migrates. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const cluster = await openEmbeddedPostgres(inject("clusterFolder"), { isDurable: false });
  clones += 1;
  const name = `clone_${process.pid}_${clones}_${process.hrtime.bigint()}`;
  await withClient(cluster.url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    await makeTemplate(client, cluster.url);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  const ownerUrl = withDatabase(cluster.url, name);
  return {
    ownerUrl,
    appUrl: asApplication(ownerUrl),
    drop: async () => {
      await withClient(
        cluster.url,
        async (client) => await client.query(`DROP DATABASE ${name} WITH (FORCE)`),
      );
      await cluster.close();
    },
  };
}

/** The template gets its name only when it is migrated: a failed migration leaves none behind. */
async function makeTemplate(client: Client, url: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", [TEMPLATE]);
  if (found.rowCount === 1) return;
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}_draft WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${TEMPLATE}_draft`);
  await migrate(withDatabase(url, `${TEMPLATE}_draft`));
  await client.query(`ALTER DATABASE ${TEMPLATE}_draft RENAME TO ${TEMPLATE}`);
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
