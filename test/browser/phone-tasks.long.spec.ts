import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeWritingInBrowser } from "../support/describe-in-browser.js";
import { sidewaysOf, untilSettled } from "../support/opened-page.js";
import {
  expectAccessAnswer,
  expectMovedAway,
  expectUnderBand,
  monthsOfAccess,
  newestMonth,
  rowsTotal,
  underBandFrame,
} from "../support/tasks.js";

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};
const FINGER_PIXELS = 24;
/** What stands above every page may take no more of a small screen: navigation, and what the page shows. */
const MOST_BEFORE_ANSWER = 150;

describeWritingInBrowser("on a phone, by touch (task 14)", (room) => {
  /** Taps what is large enough for a finger; afterwards the page still can't be scrolled sideways. */
  async function tap(page: Page, place: Locator): Promise<void> {
    await place.waitFor();
    // A link in a sentence or a cell has the room of its line around it, as WCAG 2.5.8 allows.
    const box = await place.evaluate((element) => {
      const { width, height } = (element.closest("p, td, th, li") ?? element).getBoundingClientRect();
      return { width, height };
    });
    expect(box.height, `height of ${String(place)}`).toBeGreaterThanOrEqual(FINGER_PIXELS);
    expect(box.width, `width of ${String(place)}`).toBeGreaterThanOrEqual(FINGER_PIXELS);
    await place.tap();
    await untilSettled(page);
    expect(await sidewaysOf(page), `after ${String(place)}`).toBe(0);
  }

  /** Goes to a page by its name in the navigation; what the page before holds is gone afterwards. */
  async function goTo(page: Page, name: string): Promise<void> {
    await tap(page, page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }));
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await untilSettled(page);
  }

  it("answers whether 48 hours are met, and leads to the late cases and to one of them (tasks 2 and 3)", async () => {
    const { late } = newestMonth(await monthsOfAccess(room));
    const { page, complaints, close } = await room.open("/", phone);
    const began = performance.now();
    await goTo(page, "Access");
    await expectAccessAnswer(page, room);
    expect(performance.now() - began).toBeLessThan(20_000);
    await tap(page, page.getByTestId("late-this-month"));
    expect(await rowsTotal(page)).toBe(late);
    await tap(page, page.locator("tbody a").first());
    await page.getByRole("heading", { name: /^Counted in (all )?\d+ / }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it("has the answer on the first screen, and the filters behind the line that says what is shown", async () => {
    const { page, close } = await room.open("/access", phone);
    const answer = page.getByTestId("access-answer");
    await answer.waitFor();
    const { height } = phone.viewport ?? { height: 0 };
    expect((await answer.boundingBox())?.y).toBeLessThan(height * 0.6);
    const masthead = (await page.locator(".masthead").boundingBox())?.height ?? Infinity;
    const choices = (await page.locator(".view-area").boundingBox())?.height ?? Infinity;
    expect(masthead + choices).toBeLessThanOrEqual(MOST_BEFORE_ANSWER);
    const line = page.getByRole("button", { name: /^Last 12 months · / });
    const program = page.locator(".view-bar").getByLabel("Program");
    expect(await line.getAttribute("aria-expanded")).toBe("false");
    expect(await program.isVisible()).toBe(false);
    await tap(page, line);
    await program.selectOption("MH-ADULT-N");
    await page
      .getByRole("button", { name: "Last 12 months · program Adult mental health, Northside Close" })
      .waitFor();
    // It stays open: often a second choice follows the first.
    await page.locator(".view-bar").getByLabel("Track").selectOption("mental_health");
    await tap(page, line);
    expect(await program.isVisible()).toBe(false);
    await tap(page, page.getByRole("button", { name: "Clear filters" }));
    await page.getByRole("button", { name: "Last 12 months · all programs Change" }).waitFor();
    await close();
  });

  it("says why one client is not counted (task 4)", async () => {
    const { page, close } = await room.open("/rows/completion?class=excluded&reason=moved", phone);
    const began = performance.now();
    await tap(page, page.locator("tbody a").first());
    await expectMovedAway(page);
    expect(performance.now() - began).toBeLessThan(30_000);
    await close();
  });

  it("lists who was under the dose band (task 8)", async () => {
    const { page, close } = await room.open("/", phone);
    const began = performance.now();
    await goTo(page, "Engagement");
    const { frame, steps } = await underBandFrame(page);
    const week = page.locator(frame).getByLabel("Week");
    const chosen = await week.evaluate((choice) =>
      choice instanceof HTMLSelectElement ? choice.selectedIndex : 0,
    );
    await week.selectOption({ index: chosen + steps });
    await page.locator(`${frame} [data-testid=under-band] tbody tr`).nth(2).waitFor();
    await untilSettled(page);
    const listed = await expectUnderBand(page, frame);
    expect(performance.now() - began).toBeLessThan(30_000);
    await tap(page, page.locator(frame).getByRole("link", { name: /^Open the rows/ }));
    expect(await rowsTotal(page)).toBe(listed);
    await close();
  });

  it("saves a view and opens it again (task 9)", async () => {
    const { page, close } = await room.open("/access?program=MH-ADULT-N&span=24m", phone);
    const began = performance.now();
    await tap(page, page.locator("summary", { hasText: /^Saved views/ }));
    await page.getByLabel("Name of this view").fill("On the way");
    await page.getByLabel("Your name").first().fill("R. Example");
    await tap(page, page.getByRole("button", { name: "Save" }));
    await page.getByText("“On the way” is saved.").waitFor();
    await goTo(page, "Overview");
    await tap(page, page.locator("summary", { hasText: /^Saved views/ }));
    await tap(page, page.getByRole("link", { name: "On the way" }));
    await page.getByRole("heading", { level: 1, name: /Access/ }).waitFor();
    expect(new URL(page.url()).search).toBe("?program=MH-ADULT-N&span=24m");
    expect(performance.now() - began).toBeLessThan(30_000);
    await close();
  });

  it("writes a note that starts a new baseline (task 12)", async () => {
    const { page, close } = await room.open("/access?span=24m", phone);
    const began = performance.now();
    const panel = page.locator(".notes-panel").first();
    await tap(page, panel.locator("summary"));
    await panel.getByLabel("Day it happened").fill("2025-07-01");
    await panel.getByLabel("What happened").fill("New intake line");
    await panel.getByLabel("Your name").fill("R. Example");
    await panel.getByLabel("New baseline from here").tap();
    await tap(page, panel.getByRole("button", { name: "Write the note" }));
    await panel.getByText("The note of 1 Jul 2025 is on the chart. A new baseline begins there.").waitFor();
    expect(performance.now() - began).toBeLessThan(60_000);
    await close();
  });
});
