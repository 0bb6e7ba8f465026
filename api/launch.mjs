// Starts the server or a command from a fresh clone: builds what is stale, then runs it in this very process,
// so that signals and the exit code need no forwarding. Plain JavaScript, because nothing is built before it runs.
//   node api/launch.mjs start            the server, web pages included
//   node api/launch.mjs iop <command>    a command
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const build = join(root, "build");

const programs = { start: "main.js", iop: "cli.js" };
const rooms = ["shared", "migrations", "api"];

/** What is built from what: a part is stale when its sources are not those noted after its last build. */
const parts = {
  api: {
    sources: [...rooms, "tsconfig.base.json", "package.json"],
    words: [join("node_modules", "typescript", "bin", "tsc"), "-b", ...rooms],
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

/** Two starts at once build one after the other; a lock older than any build was left by a killed one. */
async function withBuildLock(work) {
  const lock = join(build, "lock");
  mkdirSync(build, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const found = statSync(lock, { throwIfNoEntry: false });
      if (found !== undefined && Date.now() - found.mtimeMs > 180_000) removeLock(lock);
      await sleep(100);
    }
  }
  process.once("exit", () => removeLock(lock));
  work();
  removeLock(lock);
}

function removeLock(lock) {
  try {
    rmdirSync(lock);
  } catch {
    // Another start removed it first.
  }
}

const [mode, ...words] = process.argv.slice(2);
const program = programs[mode];
if (program === undefined) {
  process.stderr.write("Use: node api/launch.mjs start, or node api/launch.mjs iop <command>\n");
  process.exit(2);
}
const needed = mode === "start" ? ["api", "web"] : ["api"];
if (!needed.every(isFresh)) {
  await withBuildLock(() => needed.filter((name) => !isFresh(name)).forEach(buildPart));
}
const target = join(build, "api", program);
process.argv = [process.argv[0], target, ...words];
await import(pathToFileURL(target).href);
