import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
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
