import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { packageRoot } from "#api/config";

/** How a child process ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running child of a test; `ended` settles when it is gone. */
export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** What it has written so far. */
  output(): string;
}

type Settings = Readonly<Record<string, string>>;

/** The settings of the run itself must not reach a child: each test names its own. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, SystemRoot, ...settings };
}

/** Runs a built program of the package, such as "api/cli.js", or a script of it, such as "../api/launch.mjs". */
export function startProgram(words: readonly string[], settings: Settings): Child {
  const [program = "", ...rest] = words;
  const child = spawn(process.execPath, [join(packageRoot, "build", program), ...rest], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, stdout, stderr }));
  return { process: child, pid: child.pid ?? 0, ended, output: () => stdout + stderr };
}

/** Runs a command of the built tool to its end. */
export async function runTool(words: readonly string[], settings: Settings): Promise<Ended> {
  return await startProgram(["api/cli.js", ...words], settings).ended;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

/** Waits for the sentence with which the server says that it answers; its address. */
export async function untilReady(child: Child, milliseconds = 60_000): Promise<string> {
  const tries = milliseconds / 50;
  for (let attempt = 0; attempt < tries && child.process.exitCode === null; attempt += 1) {
    const address = /is ready: (\S+)/.exec(child.output())?.[1];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not become ready: ${child.output()}`);
}
