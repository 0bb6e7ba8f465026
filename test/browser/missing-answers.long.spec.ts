import type { Locator, Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";

describeInBrowser("answers that come late, are refused, or never come", (room) => {
  /** The filter of the view bar; the notes panel has a field of that name too. */
  function programFilter(page: Page): Locator {
    return page.locator(".view-bar").getByRole("combobox", { name: "Program" });
  }

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

  it("says where a filter can’t narrow seats, and leads on without it", async () => {
    const { page, complaints, close } = await room.openWhole("/engagement?payer_class=Medicaid");
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    await page.getByText("the filter on payer class can’t narrow them").waitFor();
    await page.getByRole("link", { name: "Drop the filter on payer class" }).click();
    await page.getByRole("heading", { name: /of seats are filled/ }).waitFor();
    await close();
    const overview = await room.openWhole("/?sex=female");
    await overview.page.getByText("12 of 13").waitFor();
    expect(await overview.page.getByRole("alert").count()).toBe(0);
    expect([...complaints, ...overview.complaints]).toEqual([]);
    await overview.close();
  });
});
