import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { setGoal } from "#api/goals/write-goals";
import { measureResponse, measuresResponse } from "#shared/contract/measures";
import type { StatedGoal } from "#shared/measures/goals";
import { describeWritingInBrowser } from "../support/describe-in-browser.js";

describeWritingInBrowser("goals that were changed by command", (room) => {
  const year = "from=2025-07-01&to=2026-07-01";
  const spring = "from=2026-02-01&to=2026-07-01";

  async function set(stated: StatedGoal): Promise<void> {
    await setGoal(room.client(), stated, { by: "Quality lead", atSeconds: 1_782_820_800 });
  }

  /** The share that a running server counts; polled until it has taken up what was set. */
  async function shareOver(
    days: string,
  ): Promise<{ readonly numerator: number; readonly denominator: number }> {
    const { groups } = await room.ask(measureResponse, `/api/measures/access-within-48h?${days}`);
    const result = groups[0]?.result;
    if (result?.kind !== "proportion") throw new Error("no share");
    const { numerator, denominator } = result;
    return { numerator, denominator };
  }

  /** The numbers of the page’s figure, once they are held against the rows that it opens. */
  async function shownOn(page: Page): Promise<{ readonly numerator: number; readonly denominator: number }> {
    const figure = page.getByTestId("figure-access-within-48h").first();
    const numerator = Number(await figure.getAttribute("data-numerator"));
    const denominator = Number(await figure.getAttribute("data-denominator"));
    await page.getByTestId("open-rows-access-within-48h").click();
    const total = page.getByTestId("rows-total");
    await total.waitFor();
    expect(Number(await total.getAttribute("data-total"))).toBe(numerator);
    return { numerator, denominator };
  }

  it("are counted, drawn and named on Access, and the counts open as many rows", async () => {
    const before = await shareOver(spring);
    const named = { goal: "access", population: null, lowest: null } as const;
    await set({ ...named, from: "2026-01-01", highest: 72 });
    await expect
      .poll(async () => (await shareOver(spring)).numerator, { timeout: 5000 })
      .toBeGreaterThan(before.numerator);
    const { page, complaints, close } = await room.openWhole(`/access?${spring}`);
    const words = (await page.locator("main").textContent()) ?? "";
    for (const said of [
      "Access: does help begin within 72 hours?",
      "Are we meeting 72 hours this month?",
      "started within 72 hours,",
      "had started after 72 hours,",
      "within 72 hours, of everyone",
      "72 h: ",
      "the dashed rule is 72 hours",
      "Limits begin anew where the access goal changed: Jan 2026.",
      "past the access goal",
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toMatch(/48 hours|[wW]ithin 48/);
    expect(await shownOn(page)).toEqual(await shareOver(spring));
    expect(complaints).toEqual([]);
    await close();
  });

  it("are both there where the period holds both, and nothing is compared across the change", async () => {
    const { page, close } = await room.openWhole(`/access?${year}`);
    const words = (await page.locator("main").textContent()) ?? "";
    expect(words).toContain("Access: does help begin within the access goal?");
    expect(words).toMatch(/started within 48 hours, \d+\.\d% within 72 hours/);
    expect(words).toContain("the dashed rules are 48 and 72 hours");
    expect(words).toContain("Not compared with the period before: the access goal changed on 1 Jan 2026.");
    const lines = page.locator("svg line[stroke-dasharray='6 4']");
    expect(await lines.count()).toBeGreaterThanOrEqual(2);
    expect(await shownOn(page)).toEqual(await shareOver(year));
    await close();
  });

  it("stand on the Definitions page with their days, and the dose band where it is drawn", async () => {
    await set({ goal: "dose", population: "adult", from: "2026-01-05", lowest: 9, highest: 20 });
    await expect
      .poll(async () => (await room.ask(measuresResponse, "/api/measures")).goals.length, { timeout: 5000 })
      .toBe(8);
    const { page, close } = await room.openWhole("/definitions#goals");
    const table = page.getByRole("table", { name: "Goals and bands in effect" });
    const cells = await table.getByRole("row").evaluateAll((rows) => rows.map((row) => row.textContent));
    expect(
      cells.some((text) =>
        text?.startsWith("Access goal72 hours1 Jan 2026the day of the inquiryQuality lead"),
      ),
    ).toBe(true);
    expect((await page.locator("#weekly-dose").textContent()) ?? "").toContain(
      "adults 9 to 15 hours until 4 Jan 2026, 9 to 20 hours since; older adults 9 to 15 hours",
    );
    await close();
    const engagement = await room.openWhole(`/engagement?${spring}`);
    expect((await engagement.page.locator("main").textContent()) ?? "").toContain(
      "The band is 9 to 20 attended hours for adults, 9 to 15 for older adults, 6 to 15 for adolescents and children.",
    );
    await engagement.close();
  });
});
