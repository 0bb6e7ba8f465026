import { existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { clusterPlaces, prepareDataDir, readPassword, settleCluster } from "./cluster-folder.js";
import {
  clusterUrl,
  createDatabase,
  findServer,
  stopServer,
  waitUntilReady,
  type RunningServer,
} from "./cluster-server.js";
import { initializeCluster, startServer } from "./cluster-start.js";
import { addUser, countUsers, removeUser } from "./cluster-users.js";
import { withFolderLock } from "./folder-lock.js";
import { chooseAccount } from "./postgres-account.js";
import { findPostgresPackage } from "./postgres-binaries.js";
import { isStillRunning } from "./process-identity.js";

/** An opening of the embedded cluster by this process. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number;
  /** Starts the server again at the same address where it has ended without being asked to; true when it did. */
  revive(): Promise<boolean>;
  /** Gives the opening back; the server stops with the last one. */
  close(): Promise<void>;
}

/** How a cluster is opened; tests deviate. */
export interface EmbeddedOptions {
  readonly isDurable?: boolean;
  readonly rootWays?: readonly ("nobody" | "namespace" | "copy")[];
}

/** A log beyond this size is put aside at the next start. */
const LOG_BYTES = 10_000_000;

/** Opens the cluster of a data folder: who finds no server running starts it, everyone else shares it. */
export async function openEmbeddedPostgres(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  prepareDataDir(dataDir);
  return await withClusterLock(dataDir, async () => {
    const password = readPassword(dataDir);
    const opening = { dataDir, password, options };
    let server = (await findReadyServer(dataDir, password)) ?? (await startCluster(opening));
    const user = addUser(dataDir);
    let isOpen = true;
    return {
      url: clusterUrl(server.port, password),
      pid: server.pid,
      revive: async () => {
        if (!isOpen || isStillRunning(server.identity)) return false;
        server = await withClusterLock(
          dataDir,
          async () =>
            (await findReadyServer(dataDir, password)) ?? (await startCluster(opening, server.port)),
        );
        return true;
      },
      close: async () => {
        if (!isOpen) return;
        isOpen = false;
        removeUser(user);
        await stopUnusedCluster(dataDir);
      },
    };
  });
}

/** Stops the server of a data folder if no living process uses it, such as one left over from a killed parent. */
export async function stopUnusedCluster(dataDir: string): Promise<void> {
  await withClusterLock(dataDir, async () => {
    if (countUsers(dataDir) > 0) return;
    const server = clusterPlaces(dataDir)
      .map(findServer)
      .find((found) => found !== null);
    if (server !== undefined && server !== null) await stopServer(server);
  });
}

async function withClusterLock<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  return await withFolderLock(join(dataDir, "lock"), work);
}

async function findReadyServer(dataDir: string, password: string): Promise<RunningServer | null> {
  for (const folder of clusterPlaces(dataDir)) {
    const server = findServer(folder);
    if (server === null) continue;
    if ((await waitUntilReady(server, folder, password)) === "ready") return server;
  }
  return null;
}

interface Opening {
  readonly dataDir: string;
  readonly password: string;
  readonly options: EmbeddedOptions;
}

async function startCluster(opening: Opening, knownPort?: number): Promise<RunningServer> {
  const { dataDir, password, options } = opening;
  const account = chooseAccount(findPostgresPackage(), dataDir, options.rootWays);
  const logFile = join(dataDir, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) renameSync(logFile, `${logFile}.1`);
  const folder = settleCluster(dataDir, account);
  const plan = { account, folder, password, logFile, isDurable: options.isDurable ?? true };
  await initializeCluster(plan);
  const server = await startServer(plan, knownPort);
  await createDatabase(server.port, password);
  return server;
}
