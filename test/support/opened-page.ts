import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";
import { isWholeRun } from "./whole-run.js";

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** Small and large, light and dark: every page has to hold in all four, of which a short run looks at two. */
export const looks: readonly Look[] = [
  { width: 1280, colorScheme: "light" },
  ...(isWholeRun
    ? ([
        { width: 1280, colorScheme: "dark" },
        { width: 320, colorScheme: "light" },
      ] as const)
    : []),
  { width: 320, colorScheme: "dark" },
];

/** How a page is looked at unless something else is said. */
export const atDesk: Look = { width: 1280, colorScheme: "light" };
const desk: BrowserContextOptions = {
  viewport: { width: atDesk.width, height: 900 },
  colorScheme: atDesk.colorScheme,
  reducedMotion: "reduce",
};

/** A page in a context of its own, with what its console complained about. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Opens an address in a browser without memory, at a desk unless told otherwise, and waits until what is in sight is read. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ ...desk, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  await untilSettled(page);
  return { page, complaints, close: async () => await context.close() };
}

/** Waits until nothing in sight is still being read; parts further down are read when they come near. */
export async function untilSettled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.skeleton, [aria-busy="true"]')].every(
      (place) =>
        place.getBoundingClientRect().top > innerHeight ||
        !(place instanceof HTMLElement && place.offsetParent),
    ),
  );
}

/** Scrolls to whatever is made only near the screen until nothing of the page is missing, and back to its top. */
export async function readWhole(page: Page): Promise<void> {
  const isWhole = await page.evaluate(async () => {
    // What is still being read, and the empty places that are kept for what nobody has come near yet.
    const missing = '.skeleton, .near > div:empty, [aria-busy="true"]';
    for (let attempt = 0; attempt < 800; attempt += 1) {
      const place = document.querySelector(missing);
      if (place === null) break;
      place.scrollIntoView();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    scrollTo(0, 0);
    return document.querySelector(missing) === null;
  });
  if (!isWhole) throw new Error(`${page.url()} is still reading after 20 seconds.`);
}

/** Looks at an open page in another width or theme, as a turned device or a changed setting shows it. */
export async function lookAt(page: Page, { width, colorScheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  // Drawings measure their place one frame later and are drawn in the next.
  await page.evaluate(
    async () =>
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
  await readWhole(page);
}

const axeText = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
  passes: z.array(z.object({ id: z.string() })),
});

/** The rules about colour that stand among all of them; by their tag, one of WCAG 2.2 AAA would run too, at the same cost. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe-core finds on the page as it stands, by all its rules or those about colour, with the rules that had something to pass. */
export async function accessibilityOf(
  page: Page,
  rules: "all" | "colour" = "all",
): Promise<z.output<typeof axeResult>> {
  // The pages' own policy allows no inline script: the debugger's way in is not bound by it.
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axeText);
  const runOnly = rules === "all" ? {} : { runOnly: { type: "rule", values: colourRules } };
  const options = JSON.stringify({ resultTypes: ["violations"], ...runOnly });
  return axeResult.parse(await page.evaluate(`axe.run(document, ${options})`));
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
