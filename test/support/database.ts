import { Client } from "pg";
import { inject } from "vitest";
import { openEmbeddedPostgres } from "#api/database/embedded-postgres";
import { migrate } from "#api/database/migrate";
import { asApplication } from "#api/database/open-database";
import { loadDemo } from "#api/demo/load-demo";

/** A database of one specification's own. */
export interface ClonedDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** From now on the application's role can add nothing and remove nothing. */
  refuseWriting(): Promise<void>;
  drop(): Promise<void>;
}

/** A database that is filled once in a run and then copied. */
interface Template {
  readonly name: string;
  /** Any number that nothing else locks: whoever comes first makes the template, the others wait. */
  readonly lock: number;
  readonly from: Template | null;
  fill(ownerUrl: string): Promise<void>;
}

const migrated: Template = {
  name: "iop_template",
  lock: 4_817_002,
  from: null,
  fill: async (ownerUrl) => void (await migrate(ownerUrl)),
};

const demo: Template = {
  name: "iop_demo_template",
  lock: 4_817_003,
  from: migrated,
  fill: async (ownerUrl) => {
    await withClient(asApplication(ownerUrl), async (client) => {
      const report = await loadDemo(client);
      if (report.refused !== undefined) throw new Error(report.refused);
    });
  },
};

let clones = 0;

/** A migrated database without rows; the run's first caller starts the server and migrates. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  return await cloneOf(migrated);
}

/** A database with the demo data; the run's first caller loads them. */
export async function cloneDemoDatabase(): Promise<ClonedDatabase> {
  return await cloneOf(demo);
}

async function cloneOf(template: Template): Promise<ClonedDatabase> {
  const cluster = await openEmbeddedPostgres(inject("clusterFolder"), { isDurable: false });
  clones += 1;
  const name = `clone_${process.pid}_${clones}_${process.hrtime.bigint()}`;
  await withClient(cluster.url, async (client) => await copy(client, { template, url: cluster.url, name }));
  const ownerUrl = withDatabase(cluster.url, name);
  return {
    ownerUrl,
    appUrl: asApplication(ownerUrl),
    refuseWriting: async () => {
      const refusal = "REVOKE INSERT, DELETE ON ALL TABLES IN SCHEMA public FROM iop_app";
      await withClient(ownerUrl, async (client) => await client.query(refusal));
    },
    drop: async () => {
      await withClient(
        cluster.url,
        async (client) => await client.query(`DROP DATABASE ${name} WITH (FORCE)`),
      );
      await cluster.close();
    },
  };
}

interface Copying {
  readonly template: Template;
  /** Address of any database of the cluster. */
  readonly url: string;
  readonly name: string;
}

async function copy(client: Client, { template, url, name }: Copying): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1)", [template.lock]);
  try {
    await makeTemplate(client, url, template);
    // Files are copied whole: through the log, as it is done otherwise, a copy takes six times as long.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.name} STRATEGY FILE_COPY`);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [template.lock]);
  }
}

/** The template gets its name only when it is filled: a failure leaves none behind. */
async function makeTemplate(client: Client, url: string, template: Template): Promise<void> {
  const { name, from, fill } = template;
  const found = await client.query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", [name]);
  if (found.rowCount === 1) return;
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  if (from === null) await client.query(`CREATE DATABASE ${draft}`);
  else await copy(client, { template: from, url, name: draft });
  await fill(withDatabase(url, draft));
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

/** Works with a connection of its own, which is ended whatever comes. */
export async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
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
