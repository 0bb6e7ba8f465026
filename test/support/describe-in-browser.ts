import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import * as z from "zod";
import { packageRoot } from "#api/config";
import { chooseBrowser } from "./browser.js";
import { atDesk, lookAt, openPage, readWhole, type OpenedPage } from "./opened-page.js";
import { serveDemo, type ServedApp } from "./served-app.js";
import { walkTo } from "./walk.js";
import { inWorker } from "./worker-room.js";

/** The served pages and the browser that looks at them; both are there only while the tests run. */
export interface BrowserRoom {
  /** Opens a path of the served pages and waits until what is in sight is read. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  /** The same, read to its end. */
  openWhole(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  /**
   * The same in one page that stays: from the second time on it goes there as a click goes, wide and light again, and has
   * the scripts of the pages and of the tests warm. What it complained about before is forgotten.
   */
  walkWhole(path: string): Promise<Omit<OpenedPage, "close">>;
  /** Asks the same server's API and proves the answer's shape. */
  ask<Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>>;
  /** Scheme, host and port of the server. */
  address(): string;
  /** A connection to the same database, for what is set by command; only where the tests write. */
  client(): Client;
}

const program = chooseBrowser();
if (program === null) {
  process.stderr.write(
    "\nSKIPPED: no Chrome or Chromium was found, so no page was tested. Install one or set CHROME_PATH.\n\n",
  );
}

type Tests = (room: BrowserRoom) => void;

/**
 * Tests that look at the built pages over the real server with the demo data, which all such files of a worker share;
 * skipped, and said so, without a browser.
 */
export function describeInBrowser(title: string, tests: Tests): void {
  describePages(title, tests, false);
}

/** The same for tests that write: their demo data are their own. */
export function describeWritingInBrowser(title: string, tests: Tests): void {
  describePages(title, tests, true);
}

function describePages(title: string, tests: Tests, isWriting: boolean): void {
  describe.runIf(program !== null)(title, () => {
    let pages: ServedApp;
    let browser: Browser;
    inWorker.beforeAll(async ({ room }) => {
      if (program === null) return;
      const index = join(packageRoot, "build", "web", "index.html");
      expect(existsSync(index), "npm run build comes first").toBe(true);
      [pages, browser] = await Promise.all([isWriting ? serveDemo() : room.demo(), room.browser(program)]);
    }, 180_000);
    afterAll(async () => {
      // A test that failed has left its page open.
      for (const context of browser?.contexts() ?? []) await context.close();
      if (isWriting) await pages?.close();
    });
    tests(roomOf(() => ({ pages, browser })));
  });
}

interface Opened {
  readonly pages: ServedApp;
  readonly browser: Browser;
}

function roomOf(opened: () => Opened): BrowserRoom {
  let walking: OpenedPage | null = null;
  const open: BrowserRoom["open"] = async (path, options) => {
    const { pages, browser } = opened();
    return await openPage(browser, `${pages.address}${path}`, options);
  };
  const address = (): string => opened().pages.address;
  return {
    open,
    openWhole: async (path, options) => {
      const whole = await open(path, options);
      await readWhole(whole.page);
      return whole;
    },
    walkWhole: async (path) => {
      if (walking === null) walking = await open(path);
      else {
        await lookAt(walking.page, atDesk);
        walking.complaints.length = 0;
        await walkTo(walking.page, path);
      }
      await readWhole(walking.page);
      return walking;
    },
    ask: async (shape, path) => shape.parse(await (await fetch(`${address()}${path}`)).json()),
    address,
    client: () => opened().pages.client,
  };
}
