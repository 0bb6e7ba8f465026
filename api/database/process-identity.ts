import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { errorCode } from "../failures.js";

/**
 * What tells a running process from a later one with the same number, or null when none runs under it.
 * In a container the numbers repeat from start to start, so that a number alone proves nothing.
 */
export function processIdentity(pid: number): string | null {
  if (!isListed(pid)) return null;
  if (process.platform === "linux") return linuxIdentity(pid);
  if (process.platform === "win32") return `${pid}`;
  try {
    return `${pid} ${execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim()}`;
  } catch {
    return null;
  }
}

/** Whether the process whose identity was noted earlier still runs. */
export function isStillRunning(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return Number.isInteger(pid) && pid > 0 && processIdentity(pid) === identity;
}

/** The command line of a running process, or null where the system doesn't tell. */
export function processCommand(pid: number): string | null {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "command=", "-p", `${pid}`], { encoding: "utf8" });
  } catch {
    return null;
  }
}

/** Whether the system still lists the number; an ended process is listed until its parent takes note of it. */
export function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function linuxIdentity(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command stands in parentheses and may itself hold spaces: state and start time count from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? null : `${pid} ${fields[19]} ${boot}`;
  } catch {
    return null;
  }
}
