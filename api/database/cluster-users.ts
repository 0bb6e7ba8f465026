import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { usersFolder } from "./cluster-folder.js";
import { isStillRunning, processIdentity } from "./process-identity.js";

/** Notes that this process uses the cluster; the returned path is to be given to removeUser. */
export function addUser(dataDir: string): string {
  const path = join(usersFolder(dataDir), `${process.pid}-${randomUUID()}`);
  writeFileSync(path, processIdentity(process.pid) ?? "");
  return path;
}

/** Takes the note away. */
export function removeUser(path: string): void {
  rmSync(path, { force: true });
}

/** How many openings are left, those of dead processes removed. To be called under the cluster's lock. */
export function countUsers(dataDir: string): number {
  const paths = readdirSync(usersFolder(dataDir)).map((name) => join(usersFolder(dataDir), name));
  const alive = paths.filter((path) => isStillRunning(readFileSync(path, "utf8")));
  for (const path of paths) if (!alive.includes(path)) removeUser(path);
  return alive.length;
}
