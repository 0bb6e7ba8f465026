import type { Locator, Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { measureResponse } from "#shared/contract/measures";
import { describeWritingInBrowser } from "../support/describe-in-browser.js";
import { pressOn, tabTo } from "../support/keyboard.js";

describeWritingInBrowser("notes, saved views, and a server that fails", (room) => {
  async function baselines(): Promise<readonly string[]> {
    const asked = "from=2024-07-01&to=2026-07-01&every=month&process=true";
    const { process } = await room.ask(measureResponse, `/api/measures/access-within-48h?${asked}`);
    const chart = process?.[0]?.chart;
    return chart?.kind === "process" ? chart.baselines : [];
  }

  /** The filter of the view bar; the notes panel has a field of that name too. */
  function programFilter(page: Page): Locator {
    return page.locator(".view-bar").getByRole("combobox", { name: "Program" });
  }

  async function typeDay(page: Page, [month, day, year]: readonly [string, string, string]): Promise<void> {
    for (const part of [month, day, year]) await page.keyboard.type(part);
  }

  it("writes a note and starts a new baseline by keyboard alone within 60 s (task 12)", async () => {
    const { page, complaints, close } = await room.open("/access?span=24m");
    expect(await baselines()).toEqual([]);
    const began = performance.now();
    await page.locator(".notes-panel").first().waitFor();
    await pressOn(page, /^Write a note$/);
    await tabTo(page, /^Day it happened/);
    await typeDay(page, ["07", "01", "2025"]);
    await tabTo(page, /^What happened/);
    await page.keyboard.type("New intake line");
    await tabTo(page, /^Your name/);
    await page.keyboard.type("R. Example");
    await tabTo(page, /^New baseline from here/);
    await page.keyboard.press("Space");
    await pressOn(page, /^Write the note$/);
    const panel = page.locator(".notes-panel").first();
    await panel.getByText("The note of 1 Jul 2025 is on the chart. A new baseline begins there.").waitFor();
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await panel.locator(".note-list").textContent()).toContain("New intake line");
    expect(await panel.locator(".note-list").textContent()).toContain("new baseline from here");
    expect(await baselines()).toEqual(["2025-07"]);
    // The name is remembered, and the note can be taken away again.
    await page.reload();
    await panel.locator(".note-list").waitFor({ state: "attached" });
    await panel.locator("summary").click();
    expect(await panel.getByLabel("Your name").inputValue()).toBe("R. Example");
    await panel.getByRole("button", { name: /^Remove the note/ }).click();
    await panel.getByRole("button", { name: /^Keep the note/ }).click();
    const focused = async (): Promise<string> =>
      await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await focused()).toMatch(/^Remove the note/);
    expect(await baselines()).toEqual(["2025-07"]);
    await panel.getByRole("button", { name: /^Remove the note/ }).click();
    await panel.getByRole("button", { name: /^Remove it and its baseline/ }).click();
    await panel.getByText("The note of 1 Jul 2025 is removed.").waitFor();
    await expect.poll(focused).toBe("Notes on this chart");
    expect(await baselines()).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("saves a view under a name and opens it elsewhere within 30 s (task 9)", async () => {
    const began = performance.now();
    const first = await room.open("/access?program=MH-ADULT-N&span=24m");
    await pressOn(first.page, /^Saved views/);
    await tabTo(first.page, /^Name of this view/);
    await first.page.keyboard.type("Northside, two years");
    await tabTo(first.page, /^Your name/);
    await first.page.keyboard.type("R. Example");
    await first.page.keyboard.press("Enter");
    await first.page.getByText("“Northside, two years” is saved.").waitFor();
    const figure = first.page.getByTestId("figure-access-within-48h").first();
    const value = await figure.textContent();
    await first.close();
    const second = await room.open("/");
    await second.page.getByText("Saved views (1)").waitFor();
    await pressOn(second.page, /^Saved views \(1\)/);
    await pressOn(second.page, /^Northside, two years$/);
    await second.page.getByRole("heading", { level: 1, name: /Access/ }).waitFor();
    const again = second.page.getByTestId("figure-access-within-48h").first();
    await expect.poll(async () => await again.textContent(), { timeout: 10_000 }).toBe(value);
    expect(new URL(second.page.url()).search).toBe("?program=MH-ADULT-N&span=24m");
    expect(performance.now() - began).toBeLessThan(30_000);
    await second.page.getByText("Saved views (1)").waitFor();
    await pressOn(second.page, /^Saved views \(1\)/);
    await pressOn(second.page, /^Remove Northside, two years$/);
    await second.page.getByText("“Northside, two years” is removed.").waitFor();
    expect(second.complaints).toEqual([]);
    await second.close();
  });

  it("opens a saved view whose cohort is gone with a sentence and a way on", async () => {
    const body = { name: "Spring", author: "R. Example", address: "/access?cohort=Spring%202019" };
    const saved = await fetch(`${room.address()}/api/views`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(saved.status).toBe(200);
    const { page, close } = await room.open("/");
    await page.getByText(/^Saved views/).click();
    await page.getByRole("link", { name: "Spring" }).click();
    await page.getByText("The data hold no cohort “Spring 2019”").waitFor();
    await page.getByRole("button", { name: "Go on without it" }).click();
    await page.getByTestId("figure-access-within-48h").first().waitFor();
    expect(new URL(page.url()).search).toBe("");
    await close();
  });

  it("says which parts of an address it doesn't understand, and goes on with the rest", async () => {
    const { page, close } = await room.open(
      "/rows/completion?class=sold&period=2026-13&colour=red&from=2026-06-31",
    );
    const text = (await page.locator("main").textContent()) ?? "";
    for (const words of [
      "“colour”, which is no filter",
      "“2026-06-31” is no day",
      "“2026-13” is no period",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("“sold” is no class of this measure");
    await page.getByTestId("rows-total").waitFor();
    await page.getByRole("button", { name: "Leave those parts out" }).click();
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await close();
  });

  it("keeps the newest view when an older answer comes late", async () => {
    const { page, close } = await room.open("/rows/access-within-48h?class=met");
    const total = page.getByTestId("rows-total");
    const before = Number(await total.getAttribute("data-total"));
    const late: Route[] = [];
    await page.route(/program%3DMH-ADULT-N|program=MH-ADULT-N/, (route) => void late.push(route));
    await programFilter(page).selectOption("MH-ADULT-N");
    await expect.poll(() => late.length, { timeout: 10_000 }).toBeGreaterThan(0);
    // Held back: the figures before the change stay, and nothing else is said of them.
    expect(Number(await total.getAttribute("data-total"))).toBe(before);
    await programFilter(page).selectOption("SUD-ADULT-H");
    await expect
      .poll(async () => Number(await total.getAttribute("data-total")), { timeout: 10_000 })
      .not.toBe(before);
    const newest = await total.getAttribute("data-total");
    for (const route of late) await route.continue().catch(() => null);
    await page.waitForTimeout(500);
    expect(await total.getAttribute("data-total")).toBe(newest);
    expect(await page.locator("tbody th").first().textContent()).toMatch(/^SUD-ADULT-H /);
    await close();
  });

  it("keeps the old figures with their time while the server can't be reached, and offers a way on", async () => {
    const { page, close } = await room.open("/rows/access-within-48h?class=met");
    const total = page.getByTestId("rows-total");
    const before = await total.getAttribute("data-total");
    await page.route("**/api/**", (route) => void route.abort("connectionrefused"));
    await programFilter(page).selectOption("MH-ADULT-N");
    await page.getByText("could not be read.").waitFor({ timeout: 15_000 });
    expect(await page.locator("main").textContent()).toMatch(
      /Below: the figures of \d\d:\d\d, before the last change\./,
    );
    expect(await total.getAttribute("data-total")).toBe(before);
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect
      .poll(async () => await total.getAttribute("data-total"), { timeout: 15_000 })
      .not.toBe(before);
    await close();
  });

  it("says so too where the browser itself knows that it is offline", async () => {
    const { page, close } = await room.open("/access");
    const figure = page.getByTestId("figure-access-within-48h").first();
    const before = await figure.textContent();
    await page.context().setOffline(true);
    await programFilter(page).selectOption("MH-ADULT-N");
    await page.getByText("could not be read.").first().waitFor({ timeout: 15_000 });
    expect(await figure.textContent()).toBe(before);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await expect.poll(async () => await figure.textContent(), { timeout: 15_000 }).not.toBe(before);
    await close();
  });

  it("says that a note could not be written while the server can't be reached, and keeps its text", async () => {
    const { page, close } = await room.open("/access");
    const panel = page.locator(".notes-panel").first();
    await panel.locator("summary").click();
    await panel.getByLabel("What happened").fill("Storm");
    await panel.getByLabel("Your name").fill("R. Example");
    await page.route("**/api/notes", (route) => void route.abort("connectionrefused"));
    await panel.getByRole("button", { name: "Write the note" }).click();
    await panel.getByText("The note could not be written.").waitFor();
    expect(await panel.getByLabel("What happened").inputValue()).toBe("Storm");
    await close();
  });

  it("says which part could not be fetched, and keeps the rest of the page", async () => {
    const { page, close } = await room.open("/");
    await page.route(
      /\/assets\/(recharts-charts|outcomes-page)-/,
      (route) => void route.abort("connectionrefused"),
    );
    await page.getByRole("link", { name: "Access", exact: true }).click();
    await page.getByText("This chart could not be shown.").first().waitFor();
    await page.getByTestId("figure-access-within-48h").first().waitFor();
    await page.getByRole("link", { name: "Outcomes", exact: true }).click();
    await page.getByText("This page could not be shown.").waitFor();
    await page.getByRole("link", { name: "Definitions", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Definitions" }).waitFor();
    expect(await page.getByText("could not be shown.").count()).toBe(0);
    await page.unrouteAll();
    await page.getByRole("link", { name: "Outcomes", exact: true }).click();
    await page.getByRole("button", { name: "Reload the page" }).click();
    await page.getByRole("heading", { level: 1, name: "Outcomes" }).waitFor();
    await close();
  });

  it("says so where the script that draws could not be fetched", async () => {
    const { page, close } = await room.open("/no/such/page");
    await page.route(/\/assets\/app-.*\.js$/, (route) => void route.abort("connectionrefused"));
    await page.reload();
    await page.getByText("The pages could not be read.").waitFor();
    await close();
  });
});
