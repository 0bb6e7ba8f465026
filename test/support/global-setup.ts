import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
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

/** Names the run's data folder, and at the end stops its server, if one was needed, and removes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  prepareDataDir(folder);
  const user = addUser(folder);
  project.provide("clusterFolder", folder);
  return async () => {
    removeUser(user);
    await removeRun(folder);
  };
}

/** A run that was killed leaves its server behind: the next run stops it. */
async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (existsSync(join(folder, "users")) && countUsers(folder) === 0) await removeRun(folder);
  }
}

async function removeRun(folder: string): Promise<void> {
  await stopUnusedCluster(folder);
  rmSync(folder, { recursive: true, force: true });
}
