import { expect, it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { cutOnPaper } from "../support/printed-page.js";

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

  it.each(["/", "/access", "/engagement", "/outcomes"])("cuts nothing of %s on paper", async (path) => {
    const { page, close } = await room.openWhole(path);
    expect(await cutOnPaper(page)).toEqual([]);
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
