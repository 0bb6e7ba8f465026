import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { readWhole } from "../support/opened-page.js";
import { againstRepeatedHeads, cutOnPaper } from "../support/printed-page.js";

/** Sheets of a PDF as Chromium writes it: each is an object of its own. */
function sheetsOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

describeInBrowser("Printed pages in a browser", (room) => {
  it("prints all of Access on four sheets, of A4 and of Letter", async () => {
    const { page, close } = await room.openWhole("/access");
    for (const format of ["A4", "Letter"]) {
      const sheets = sheetsOf(await page.pdf({ format }));
      expect(sheets, format).toBeGreaterThan(1);
      expect(sheets, format).toBeLessThanOrEqual(4);
    }
    await close();
  });

  it("paper holds every table and text between its edges, and none of the controls", async () => {
    const compared = "/cohorts?by=program&chosen=MH-OLDER-R,MH-TEEN-N,MH-ADULT-N";
    for (const path of ["/", "/access", "/engagement", "/outcomes", compared, "/cohorts"]) {
      const { page } = await room.walkWhole(path);
      expect(await cutOnPaper(page), path).toEqual([]);
      const controls = page
        .locator("main :is(select, input, summary, .inline-label)")
        .filter({ visible: true });
      // How many figures a card keeps folded is said on paper too.
      const words = (await controls.allTextContents()).filter((each) => !/^\d+ more/.test(each));
      expect(words, path).toEqual([]);
      // The cohorts go over several sheets, each with the heads of the columns.
      if (path === "/cohorts") expect(await againstRepeatedHeads(page, ".cohort-table")).toEqual([]);
      await page.emulateMedia({ media: "screen" });
    }
  });

  it("keeps every word of a heading that sorts on paper, without its arrow", async () => {
    const { page, close } = await room.openWhole("/access");
    const headings = page.locator("thead th:has(button)");
    const onScreen = await headings.allInnerTexts();
    expect(onScreen.length).toBeGreaterThan(10);
    await page.emulateMedia({ media: "print" });
    const words = (text: string): string => text.replace(/[▲▼↕]/, "").replace(/\s+/g, " ").trim();
    const onPaper = await headings.allInnerTexts();
    expect(onPaper.map((text) => text.replace(/\s+/g, " ").trim())).toEqual(onScreen.map(words));
    await close();
  });

  it.each([
    {
      way: "its own button",
      ask: async (page: Page) => await page.getByRole("button", { name: "Print" }).click(),
    },
    { way: "the browser's key", ask: async (page: Page) => await page.keyboard.press("Control+p") },
  ])("prints all of a page that nobody has read to its end, by $way", async ({ ask }) => {
    const { page, close } = await room.open("/access");
    await page.evaluate(`
      window.printed = [];
      window.print = () => window.printed.push({
        missing: document.querySelectorAll('.to-come, .skeleton, [aria-busy="true"]').length,
        titles: document.querySelectorAll("article.frame h2").length,
      });
    `);
    const before = await page.locator("article.frame h2").count();
    await ask(page);
    const times = async (): Promise<unknown> => await page.evaluate("window.printed.length");
    await expect.poll(times, { timeout: 15_000 }).toBe(1);
    const printed: unknown = await page.evaluate("window.printed");
    await readWhole(page);
    const whole = await page.locator("article.frame h2").count();
    expect(whole).toBeGreaterThan(before);
    expect(printed).toEqual([{ missing: 0, titles: whole }]);
    await close();
  });

  it("says on paper which parts were not read, where the browser's own menu prints", async () => {
    const { page, close } = await room.open("/access");
    // Never answered: what is asked from now on is still being read when it is printed.
    await page.route("**/api/**", async () => await new Promise(() => undefined));
    await page.emulateMedia({ media: "print" });
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll(".to-come, .skeleton")].map((place) => ({
        words: getComputedStyle(place, "::after").content,
        height: place.getBoundingClientRect().height,
      })),
    );
    expect(missing.length).toBeGreaterThan(0);
    for (const { words, height } of missing) {
      expect(words).toContain("was not read yet");
      expect(height).toBeLessThan(120);
    }
    await close();
  });
});
