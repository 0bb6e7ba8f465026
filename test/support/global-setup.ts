import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { stopUnusedCluster } from "#api/database/embedded-postgres";
import { addUser, countUsers, removeUser } from "#api/database/cluster-users";
import { prepareDataDir } from "#api/database/cluster-folder";

declare module "vitest" {
  interface ProvidedContext {
    /** Data folder of this run's cluster; the first specification that needs a database starts it. */
    clusterFolder: string;
  }
}

const PREFIX = "iop-outcomes-test-";

/**
 * Makes the run's folder, for its cluster and for whatever tests and the programs that they start write; at the end stops
 * its server, if one was needed, and removes all of it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const [cluster, files] = [clusterOf(folder), join(folder, "files")];
  for (const each of [cluster, files]) mkdirSync(each);
  // PostgreSQL may run under an account of its own: it must be able to pass through.
  for (const each of [folder, cluster, files]) chmodSync(each, 0o711);
  prepareDataDir(cluster);
  const user = addUser(cluster);
  project.provide("clusterFolder", cluster);
  // Workers start later, and take it over.
  process.env["TMPDIR"] = files;
  return async () => {
    removeUser(user);
    await removeRun(folder);
  };
}

function clusterOf(folder: string): string {
  return join(folder, "cluster");
}

/** A run that was killed leaves its server behind: the next run stops it. */
async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (existsSync(join(clusterOf(folder), "users")) && countUsers(clusterOf(folder)) === 0)
      await removeRun(folder);
  }
}

async function removeRun(folder: string): Promise<void> {
  await stopUnusedCluster(clusterOf(folder));
  rmSync(folder, { recursive: true, force: true });
}
