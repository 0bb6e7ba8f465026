// Development: the compiler, the server and the pages' server, each rebuilding on every change, until one of them ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const STOP_TRIES = 300;

/** Runs until Ctrl-C or until a part ends; gives the exit code. */
export async function runDev(root) {
  const origin = `http://127.0.0.1:${process.env.PORT?.trim() || "3000"}`;
  const parts = [
    start(root, [join("node_modules", "typescript", "bin", "tsc"), "-b", "-w", "--preserveWatchOutput"]),
    start(root, ["--watch", "--watch-preserve-output", join("build", "api", "main.js")]),
    start(root, [join("node_modules", "vite", "bin", "vite.js"), "web"], { API_ORIGIN: origin }),
  ];
  const asked = ["SIGINT", "SIGTERM"].map((name) => once(process, name).then(() => 0));
  const ended = parts.map((part) => once(part, "exit").then(([code]) => code ?? 1));
  const code = await Promise.race([...asked, ...ended]);
  await Promise.all(parts.map(stop));
  return code;
}

/** Each part leads a process group of its own: the compiler's launcher leaves its native child behind otherwise. */
function start(root, words, more = {}) {
  return spawn(process.execPath, words, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
    env: { ...process.env, ...more },
  });
}

/** Waits for the whole group, the server's PostgreSQL included; what does not end within 30 seconds is killed. */
async function stop(part) {
  signal(part, "SIGTERM");
  for (let attempt = 0; attempt < STOP_TRIES && signal(part, 0); attempt += 1) await sleep(100);
  signal(part, "SIGKILL");
}

/** False when no process of the group is left. */
function signal(part, name) {
  try {
    process.kill(process.platform === "win32" ? part.pid : -part.pid, name);
    return true;
  } catch {
    return false;
  }
}
