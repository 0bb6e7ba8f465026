// Starts the server or a command from a fresh clone: builds what is stale, then runs it in this very process,
// so that signals and the exit code need no forwarding. Plain JavaScript, because nothing is built before it runs.
//   node api/launch.mjs start            the server, web pages included
//   node api/launch.mjs iop <command>    a command
//   node api/launch.mjs bench            the timings, side by side
//   node api/launch.mjs pictures         the pictures of the README
//   node api/launch.mjs build            nothing: all that a start would build is fresh then
//   node api/launch.mjs dev              server and pages, rebuilt on every change
import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const build = join(root, "build");
const LONGEST_BUILD_MILLISECONDS = 180_000;

/** What each mode runs, and the parts that must be fresh before. */
const modes = {
  start: { program: join("api", "main.js"), parts: ["api", "web"] },
  iop: { program: join("api", "cli.js"), parts: ["api"] },
  bench: { program: join("test", "bench", "main.js"), parts: ["api", "web", "test"] },
  pictures: { program: join("test", "pictures", "take-pictures.js"), parts: ["api", "web", "test"] },
  build: { program: null, parts: ["api", "web"] },
  dev: { program: null, parts: ["api"] },
};
const rooms = ["shared", "migrations", "api"];

/** What is built from what: a part is stale when its sources are not those noted after its last build. */
const parts = {
  api: {
    sources: [...rooms, "tsconfig.base.json", "package.json"],
    words: [join("node_modules", "typescript", "bin", "tsc"), "-b", ...rooms],
  },
  test: {
    sources: [...rooms, "test", "tsconfig.base.json", "package.json"],
    words: [join("node_modules", "typescript", "bin", "tsc"), "-b", "test"],
  },
  web: {
    sources: ["web", "shared", "package.json"],
    words: [join("node_modules", "vite", "bin", "vite.js"), "build", "web", "--logLevel", "warn"],
  },
};

function listFiles(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}`];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => listFiles(join(path, name)));
}

function describeSources(part) {
  return [process.version, ...part.sources.flatMap(listFiles)].join("\n");
}

function isFresh(name) {
  const stamp = join(build, `${name}.stamp`);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === describeSources(parts[name]);
}

function buildPart(name) {
  const part = parts[name];
  const sources = describeSources(part);
  process.stderr.write(`Building ${name} ...\n`);
  // Nothing but data may reach our stdout: what the compilers print goes to stderr.
  const run = spawnSync(process.execPath, part.words, { cwd: root, stdio: ["ignore", 2, 2] });
  if (run.status !== 0) {
    process.stderr.write(
      `Building ${name} failed. After an update of the sources, npm install may be missing.\n`,
    );
    process.exit(1);
  }
  writeFileSync(join(build, `${name}.stamp`), sources);
}

/** Two starts at once build one after the other; a lock whose holder is gone was left by a killed one. */
async function withBuildLock(work) {
  const lock = join(build, "lock");
  mkdirSync(build, { recursive: true });
  while (!takeLock(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await sleep(100);
  }
  const giveBack = () => rmSync(lock, { force: true });
  process.once("exit", giveBack);
  work();
  giveBack();
  // A server goes on for hours in this process: at its end the lock may be somebody else's.
  process.removeListener("exit", giveBack);
}

function takeLock(lock) {
  const draft = `${lock}.${process.pid}`;
  // The file appears together with its content, so that nobody reads an empty one.
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** In a container the numbers of processes repeat: our own number in the file is that of an earlier life. */
function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder !== process.pid) process.kill(holder, 0);
    return holder === process.pid || Date.now() - statSync(lock).mtimeMs > LONGEST_BUILD_MILLISECONDS;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

const [name, ...words] = process.argv.slice(2);
const mode = modes[name];
if (mode === undefined) {
  process.stderr.write(`Use: node api/launch.mjs ${Object.keys(modes).join(" | ")}\n`);
  process.exit(2);
}
if (!mode.parts.every(isFresh)) {
  try {
    await withBuildLock(() => mode.parts.filter((part) => !isFresh(part)).forEach(buildPart));
  } catch (error) {
    if (error.syscall === undefined) throw error;
    process.stderr.write(
      `The folder ${build} cannot be written (${error.code}): start as the owner of the project's folder.\n`,
    );
    process.exit(1);
  }
}
if (name === "dev") {
  const { runDev } = await import("./launch-dev.mjs");
  process.exitCode = await runDev(root);
} else if (mode.program !== null) {
  const target = join(build, mode.program);
  process.argv = [process.argv[0], target, ...words];
  await import(pathToFileURL(target).href);
}
