import type { Browser, Page } from "playwright-core";
import * as z from "zod";

/** What loading a page cost a reader who has never been here: milliseconds, layout shift, bytes of script as sent. */
export interface PageLoad {
  readonly largestContentfulPaint: number;
  /** Sum over the load and, where the page was read, a way through all of it; never smaller than the browser's own windowed score. */
  readonly layoutShift: number;
  readonly scriptBytes: number;
}

export const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
export type Screen = (typeof screens)[number];

const WINDOW_MILLISECONDS = 1500;

const paints = z.array(z.object({ startTime: z.number() })).min(1);
const shifts = z.array(z.object({ value: z.number(), hadRecentInput: z.boolean() }));
const scripts = z.array(z.object({ encodedBodySize: z.number() })).min(1);

/** The browser's entries of one kind so far, as plain objects. */
async function entriesOf(page: Page, type: string): Promise<unknown> {
  return await page.evaluate(
    async (kind) =>
      await new Promise<unknown[]>((resolve) => {
        const seen: unknown[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.push(entry.toJSON());
        }).observe({ type: kind, buffered: true });
        setTimeout(() => resolve(seen), 50);
      }),
    type,
  );
}

/** Waits until nothing in sight is still being read, on the page's own clock. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.skeleton, [aria-busy="true"]')].every(
      (place) => place.getBoundingClientRect().top > innerHeight,
    ),
  );
}

/** Goes through the page a screen at a time, so that every part which waits for the reader is made. */
async function readThrough(page: Page, screen: Screen): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, screen.height * 0.8);
    await page.waitForTimeout(120);
    await settled(page);
    if ((await page.evaluate(() => scrollY)) === before) return;
  }
}

interface LoadAsked {
  readonly screen: Screen;
  /** Reads the page to its end too, for its layout. */
  readonly isRead: boolean;
}

/** Loads a page in a browser without memory and waits until it is drawn. */
export async function loadPage(browser: Browser, address: string, asked: LoadAsked): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: asked.screen });
  try {
    const page = await context.newPage();
    // A new window costs the browser work of its own, which is not the page's.
    await page.waitForTimeout(WINDOW_MILLISECONDS);
    await page.goto(address, { waitUntil: "load" });
    await settled(page);
    await page.waitForLoadState("networkidle");
    // On a busy machine all may be read before any of it is on the screen.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const painted = paints.parse(await entriesOf(page, "largest-contentful-paint"));
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
        .map((entry): unknown => entry.toJSON()),
    );
    if (asked.isRead) await readThrough(page, asked.screen);
    const shifted = shifts.parse(await entriesOf(page, "layout-shift"));
    return {
      largestContentfulPaint: painted.at(-1)?.startTime ?? Number.NaN,
      layoutShift: shifted.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
      scriptBytes: scripts.parse(loaded).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  } finally {
    await context.close();
  }
}
