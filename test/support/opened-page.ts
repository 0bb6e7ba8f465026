import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";

export interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** Both widths and both themes in which every page is looked at. */
export const looks: readonly Look[] = [1280, 320].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** A page that has been read to its end, with what its console complained about. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens an address in a context of its own and scrolls through it, so that parts which wait for the reader are there. */
export async function openWhole(browser: Browser, address: string, look: Look): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator("h1").waitFor();
  await readWhole(page);
  return { page, complaints };
}

/** Waits until nothing of the page is missing any more; what is made only near the screen is scrolled to. */
export async function readWhole(page: Page): Promise<void> {
  // What is still being read, and the empty places that are kept for what nobody has come near yet.
  const missing = page.locator(".skeleton, .near > div:empty").first();
  for (let attempt = 0; attempt < 200 && (await missing.count()) > 0; attempt += 1) {
    await missing.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(100);
  }
  await missing.waitFor({ state: "detached", timeout: 1000 });
  await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
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

/** What axe-core finds on the page as it stands, with how many of its rules had something to pass. */
export async function accessibilityOf(page: Page): Promise<z.infer<typeof axeResult>> {
  // The pages' own policy allows no inline script: the debugger's way in is not bound by it.
  await page.evaluate(axeText);
  return axeResult.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
}

/** By how many pixels the page itself can be scrolled sideways. */
export async function sidewaysOf(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The texts of a table's body, row by row. */
export async function cellsOf(page: Page, frame: string): Promise<readonly (readonly string[])[]> {
  return await page
    .locator(`${frame} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())),
    );
}

/** What the points of a drawing say, in their order. */
export async function pointsOf(page: Page, frame: string): Promise<readonly string[]> {
  return await page
    .locator(`${frame} [data-point]`)
    .evaluateAll((points) => points.map((point) => point.getAttribute("aria-label") ?? ""));
}
