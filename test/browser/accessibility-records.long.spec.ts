import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { expectNoFaults } from "../support/faults.js";
import { accessibilityOf } from "../support/opened-page.js";

const paths = [
  "/definitions",
  "/episode/MH-ADULT-H/467",
  "/episode/NOWHERE/7",
  "/rows/access-within-48h?class=met&from=2026-06-22&to=2026-07-01",
  "/rows/overall-improvement?class=missing&reason=no_last",
  "/rows/seat-fill?class=met",
  "/rows/none",
  "/no/such/page",
];

describeInBrowser("records, definitions, panels, and programs side by side", (room) => {
  it.each(paths)(
    "%s has no accessibility violation and no sideways scroll, wide and narrow, light and dark",
    async (path) => {
      const { page } = await room.walkWhole(path);
      await expectNoFaults(page);
    },
    180_000,
  );

  it("chosen programs side by side have none either, narrow and dark", async () => {
    const { page, complaints } = await room.walkWhole("/cohorts?by=program&chosen=MH-OLDER-R,MH-TEEN-N");
    await page.getByRole("heading", { name: "2 side by side" }).waitFor();
    await expectNoFaults(page, complaints, [{ width: 320, colorScheme: "dark" }]);
  });

  it("has none either with saved views and a definition open, and with a note being written", async () => {
    const { page, close } = await room.open("/access?cohort=Gone");
    await page.getByText(/^Saved views/).click();
    await page.getByText("The data hold no cohort “Gone”").waitFor();
    await expectNoFaults(page);
    await page.getByRole("button", { name: "Go on without it" }).click();
    await page.locator(".notes-panel summary").first().click();
    await page
      .locator("summary", { hasText: /^How computed/ })
      .first()
      .click();
    await expectNoFaults(page);
    await close();
  }, 180_000);

  it("would tell an image without words and a row that is too wide", async () => {
    const { page, close } = await room.open("/no/such/page");
    await page.evaluate(() => {
      const image = document.createElement("img");
      image.style.width = "5000px";
      document.querySelector("main")?.append(image);
    });
    const { violations } = await accessibilityOf(page);
    expect(violations.map((violation) => violation.id)).toContain("image-alt");
    await expect(expectNoFaults(page)).rejects.toThrow();
    await close();
  });
});
