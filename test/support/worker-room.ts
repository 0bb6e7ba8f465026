import type { Browser } from "playwright-core";
import { test } from "vitest";
import type { BrowserProgram } from "./bundled-chromium.js";
import { launchBrowser } from "./browser.js";
import { serveDemo, type ServedApp } from "./served-app.js";

/**
 * What the files of one worker share, each part made when the first of them needs it: to start a browser, and a server
 * whose figures nobody has asked for yet, costs more than most tests.
 */
export class WorkerRoom {
  private launched: Browser | null = null;
  private served: ServedApp | null = null;

  /** The worker's browser; another one where that has fallen over. */
  async browser(program: BrowserProgram): Promise<Browser> {
    if (!this.launched?.isConnected()) this.launched = await launchBrowser(program);
    return this.launched;
  }

  /** The demo for those who only look: whatever would be written there is refused, so no file finds another's traces. */
  async demo(): Promise<ServedApp> {
    this.served ??= await serveDemo({ isReadOnly: true });
    return this.served;
  }

  async close(): Promise<void> {
    await Promise.all([this.launched?.close(), this.served?.close()]);
  }
}

/** Its hooks are given the worker's room, which is closed with the worker. */
export const inWorker = test.extend(
  "room",
  { scope: "worker" },
  // What a fixture needs is read from the names in its first parameter: this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  ({}, { onCleanup }) => {
    const room = new WorkerRoom();
    onCleanup(async () => await room.close());
    return room;
  },
);
