import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { errorCode } from "../failures.js";
import { StartError } from "../start-error.js";
import { connectClient } from "./connect-client.js";
import { isListed, isStillRunning, processCommand, processIdentity } from "./process-identity.js";

/** The role that owns everything, and the database, in an embedded cluster. */
export const OWNER = "iop_owner";
export const DATABASE = "iop_outcomes";

const READY_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;

/** A running postgres: its process by number and by what tells it from later ones. */
export interface RunningServer {
  readonly pid: number;
  readonly identity: string;
  readonly port: number;
}

/** Address of a database of the cluster. */
export function clusterUrl(port: number, password: string, database: string = DATABASE): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * The server that runs in the folder, or null. A pid file whose number now belongs to another program, or to none,
 * is left over from a crash; PostgreSQL recovers by itself at its next start.
 */
export function findServer(folder: string): RunningServer | null {
  const path = join(folder, "postmaster.pid");
  if (!existsSync(path)) return null;
  const [pidLine = "", , , portLine = ""] = readFileSync(path, "utf8").split("\n");
  const pid = Number(pidLine);
  const port = Number(portLine);
  const identity = pid > 0 ? processIdentity(pid) : null;
  if (identity === null) {
    // PostgreSQL takes an ended process that is still listed for a running one and would never start again.
    if (pid > 0 && isListed(pid)) rmSync(path);
    return null;
  }
  const command = processCommand(pid);
  if (command !== null && !command.includes(folder)) {
    rmSync(path);
    return null;
  }
  return { pid, identity, port };
}

/**
 * Waits until the server answers, and proves by its data directory that it is ours before anything is written.
 * "gone" where its process ended meanwhile.
 */
export async function waitUntilReady(
  server: RunningServer,
  folder: string,
  password: string,
): Promise<"ready" | "gone"> {
  const tries = READY_MILLISECONDS / 50;
  for (let attempt = 0; attempt < tries && isStillRunning(server.identity); attempt += 1) {
    const directory = await askDataDirectory(clusterUrl(server.port, password, "postgres"));
    if (directory !== null && isSameFolder(directory, folder)) return "ready";
    if (directory !== null) break;
    await sleep(50);
  }
  if (!isStillRunning(server.identity)) return "gone";
  throw new StartError(
    `The embedded PostgreSQL in ${folder} did not become ready on port ${server.port}: see postgres.log in DATA_DIR.`,
  );
}

/** Stops a server: clients are cut off, everything committed is on disk. Returns when its process is gone. */
export async function stopServer(server: RunningServer): Promise<void> {
  // PostgreSQL reads SIGINT as a fast shutdown and SIGQUIT as an immediate one, after which it recovers at its next start.
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!isStillRunning(server.identity)) return;
    process.kill(server.pid, signal);
    const tries = STOP_MILLISECONDS / 20;
    for (let attempt = 0; attempt < tries && isStillRunning(server.identity); attempt += 1) await sleep(20);
  }
}

/** Creates the application's database where it is missing. */
export async function createDatabase(port: number, password: string): Promise<void> {
  const client = await connectClient(clusterUrl(port, password, "postgres"));
  try {
    const found = await client.query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The data directory of the server at an address; null while it is not ready. */
async function askDataDirectory(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>("SHOW data_directory");
    return answer.rows[0]?.data_directory ?? null;
  } catch (error) {
    // A wrong password means that the answer came from someone else's server, or from a cluster of another password file.
    if (errorCode(error)?.startsWith("28") === true) return "";
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

function isSameFolder(one: string, other: string): boolean {
  return one !== "" && existsSync(one) && realpathSync(one) === realpathSync(other);
}
