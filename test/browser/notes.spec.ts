import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { measureResponse } from "#shared/contract/measures";
import { describeWritingInBrowser } from "../support/describe-in-browser.js";
import { pressOn, tabTo } from "../support/keyboard.js";

describeWritingInBrowser("notes and saved views", (room) => {
  async function baselines(): Promise<readonly string[]> {
    const asked = "from=2024-07-01&to=2026-07-01&every=month&process=true";
    const { process } = await room.ask(measureResponse, `/api/measures/access-within-48h?${asked}`);
    const chart = process?.[0]?.chart;
    return chart?.kind === "process" ? chart.baselines : [];
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
});
