import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, it } from "vitest";
import { openEmbeddedPostgres } from "#api/database/embedded-postgres";
import { cacheFolderOf } from "#api/database/postgres-account";
import { repairSymlinks } from "#api/database/postgres-binaries";
import { isStillRunning, processIdentity } from "#api/database/process-identity";

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];

/** A folder of mode 0700: only its owner may enter. */
function closedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "iop-embedded-"));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
    if (isRoot) rmSync(cacheFolderOf(join(folder, "data")), { recursive: true, force: true });
  }
});

/** Opens, writes one row more, closes; gives all rows and the place of the data. */
async function writeOnce(dataDir: string, rootWays?: readonly ("nobody" | "namespace" | "copy")[]) {
  const cluster = await openEmbeddedPostgres(dataDir, { isDurable: false, ...(rootWays && { rootWays }) });
  const identity = processIdentity(cluster.pid) ?? "";
  try {
    const client = new Client(cluster.url);
    await client.connect();
    await client.query("CREATE TABLE IF NOT EXISTS mark (mark_no integer GENERATED ALWAYS AS IDENTITY)");
    await client.query("INSERT INTO mark DEFAULT VALUES");
    const rows = await client.query("SELECT mark.mark_no FROM mark");
    const place = await client.query<{ data_directory: string }>("SHOW data_directory");
    await client.end();
    return { rows: rows.rows.length, folder: place.rows[0]?.data_directory, identity };
  } finally {
    await cluster.close();
  }
}

it.runIf(isRoot && process.platform === "linux")(
  "runs for root below a folder that only root may enter: in a namespace, from a copy, and back, with the same data",
  async () => {
    const dataDir = join(closedFolder(), "data");
    const cache = join(cacheFolderOf(dataDir), "postgres");
    const inNamespace = await writeOnce(dataDir, ["namespace"]);
    expect(inNamespace).toMatchObject({ rows: 1, folder: join(dataDir, "postgres") });
    const fromCopy = await writeOnce(dataDir, ["copy"]);
    expect(fromCopy).toMatchObject({ rows: 2, folder: cache });
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    expect(await writeOnce(dataDir, ["namespace"])).toMatchObject({
      rows: 3,
      folder: join(dataDir, "postgres"),
    });
    expect(isStillRunning(fromCopy.identity)).toBe(false);
  },
);

it.runIf(isRoot && process.platform === "linux")(
  "runs as nobody for root where nobody can reach it",
  async () => {
    const folder = closedFolder();
    chmodSync(folder, 0o711);
    const dataDir = join(folder, "data");
    expect(await writeOnce(dataDir, ["nobody", "copy"])).toMatchObject({ rows: 1 });
  },
);

it("starts again in a folder whose server was killed, with the data", async () => {
  const folder = closedFolder();
  chmodSync(folder, 0o711);
  const dataDir = join(folder, "data");
  await writeOnce(dataDir);
  const cluster = await openEmbeddedPostgres(dataDir, { isDurable: false });
  process.kill(cluster.pid, "SIGKILL");
  await expect.poll(() => processIdentity(cluster.pid)).toBeNull();
  expect(await cluster.revive()).toBe(true);
  expect(await cluster.revive()).toBe(false);
  await cluster.close();
  expect(await writeOnce(dataDir)).toMatchObject({ rows: 2 });
});

it("makes the library links that an install without scripts leaves out, and leaves those that stand", () => {
  const folder = closedFolder();
  mkdirSync(join(folder, "native", "lib"), { recursive: true });
  writeFileSync(join(folder, "native", "lib", "libicu.so.60.2"), "");
  const links = [{ source: "native/lib/libicu.so.60.2", target: "native/lib/libicu.so.60" }];
  writeFileSync(join(folder, "native", "pg-symlinks.json"), JSON.stringify(links));
  const link = join(folder, "native", "lib", "libicu.so.60");
  for (let round = 0; round < 2; round += 1) {
    repairSymlinks(folder);
    expect(lstatSync(link).isSymbolicLink() && existsSync(link)).toBe(true);
  }
});

it.runIf(isRoot && process.platform === "linux")(
  "refuses a copy's folder that someone else made",
  async () => {
    const dataDir = join(closedFolder(), "data");
    const cache = cacheFolderOf(dataDir);
    mkdirSync(cache);
    chownSync(cache, 65_534, 65_534);
    await expect(openEmbeddedPostgres(dataDir, { rootWays: ["copy"] })).rejects.toThrow(/DATA_DIR/);
  },
);
