import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { packageRoot } from "#api/config";
import { measureResponse } from "#shared/contract/measures";
import { chooseBrowser, launchBrowser } from "../support/browser.js";
import { servePages, type PagesUnderTest } from "../support/pages-under-test.js";

const program = chooseBrowser();
if (program === null) {
  process.stderr.write(
    "\nSKIPPED: no Chrome or Chromium was found, so no page was tested. Install one or set CHROME_PATH.\n\n",
  );
}

const axeText = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
  passes: z.array(z.unknown()),
});

describe.runIf(program !== null)("the pages in a browser", () => {
  let pages: PagesUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    if (program === null) return;
    expect(existsSync(join(packageRoot, "build", "web", "index.html")), "vite build web comes first").toBe(
      true,
    );
    pages = await servePages();
    browser = await launchBrowser(program);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  type Look = { width: number; colorScheme: "light" | "dark" };

  /** Opens an address, waits until nothing loads any more, and gives the page with what its console complained about. */
  async function open(path: string, look: Look): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      colorScheme: look.colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${pages.address}${path}`, { waitUntil: "networkidle" });
    await page.locator("h1").waitFor();
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    return { page, complaints };
  }

  it.each(["/", "/access"])(
    "reads the access figure on %s, opens its rows, and finds as many",
    async (path) => {
      const { page, complaints } = await open(path, { width: 1280, colorScheme: "light" });
      const figure = page.getByTestId("figure-access-within-48h").first();
      await figure.waitFor();
      const numerator = Number(await figure.getAttribute("data-numerator"));
      const denominator = Number(await figure.getAttribute("data-denominator"));
      expect(numerator).toBeGreaterThan(100);
      const period = new URL(page.url()).search;
      const asked = await page.evaluate(async () => {
        const entries = performance.getEntriesByType("resource").map((entry) => entry.name);
        const url = entries.find((name) => /access-within-48h\?/.test(name) && !/every=/.test(name));
        return url === undefined ? null : await (await fetch(url)).json();
      });
      const { groups } = measureResponse.parse(asked);
      expect(groups[0]?.result, period).toMatchObject({ kind: "proportion", numerator, denominator });
      await page.getByTestId("open-rows-access-within-48h").click();
      const total = page.getByTestId("rows-total");
      await total.waitFor();
      expect(Number(await total.getAttribute("data-total"))).toBe(numerator);
      await page.getByRole("link", { name: /^not met/i }).click();
      await expect
        .poll(async () => Number(await total.getAttribute("data-total")), { timeout: 10_000 })
        .toBe(denominator - numerator);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  const paths = [
    "/",
    "/access",
    "/rows/access-within-48h?class=met&from=2026-06-22&to=2026-07-01",
    "/rows/none",
    "/no/such/page",
  ];
  const looks: Look[] = [1280, 320].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
  );

  it.each(looks)(
    "has no accessibility violation on any page at $width px, $colorScheme",
    async (look) => {
      for (const path of paths) {
        const { page } = await open(path, look);
        // The pages' own policy allows no inline script: the debugger's way in is not bound by it.
        await page.evaluate(axeText);
        const found = axeResult.parse(
          await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"),
        );
        expect(found.passes.length, path).toBeGreaterThan(5);
        expect(found.violations, path).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBe(0);
        await page.context().close();
      }
    },
    120_000,
  );
});
