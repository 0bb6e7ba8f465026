import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { findServer, type RunningServer } from "#api/database/cluster-server";
import { stopUnusedCluster } from "#api/database/embedded-postgres";
import { statusResponse } from "#shared/contract/measures";
import { freePort, startProgram, type Child } from "./child.js";

/** Starts servers of the built program, all over one data folder of its own. */
export interface LaunchRoom {
  /** The data folder. */
  readonly folder: string;
  /** The folder of its PostgreSQL. */
  readonly cluster: string;
  /** Starts the server, or the launcher where that is named. */
  start(program?: string): Promise<Child>;
  /** The folder's PostgreSQL, which runs. */
  runningServer(): RunningServer;
}

/** A room of the file that calls it; whatever a test left running is killed after it. */
export function launchRoom(): LaunchRoom {
  const folder = mkdtempSync(join(tmpdir(), "iop-launch-"));
  const cluster = join(folder, "postgres");
  const started: Child[] = [];
  beforeAll(() => chmodSync(folder, 0o711));
  afterEach(async () => {
    for (const child of started.splice(0)) {
      child.process.kill("SIGKILL");
      await child.ended;
    }
  });
  afterAll(async () => {
    await stopUnusedCluster(folder);
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    cluster,
    start: async (program = "api/main.js") => {
      const words = program.endsWith(".mjs") ? [program, "start"] : [program];
      const child = startProgram(words, { DATA_DIR: folder, PORT: String(await freePort()) });
      started.push(child);
      return child;
    },
    runningServer: () => {
      const server = findServer(cluster);
      if (server === null) throw new Error("No PostgreSQL runs in the data folder.");
      return server;
    },
  };
}

/** How many inquiries a server says that it counts from. */
export async function inquiriesOf(address: string): Promise<number> {
  const response = await fetch(`${address}/api/status`);
  expect(response.status).toBe(200);
  return statusResponse.parse(await response.json()).inquiries;
}
