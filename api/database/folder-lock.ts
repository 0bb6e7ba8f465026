import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../failures.js";
import { isStillRunning, processIdentity } from "./process-identity.js";

const RETRY_MILLISECONDS = 50;

/** Runs the work while no other process or worker holds the lock file; a dead holder's lock is taken over. */
export async function withFolderLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  // The file appears with its content in one step, so that nobody ever reads an empty lock.
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, processIdentity(process.pid) ?? "");
  try {
    while (!tryLink(draft, path)) {
      removeDeadLock(path);
      await sleep(RETRY_MILLISECONDS);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function removeDeadLock(path: string): void {
  const holder = readIfThere(path);
  if (holder === null || isStillRunning(holder)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Another process may have taken the dead lock over between reading and renaming: then it gets its lock back.
  if (readIfThere(aside) !== holder) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
