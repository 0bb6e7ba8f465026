import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import * as z from "zod";
import { packageRoot } from "#api/config";
import { chooseBrowser, launchBrowser } from "./browser.js";
import { openPage, readWhole, type OpenedPage } from "./opened-page.js";
import { serveDemo, type ServedApp } from "./served-app.js";

/** The served pages and the browser that looks at them; both are there only while the tests run. */
export interface BrowserRoom {
  /** Opens a path of the served pages and waits until what is in sight is read. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  /** The same, read to its end. */
  openWhole(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  /** Asks the same server's API and proves the answer's shape. */
  ask<Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>>;
  /** Scheme, host and port of the server. */
  address(): string;
}

const program = chooseBrowser();
if (program === null) {
  process.stderr.write(
    "\nSKIPPED: no Chrome or Chromium was found, so no page was tested. Install one or set CHROME_PATH.\n\n",
  );
}

/** Tests of the built pages over the real server with demo data of its own; skipped, and said so, without a browser. */
export function describeInBrowser(title: string, tests: (room: BrowserRoom) => void): void {
  describe.runIf(program !== null)(title, () => {
    let pages: ServedApp;
    let browser: Browser;
    beforeAll(async () => {
      if (program === null) return;
      const index = join(packageRoot, "build", "web", "index.html");
      expect(existsSync(index), "npm run build comes first").toBe(true);
      [pages, browser] = await Promise.all([serveDemo(), launchBrowser(program)]);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await pages?.close();
    });
    const open: BrowserRoom["open"] = async (path, options) =>
      await openPage(browser, `${pages.address}${path}`, options);
    tests({
      open,
      openWhole: async (path, options) => {
        const opened = await open(path, options);
        await readWhole(opened.page);
        return opened;
      },
      ask: async (shape, path) => shape.parse(await (await fetch(`${pages.address}${path}`)).json()),
      address: () => pages.address,
    });
  });
}
