import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "#api/config";
import { rowsResponse } from "#shared/contract/measures";
import { chooseBrowser, launchBrowser } from "../support/browser.js";
import {
  accessibilityOf,
  cellsOf,
  looks,
  openWhole,
  pointsOf,
  readWhole,
  sidewaysOf,
} from "../support/opened-page.js";
import { servePages, type PagesUnderTest } from "../support/pages-under-test.js";

const program = chooseBrowser();
const desk = { width: 1440, colorScheme: "light" } as const;
const paths = ["/cohorts?by=program", "/cohort/program/MH-ADULT-N", "/outcomes", "/engagement"];

describe.runIf(program !== null)("cohorts, outcomes and engagement in a browser", () => {
  let pages: PagesUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    if (program === null) return;
    expect(existsSync(join(packageRoot, "build", "web", "index.html")), "vite build web first").toBe(true);
    pages = await servePages();
    browser = await launchBrowser(program);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  /** The frame whose heading says something. */
  const frameWith = (words: string): string => `.frame:has(h2:has-text("${words}"))`;

  async function showTable(page: Page, frame: string): Promise<readonly (readonly string[])[]> {
    await page
      .locator(frame)
      .getByRole("button", { name: /^Show as table/ })
      .click();
    return await cellsOf(page, frame);
  }

  /** A week of the list in which three people or more were under the band. */
  async function weekWithSeveral(page: Page, frame: string): Promise<string> {
    await page.locator(frame).waitFor();
    const options = await page
      .locator(`${frame} select option`)
      .evaluateAll((found) =>
        found.map((one) => ({ week: one.getAttribute("value") ?? "", text: one.textContent ?? "" })),
      );
    const several = options.find(({ text }) => Number(/(\d+) under$/.exec(text)?.[1] ?? "0") >= 3);
    if (!several) throw new Error("No week of the demo data has three people under the band.");
    return several.week;
  }

  it("task 8: lists who was under the dose band, for tomorrow's meeting, within 30 seconds", async () => {
    const { page, complaints } = await openWhole(browser, `${pages.address}/`, desk);
    const started = performance.now();
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Engagement" }).click();
    const frame = frameWith("under the dose band in week");
    await page
      .locator(frame)
      .getByLabel("Week")
      .selectOption(await weekWithSeveral(page, frame));
    await readWhole(page);
    const title = (await page.locator(`${frame} h2`).textContent()) ?? "";
    const listed = await cellsOf(page, `${frame} [data-testid=under-band]`);
    expect(performance.now() - started).toBeLessThan(30_000);
    const week = (await page.locator(frame).getByLabel("Week").inputValue()) ?? "";
    expect(title).toBe(
      `${listed.length} of ${/of (\d+) people/.exec(title)?.[1] ?? ""} people were under the dose band in week ${Number(week.slice(-2))} of ${week.slice(0, 4)}`,
    );
    expect(listed.length).toBeGreaterThan(0);
    for (const cells of listed) expect(Number.parseFloat(cells.at(-1) ?? "")).toBeLessThan(9);
    const first = page.locator(`${frame} tbody a`).first();
    expect(await first.getAttribute("href")).toMatch(/^\/episode\/[^/]+\/-?\d+/);
    await page
      .locator(frame)
      .getByRole("link", { name: /^Open the rows/ })
      .click();
    const total = page.getByTestId("rows-total");
    await total.waitFor();
    expect(Number(await total.getAttribute("data-total"))).toBe(listed.length);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("the dose by program says the same as bars and as a table, also after a filter", async () => {
    const { page } = await openWhole(browser, `${pages.address}/engagement`, desk);
    await page.getByRole("combobox", { name: /^Track/ }).selectOption("substance_use");
    await readWhole(page);
    const frame = frameWith("of full weeks within the dose band");
    const points = await pointsOf(page, frame);
    const rows = await showTable(page, frame);
    expect(rows.length).toBe(2);
    const fromTable = rows.flatMap(([name = "", , ...classes]) =>
      ["Under the band", "Within", "Over"].map(
        (label, place) => `${name}, ${label}: ${/\(([\d.]+%)\)/.exec(classes[place] ?? "")?.[1] ?? ""}`,
      ),
    );
    expect(points).toEqual(fromTable);
    await page.context().close();
  });

  it("the funnel plot says the same as points and as a table, after a switch and a filter", async () => {
    const { page } = await openWhole(browser, `${pages.address}/cohorts?by=program`, desk);
    await page.getByRole("link", { name: "Improvement, GAD-7" }).click();
    await page.getByRole("combobox", { name: /^Track/ }).selectOption("mental_health");
    await readWhole(page);
    expect(new URL(page.url()).search).toContain("tab=improvement");
    const frame = frameWith("Reliable improvement by program");
    await page.locator(`${frame} [data-point]`).first().waitFor();
    const points = (await pointsOf(page, frame)).filter(
      (words) => words.includes("limits") || words.includes("chance"),
    );
    const rows = await showTable(page, frame);
    const fromTable = rows.map(([name = "", count = "", n = "", share = "", flag = ""]) => {
      const counted = count.replace(/ .*$/, "").replace(/\D+$/, "");
      return `${name}: ${share}, ${counted} of ${n}, ${flag}`;
    });
    expect(points.length).toBeGreaterThan(3);
    expect([...points].sort()).toEqual([...fromTable].sort());
    await page.context().close();
  });

  it("the course by week says the same as points and as a table, after another instrument", async () => {
    const { page } = await openWhole(browser, `${pages.address}/outcomes`, desk);
    await page.getByRole("navigation", { name: "Instrument" }).getByRole("link", { name: "PHQ-9" }).click();
    await readWhole(page);
    const frame = frameWith("PHQ-9 fell from");
    await page.locator(`${frame} [data-point]`).first().waitFor();
    const points = await pointsOf(page, frame);
    const rows = (await showTable(page, frame)).filter((cells) => cells[1] !== "too few");
    const fromTable = rows.map(([week = "", mean = "", interval = "", n = "", left = ""]) => {
      const gone = left === "0" ? "" : `, ${left} had left`;
      return `Week ${week}: mean ${mean} (${interval}), n ${n}${gone}`;
    });
    expect(points.length).toBeGreaterThan(5);
    expect(points).toEqual(fromTable);
    await page.context().close();
  });

  it("chosen cohorts stand in the address, side by side, on top, and go with Back", async () => {
    const { page } = await openWhole(browser, `${pages.address}/cohorts?by=program`, desk);
    await page.getByRole("checkbox", { name: "Compare Older adults, Riverside" }).check();
    await page.getByRole("checkbox", { name: "Compare Adolescents, Northside" }).check();
    await readWhole(page);
    expect(new URL(page.url()).searchParams.get("chosen")).toBe("MH-OLDER-R,MH-TEEN-N");
    expect(await page.locator("tr[data-cohort]").first().getAttribute("data-cohort")).toBe("MH-OLDER-R");
    await page.getByRole("heading", { name: "2 side by side" }).waitFor();
    await page
      .getByRole("heading", { name: /^Older adults, Riverside and Adolescents, Northside/ })
      .waitFor();
    await page.goBack();
    expect(new URL(page.url()).searchParams.get("chosen")).toBe("MH-OLDER-R");
    await page.goto(`${pages.address}/cohorts?by=program&chosen=GONE`);
    await page.getByText("GONE: nobody in this view belongs to it").waitFor();
    await page.context().close();
  });

  it.each(paths)(
    "every number with rows on %s opens as many as it says",
    async (path) => {
      const { page, complaints } = await openWhole(browser, `${pages.address}${path}`, desk);
      const links = await page
        .locator("a[data-rows]")
        .evaluateAll((found) =>
          found.map((one) => ({ to: one.getAttribute("href") ?? "", count: one.getAttribute("data-rows") })),
        );
      expect(links.length).toBeGreaterThan(8);
      const step = Math.max(1, Math.floor(links.length / 14));
      for (const link of links.filter((_, place) => place % step === 0)) {
        await page.goto(`${pages.address}${link.to}`, { waitUntil: "networkidle" });
        const total = page.getByTestId("rows-total");
        await total.waitFor();
        expect(await total.getAttribute("data-total"), link.to).toBe(link.count);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    180_000,
  );

  it("the people of a cohort are as many as the API lists", async () => {
    const { page } = await openWhole(browser, `${pages.address}/cohort/cohort/MH-ADULT-N%202025-11`, desk);
    const shown = await cellsOf(page, frameWith("people were admitted"));
    const answer = await fetch(
      `${pages.address}/api/measures/completion/rows?from=2025-07-01&to=2026-07-01&where=${encodeURIComponent("cohort=MH-ADULT-N 2025-11")}`,
    );
    const { total, rows } = rowsResponse.parse(await answer.json());
    expect(shown.length).toBe(total);
    expect(shown.map((cells) => cells[0])).toEqual(rows.map((row) => row.enrollmentId));
    await page.context().close();
  });

  it.each([...looks])(
    "has no accessibility violation at $width px, $colorScheme",
    async (look) => {
      for (const path of [...paths, "/cohorts?chosen=MH-ADULT-H%202025-07,MH-ADULT-N%202025-09"]) {
        const { page } = await openWhole(browser, `${pages.address}${path}`, look);
        const found = await accessibilityOf(page);
        expect(found.passes.length, path).toBeGreaterThan(5);
        expect(found.violations, path).toEqual([]);
        expect(await sidewaysOf(page), `${path} scrolls sideways`).toBe(0);
        await page.context().close();
      }
    },
    240_000,
  );
});
