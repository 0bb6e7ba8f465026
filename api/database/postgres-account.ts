import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "../start-error.js";
import { binaryPath } from "./postgres-binaries.js";

/**
 * As whom PostgreSQL runs, and from where. PostgreSQL refuses to run as root, so root starts it as "nobody" where
 * nobody can reach the files; else in a user namespace in which root is called nobody; else from a copy.
 */
export interface PostgresAccount {
  /** Words before the command: empty, or unshare with its options. */
  readonly prefix: readonly string[];
  /** User and group to start as, or null for our own. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Folder of the PostgreSQL package, or of its copy. */
  readonly packageFolder: string;
  /** Folder in which the cluster's own folder stands. */
  readonly homeFolder: string;
}

/** Chooses the account for a package and a data folder; tests name the ways that they allow root. */
export function chooseAccount(
  packageFolder: string,
  dataDir: string,
  rootWays: readonly ("nobody" | "namespace" | "copy")[] = ["nobody", "namespace", "copy"],
): PostgresAccount {
  const plain = { prefix: [], user: null, packageFolder, homeFolder: dataDir };
  if (process.getuid?.() !== 0) return plain;
  const nobody = findNobody();
  if (rootWays.includes("nobody") && isReachable(packageFolder) && isReachable(dataDir)) {
    return { ...plain, user: nobody };
  }
  const prefix = ["unshare", "--user", `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  if (rootWays.includes("namespace") && canRun(prefix, packageFolder)) return { ...plain, prefix };
  const cache = makeCacheFolder(dataDir);
  return {
    prefix: [],
    user: nobody,
    packageFolder: isReachable(packageFolder) ? packageFolder : copyPackage(packageFolder, cache),
    homeFolder: cache,
  };
}

/** Gives a folder and all in it to the account that PostgreSQL runs as, unless it owns the folder already. */
export function giveToAccount(folder: string, account: PostgresAccount): void {
  const uid = account.user?.uid ?? process.getuid?.();
  const gid = account.user?.gid ?? process.getgid?.();
  if (process.getuid?.() !== 0 || uid === undefined || gid === undefined) return;
  if (lstatSync(folder).uid !== uid) chownAll(folder, { uid, gid });
}

function chownAll(path: string, owner: { uid: number; gid: number }): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  // The folder itself comes last: an interrupted pass is then seen as not done and repeated.
  if (entry.isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name), owner);
  chownSync(path, owner.uid, owner.gid);
}

/** PostgreSQL asks for the name of its user, so that it must be one that the system knows. */
function findNobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) {
    throw new StartError(
      "PostgreSQL does not run as root and there is no user nobody: start as another user, or set DATABASE_URL.",
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether everyone may enter the folder and each folder above it. */
function isReachable(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || isReachable(parent));
}

function canRun(prefix: readonly string[], packageFolder: string): boolean {
  const [command = "", ...words] = prefix;
  const run = spawnSync(command, [...words, binaryPath(packageFolder, "postgres"), "--version"], {
    cwd: "/",
    timeout: 10_000,
  });
  return run.status === 0;
}

/** Where binaries and data go when root can neither reach nor map them; the name follows from the data folder. */
export function cacheFolderOf(dataDir: string): string {
  return `/var/tmp/iop-outcomes-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
}

function makeCacheFolder(dataDir: string): string {
  const folder = cacheFolderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  // Everyone may write in /var/tmp: a folder that someone else put there first is not ours to use.
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new StartError(
      `The folder ${folder} belongs to someone else: set DATA_DIR to a folder that every user can enter.`,
    );
  }
  chmodSync(folder, 0o711);
  return folder;
}

/** Copies the package once; the copy gets its final name only when it is whole. */
function copyPackage(packageFolder: string, cache: string): string {
  const key = createHash("sha256")
    .update(readFileSync(join(packageFolder, "package.json")))
    .digest("hex")
    .slice(0, 8);
  const copy = join(cache, `package-${key}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
  for (const folder of [draft, join(draft, "native"), join(draft, "native", "bin")]) chmodSync(folder, 0o755);
  renameSync(draft, copy);
  return copy;
}
