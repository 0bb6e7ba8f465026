import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { pressOn, tabTo } from "../support/keyboard.js";
import {
  expectAccessAnswer,
  expectMovedAway,
  expectUnderBand,
  monthsOfAccess,
  newestMonth,
  rowsTotal,
  underBandFrame,
} from "../support/tasks.js";
import { untilSettled } from "../support/opened-page.js";

/** Tasks 9 and 12, by keyboard too, stand with the notes and the saved views. */
describeInBrowser("by keyboard alone, with the focus in sight at every step (task 13)", (room) => {
  it("answers within 20 s whether 48 hours are met this month and whether that is a real change (task 2)", async () => {
    const { page, complaints, close } = await room.open("/");
    const began = performance.now();
    await pressOn(page, /^Access$/);
    await expectAccessAnswer(page, room);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(complaints).toEqual([]);
    await close();
  });

  it("leads in three presses to the late cases and to one of them (task 3)", async () => {
    const { late } = newestMonth(await monthsOfAccess(room));
    const { page, close } = await room.open("/");
    await pressOn(page, /^Access$/);
    await page.getByTestId("access-answer").waitFor();
    await pressOn(page, /^Open the \d+ not within 48 hours$/);
    expect(await rowsTotal(page)).toBe(late);
    await pressOn(page, /^[A-Z-]+ \d+$/);
    await page.getByRole("heading", { name: /^Counted in (all )?\d+ / }).waitFor();
    expect(page.url()).toMatch(/\/episode\/[A-Z-]+\/\d+$/);
    await close();
  });

  it("says within 30 s why one client is not counted (task 4)", async () => {
    const { page, complaints, close } = await room.open("/rows/completion?class=excluded&reason=moved");
    const began = performance.now();
    await pressOn(page, /^[A-Z-]+ \d+$/);
    await expectMovedAway(page);
    expect(performance.now() - began).toBeLessThan(30_000);
    // The same answer in the table of all measures, and the way back to the list.
    const cells = page.getByRole("row").filter({ hasText: "Completed the program" }).first();
    expect(await cells.textContent()).toContain("The person moved away.");
    await pressOn(page, /^Back to the rows$/);
    expect(await rowsTotal(page)).toBeGreaterThan(0);
    expect(page.url()).toContain("reason=moved");
    expect(complaints).toEqual([]);
    await close();
  });

  it("lists within 30 s who was under the dose band, for tomorrow's meeting (task 8)", async () => {
    const { page, complaints, close } = await room.open("/");
    const began = performance.now();
    await pressOn(page, /^Engagement$/);
    const { frame, steps } = await underBandFrame(page);
    await tabTo(page, /^Week.*\d under/);
    const week = page.locator(frame).getByLabel("Week");
    for (let step = 0; step < Math.abs(steps); step += 1) {
      const before = await week.inputValue();
      await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      await expect.poll(async () => await week.inputValue()).not.toBe(before);
      await untilSettled(page);
    }
    const listed = await expectUnderBand(page, frame);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(await page.locator(`${frame} tbody a`).first().getAttribute("href")).toMatch(/^\/episode\//);
    await pressOn(page, /^Open the rows behind: .* under the dose band/);
    expect(await rowsTotal(page)).toBe(listed);
    expect(complaints).toEqual([]);
    await close();
  });

  it("skips the navigation, and opens and leaves a definition, a table and a menu", async () => {
    const { page, close } = await room.open("/access");
    await pressOn(page, /^Skip to the content$/);
    expect(new URL(page.url()).hash).toBe("#content");
    await pressOn(page, /^Saved views/);
    await tabTo(page, /^Name of this view/);
    await pressOn(page, /^How computed/);
    await page.locator("details[open] .definition").first().waitFor();
    await pressOn(page, /^Show as table/);
    expect(await page.locator('[aria-pressed="true"]').first().textContent()).toMatch(/^Show as table/);
    await close();
  });
});
