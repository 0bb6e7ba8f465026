import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { readPassword } from "#api/database/cluster-folder";
import { clusterUrl, findServer } from "#api/database/cluster-server";
import { stopUnusedCluster } from "#api/database/embedded-postgres";
import { isStillRunning } from "#api/database/process-identity";
import { measureResponse } from "#shared/contract/measures";
import { untilReady } from "../support/child.js";
import { withClient } from "../support/database.js";
import { inquiriesOf, launchRoom } from "../support/launched-server.js";

const { folder, cluster, start, runningServer } = launchRoom();

/** Waits until PostgreSQL works on the scope of a question: a server that is stopped before it took one owes no answer. */
async function untilScopeIsRead(): Promise<void> {
  const { port } = runningServer();
  await withClient(clusterUrl(port, readPassword(folder)), async (client) => {
    const isRead = async (): Promise<boolean> => {
      const found = await client.query<{ isRead: boolean }>(
        `SELECT count(*) > 0 AS "isRead" FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%scope\\_%'`,
      );
      return found.rows[0]?.isRead === true;
    };
    await expect.poll(isRead, { timeout: 20_000, interval: 5 }).toBe(true);
  });
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
  expect(await inquiriesOf(address)).toBeGreaterThan(1000);
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
