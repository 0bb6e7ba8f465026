import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "#api/config";
import {
  measureResponse,
  measuresResponse,
  rowsResponse,
  type MeasureResponse,
} from "#shared/contract/measures";
import { chooseBrowser, launchBrowser } from "../support/browser.js";
import { servePages, type PagesUnderTest } from "../support/pages-under-test.js";

const program = chooseBrowser();

describe.runIf(program !== null)("Overview and Access in a browser", () => {
  let pages: PagesUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if (program === null) return;
    expect(existsSync(join(packageRoot, "build", "web", "index.html")), "vite build web comes first").toBe(
      true,
    );
    pages = await servePages();
    browser = await launchBrowser(program);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    page = await context.newPage();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  async function open(path: string): Promise<void> {
    await page.goto(`${pages.address}${path}`);
    await page.locator('[data-testid^="figure-"]').first().waitFor();
  }

  /** Scrolls through the page until every part is made and read. */
  async function readWhole(): Promise<void> {
    for (let step = 0; step < 40; step += 1) {
      await page.mouse.wheel(0, 800);
      await page.waitForTimeout(60);
    }
    await expect.poll(() => page.locator(".skeleton").count(), { timeout: 30_000 }).toBe(0);
  }

  async function monthsOfAccess(): Promise<MeasureResponse> {
    const asked = "from=2024-07-01&to=2026-07-01&every=month&process=true&curve=none&beside=none";
    const answer = await fetch(`${pages.address}/api/measures/access-within-48h?${asked}`);
    return measureResponse.parse(await answer.json());
  }

  it("answers in words whether 48 hours are met this month, and whether that is a real change", async () => {
    await open("/access");
    const { groups, process } = await monthsOfAccess();
    const result = groups.at(-1)?.result;
    const chart = process?.[0]?.chart;
    if (result?.kind !== "proportion" || chart?.kind !== "process") throw new Error("the demo has no June");
    const met = result.lower >= 0.8 ? "Yes" : result.upper < 0.8 ? "No" : "Can’t tell";
    const answer = page.getByTestId("access-answer");
    await answer.waitFor();
    const words = (await answer.textContent()) ?? "";
    expect(words).toContain(`Are we meeting 48 hours this month? ${met}.`);
    expect(words).toContain(`${result.numerator} of ${result.denominator} people`);
    expect(words).toContain(`Is it a real change? ${chart.verdict === "commonCause" ? "No" : "Yes"}.`);
    expect(words).toContain(chart.sentences[0]);
  });

  it("leads to the late cases in three clicks, as many as the figure counts", async () => {
    const result = (await monthsOfAccess()).groups.at(-1)?.result;
    if (result?.kind !== "proportion") throw new Error("the demo has no June");
    await open("/");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Access" }).click();
    await page.getByTestId("late-this-month").click();
    const total = page.getByTestId("rows-total");
    await total.waitFor();
    expect(Number(await total.getAttribute("data-total"))).toBe(result.denominator - result.numerator);
  });

  it("lists who waits now in the order of who passes 48 hours next, each with a way to the episode", async () => {
    const rows = rowsResponse.parse(
      await (await fetch(`${pages.address}/api/measures/waiting-now/rows?limit=25`)).json(),
    );
    await open("/access");
    await readWhole();
    const links = page.locator('a[href^="/episode/"]');
    const shown = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual(rows.rows.map((row) => `/episode/${row.programCode}/${row.episodeNo}`));
  });

  it.each(["/", "/access"])(
    "opens behind every figure of %s as many rows as it counts",
    async (path) => {
      await open(path);
      await readWhole();
      const found = await page
        .locator('main a[href^="/rows/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      const addresses = [...new Set(found)];
      expect(addresses.length).toBeGreaterThan(25);
      for (const address of addresses) {
        // As a click on the link goes: the page stays, only its address changes.
        await page.evaluate((to) => {
          window.history.pushState(null, "", to);
          window.dispatchEvent(new PopStateEvent("popstate"));
        }, address);
        const total = page.getByTestId("rows-total");
        await total.waitFor();
        await expect
          .poll(async () => await page.locator("p[role=status]", { has: total }).textContent(), {
            timeout: 10_000,
          })
          .toMatch(/as many as/);
      }
    },
    300_000,
  );

  it("shows every measure of the registry on the Overview without naming it", async () => {
    const { measures } = measuresResponse.parse(await (await fetch(`${pages.address}/api/measures`)).json());
    await open("/");
    await readWhole();
    const words = (await page.locator("main").textContent()) ?? "";
    expect(measures.length).toBeGreaterThan(20);
    for (const { title } of measures) expect(words).toContain(title);
  });

  it("moves nothing while figures come in", async () => {
    await page.addInitScript(`
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    `);
    for (const path of ["/", "/access"]) {
      await open(path);
      await page.waitForLoadState("networkidle");
      expect(Number(await page.evaluate("window.shifted")), path).toBeLessThanOrEqual(0.05);
    }
  });
});
