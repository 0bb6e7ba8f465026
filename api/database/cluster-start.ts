import { spawn, type ChildProcess } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.js";
import { findServer, OWNER, stopServer, waitUntilReady, type RunningServer } from "./cluster-server.js";
import { giveToAccount, type PostgresAccount } from "./postgres-account.js";
import { binaryPath } from "./postgres-binaries.js";
import { processIdentity } from "./process-identity.js";

/** What initdb and postgres need to know. */
export interface ClusterPlan {
  readonly account: PostgresAccount;
  /** The cluster's own folder. */
  readonly folder: string;
  readonly password: string;
  readonly logFile: string;
  /** False only in tests: faster, and a power cut may cost the data. */
  readonly isDurable: boolean;
}

const START_TRIES = 5;
const RETRY_MILLISECONDS = 400;

/** Makes the cluster where there is none; it gets its final name only when it is whole. */
export async function initializeCluster(plan: ClusterPlan): Promise<void> {
  if (existsSync(join(plan.folder, "PG_VERSION"))) return;
  const draft = `${plan.folder}.new`;
  const passwordFile = join(plan.account.homeFolder, "initial-password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveToAccount(draft, plan.account);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, plan.password, { mode: 0o600 });
  if (plan.account.user !== null) chownSync(passwordFile, plan.account.user.uid, plan.account.user.gid);
  try {
    const words = [
      "-D",
      draft,
      "-U",
      OWNER,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
    ];
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await finish(
      launch(plan, "initdb", [...words, ...locale, ...(plan.isDurable ? [] : ["--no-sync"])]),
      plan,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, plan.folder);
}

/**
 * Starts postgres on a free port, or on the one that its users already know, and waits until it answers; it outlives
 * this process unless it is stopped.
 */
export async function startServer(plan: ClusterPlan, knownPort?: number): Promise<RunningServer> {
  giveToAccount(plan.folder, plan.account);
  for (let attempt = 1; ; attempt += 1) {
    const port = knownPort ?? (await findFreePort());
    const child = launch(plan, "postgres", ["-D", plan.folder, "-p", `${port}`, ...settings(plan.isDurable)]);
    child.unref();
    try {
      return await waitForChild(child, port, plan);
    } catch (error) {
      // Another program may have taken the port in between, or the processes of a killed server still be ending;
      // any other cause shows again at the last try.
      if (attempt === START_TRIES || findServer(plan.folder) !== null) throw error;
      await sleep(RETRY_MILLISECONDS);
    }
  }
}

async function waitForChild(child: ChildProcess, port: number, plan: ClusterPlan): Promise<RunningServer> {
  let failure: Error | null = null;
  child.once("error", (error) => (failure = error));
  const pid = child.pid ?? 0;
  const server = { pid, identity: processIdentity(pid) ?? "", port };
  try {
    if ((await waitUntilReady(server, plan.folder, plan.password)) === "ready") return server;
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  throw explain(plan, failure);
}

function launch(plan: ClusterPlan, name: "initdb" | "postgres", words: readonly string[]): ChildProcess {
  const [command = "", ...rest] = [
    ...plan.account.prefix,
    binaryPath(plan.account.packageFolder, name),
    ...words,
  ];
  const log = openSync(plan.logFile, "a", 0o600);
  try {
    return spawn(command, rest, {
      // A session of its own: Ctrl-C at the terminal reaches us, and we stop PostgreSQL when our work is done.
      detached: true,
      cwd: plan.account.user === null && plan.account.prefix.length === 0 ? plan.account.homeFolder : "/",
      env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", log, log],
      windowsHide: true,
      ...plan.account.user,
    });
  } finally {
    closeSync(log);
  }
}

async function finish(child: ChildProcess, plan: ClusterPlan): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once("error", (error) => reject(explain(plan, error)));
    child.once("exit", (code) => (code === 0 ? resolve() : reject(explain(plan, null))));
  });
}

function explain(plan: ClusterPlan, cause: Error | null): StartError {
  const lines = existsSync(plan.logFile) ? readFileSync(plan.logFile, "utf8").trim().split("\n") : [];
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "";
  if (reason.includes("pre-existing shared memory block")) {
    return new StartError(
      "Processes of a PostgreSQL that was killed are still ending: start again in a moment; nothing is lost.",
      { cause },
    );
  }
  const said = cause?.message ?? reason.replace(/^.*?(FATAL|PANIC|error):\s*/, "").replace(/\.$/, "");
  return new StartError(
    `The embedded PostgreSQL did not start (${said}): see ${plan.logFile}, set DATA_DIR to another folder, or set DATABASE_URL.`,
    { cause },
  );
}

function settings(isDurable: boolean): readonly string[] {
  const pairs = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: isDurable ? "256MB" : "128MB",
    max_wal_size: "2GB",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Details and statements of an error repeat what stands in a row.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(pairs).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
