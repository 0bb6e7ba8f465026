import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { readPassword } from "#api/database/cluster-folder";
import { clusterUrl, findServer, type RunningServer } from "#api/database/cluster-server";
import { stopUnusedCluster } from "#api/database/embedded-postgres";
import { isStillRunning } from "#api/database/process-identity";
import { measureResponse, statusResponse } from "#shared/contract/measures";
import { freePort, startProgram, untilReady, type Child } from "../support/child.js";

const folder = mkdtempSync(join(tmpdir(), "iop-launch-"));
const cluster = join(folder, "postgres");
const started: Child[] = [];

beforeAll(() => chmodSync(folder, 0o711));
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.process.kill("SIGKILL");
    await child.ended;
  }
});
afterAll(async () => {
  await stopUnusedCluster(folder);
  rmSync(folder, { recursive: true });
});

async function start(program = "api/main.js"): Promise<Child> {
  const words = program.endsWith(".mjs") ? [program, "start"] : [program];
  const child = startProgram(words, { DATA_DIR: folder, PORT: String(await freePort()) });
  started.push(child);
  return child;
}

async function inquiries(address: string): Promise<number> {
  const response = await fetch(`${address}/api/status`);
  expect(response.status).toBe(200);
  return statusResponse.parse(await response.json()).inquiries;
}

function runningServer(): RunningServer {
  const server = findServer(cluster);
  if (server === null) throw new Error("No PostgreSQL runs in the data folder.");
  return server;
}

/** Waits until PostgreSQL works on the scope of a question: a server that is stopped before it took one owes no answer. */
async function untilScopeIsRead(): Promise<void> {
  const { port } = runningServer();
  const client = new Client(clusterUrl(port, readPassword(folder)));
  await client.connect();
  const isRead = async (): Promise<boolean> => {
    const found = await client.query<{ isRead: boolean }>(
      `SELECT count(*) > 0 AS "isRead" FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%scope\\_%'`,
    );
    return found.rows[0]?.isRead === true;
  };
  await expect.poll(isRead, { timeout: 20_000, interval: 5 }).toBe(true);
  await client.end();
}

it("starts from nothing to filled pages, and Ctrl-C leaves nothing running", async () => {
  const child = await start("../api/launch.mjs");
  const address = await untilReady(child, 110_000);
  const page = await fetch(address);
  expect(await page.text()).toContain('<div id="root">');
  const figure = await fetch(`${address}/api/measures/access-within-48h`);
  const { groups } = measureResponse.parse(await figure.json());
  expect(groups[0]?.initialPopulation).toBeGreaterThan(1000);
  const { identity } = runningServer();
  child.process.kill("SIGINT");
  expect((await child.ended).code).toBe(0);
  expect(isStillRunning(identity)).toBe(false);
}, 120_000);

it("keeps the data, and stops although the signal comes twice and a connection stays open", async () => {
  const child = await start();
  const address = await untilReady(child);
  expect(await inquiries(address)).toBeGreaterThan(1000);
  const { identity } = runningServer();
  const idle = connect(Number(new URL(address).port), "127.0.0.1").on("error", () => {});
  await once(idle, "connect");
  child.process.kill("SIGINT");
  child.process.kill("SIGINT");
  expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
  expect(isStillRunning(identity)).toBe(false);
  idle.destroy();
});

it("finishes an answer that is under way before it stops, and takes no more", async () => {
  const child = await start();
  const address = await untilReady(child);
  // Columns of an earlier instant are built first: that takes a while.
  const earlier = "/api/measures/completion?asOf=2026-03-01T12:00:00Z";
  const answering = fetch(`${address}${earlier}`);
  await untilScopeIsRead();
  child.process.kill("SIGTERM");
  const response = await answering;
  expect(response.status).toBe(200);
  expect(measureResponse.parse(await response.json()).asOf).toBe("2026-03-01T12:00:00Z");
  expect((await child.ended).code).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

it("takes over the PostgreSQL that a killed parent left, and stops it at the end", async () => {
  const killed = await start();
  await untilReady(killed);
  const left = runningServer();
  killed.process.kill("SIGKILL");
  await killed.ended;
  expect(isStillRunning(left.identity)).toBe(true);
  const child = await start();
  await untilReady(child);
  expect(runningServer().pid).toBe(left.pid);
  child.process.kill("SIGTERM");
  expect((await child.ended).code).toBe(0);
  expect(isStillRunning(left.identity)).toBe(false);
});

it("says 503 while its PostgreSQL is gone, starts it again, and answers as before", async () => {
  const child = await start();
  const address = await untilReady(child);
  const before = await inquiries(address);
  const server = runningServer();
  process.kill(server.pid, "SIGKILL");
  await expect.poll(() => isStillRunning(server.identity)).toBe(false);
  const during = await fetch(`${address}/api/status`);
  expect([200, 503]).toContain(during.status);
  const figure = async (): Promise<number> => (await fetch(`${address}/api/measures/completion`)).status;
  await expect.poll(figure, { timeout: 30_000, interval: 100 }).toBe(200);
  expect(await inquiries(address)).toBe(before);
  expect(runningServer().pid).not.toBe(server.pid);
  child.process.kill("SIGINT");
  expect((await child.ended).code).toBe(0);
});

it("lets two starts at once share one PostgreSQL, which stops with the last", async () => {
  const children = [await start(), await start()];
  const addresses = await Promise.all(children.map(async (child) => await untilReady(child)));
  expect(new Set(addresses).size).toBe(2);
  const { identity } = runningServer();
  const [first, second] = children;
  first?.process.kill("SIGINT");
  await first?.ended;
  expect(isStillRunning(identity)).toBe(true);
  expect(await inquiries(addresses[1] ?? "")).toBeGreaterThan(1000);
  second?.process.kill("SIGINT");
  await second?.ended;
  expect(isStillRunning(identity)).toBe(false);
});

it("recovers after both were killed", async () => {
  const killed = await start();
  const before = await inquiries(await untilReady(killed));
  const server = runningServer();
  killed.process.kill("SIGKILL");
  process.kill(server.pid, "SIGKILL");
  await killed.ended;
  const child = await start();
  expect(await inquiries(await untilReady(child))).toBe(before);
  child.process.kill("SIGINT");
  expect((await child.ended).code).toBe(0);
});

it("stops what had begun when Ctrl-C comes during the start", async () => {
  for (const wait of [300, 900, 1500]) {
    const child = await start();
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.process.kill("SIGINT");
    const { stderr } = await child.ended;
    expect(stderr).not.toContain("    at ");
    await stopUnusedCluster(folder);
    expect(findServer(cluster)).toBeNull();
  }
});
