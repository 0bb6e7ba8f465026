import { expect, it } from "vitest";
import { isStillRunning } from "#api/database/process-identity";
import { untilReady } from "../support/child.js";
import { inquiriesOf, launchRoom } from "../support/launched-server.js";

const { start, runningServer } = launchRoom();

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
  const before = await inquiriesOf(address);
  const server = runningServer();
  process.kill(server.pid, "SIGKILL");
  await expect.poll(() => isStillRunning(server.identity)).toBe(false);
  const during = await fetch(`${address}/api/status`);
  expect([200, 503]).toContain(during.status);
  const figure = async (): Promise<number> => (await fetch(`${address}/api/measures/completion`)).status;
  await expect.poll(figure, { timeout: 30_000, interval: 100 }).toBe(200);
  expect(await inquiriesOf(address)).toBe(before);
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
  expect(await inquiriesOf(addresses[1] ?? "")).toBeGreaterThan(1000);
  second?.process.kill("SIGINT");
  await second?.ended;
  expect(isStillRunning(identity)).toBe(false);
});

it("recovers after both were killed", async () => {
  const killed = await start();
  const before = await inquiriesOf(await untilReady(killed));
  const server = runningServer();
  killed.process.kill("SIGKILL");
  process.kill(server.pid, "SIGKILL");
  await killed.ended;
  const child = await start();
  expect(await inquiriesOf(await untilReady(child))).toBe(before);
  child.process.kill("SIGINT");
  expect((await child.ended).code).toBe(0);
});
