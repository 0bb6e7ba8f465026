import { expect, it } from "vitest";
import { measureResponse, measuresResponse, rowsResponse } from "#shared/contract/measures";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { readWhole, untilSettled } from "../support/opened-page.js";

describeInBrowser("Overview and Access in a browser", (room) => {
  it.each(["/", "/access"])(
    "reads the access figure on %s, opens its rows, and finds as many",
    async (path) => {
      const { page, complaints, close } = await room.open(path);
      const figure = page.getByTestId("figure-access-within-48h").first();
      const numerator = Number(await figure.getAttribute("data-numerator"));
      const denominator = Number(await figure.getAttribute("data-denominator"));
      expect(numerator).toBeGreaterThan(100);
      const asked = "from=2025-07-01&to=2026-07-01";
      const { groups } = await room.ask(measureResponse, `/api/measures/access-within-48h?${asked}`);
      expect(groups[0]?.result).toMatchObject({ kind: "proportion", numerator, denominator });
      await page.getByTestId("open-rows-access-within-48h").click();
      const total = page.getByTestId("rows-total");
      await total.waitFor();
      expect(Number(await total.getAttribute("data-total"))).toBe(numerator);
      await page.getByRole("link", { name: /^not met/i }).click();
      await expect
        .poll(async () => Number(await total.getAttribute("data-total")), { timeout: 10_000 })
        .toBe(denominator - numerator);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it("takes both days of a later period together, and no other in between", async () => {
    const { page, complaints, close } = await room.open("/access?from=2025-01-01&to=2025-04-01");
    const from = page.getByLabel("From", { exact: true });
    await from.fill("2025-05-01");
    const to = page.getByLabel(/^To\b.*(counted|From)/);
    await to.focus();
    await page.getByText("To: a day after From").waitFor();
    expect(page.url()).toContain("from=2025-01-01");
    await to.fill("2025-08-01");
    await to.press("Enter");
    await expect.poll(() => page.url()).toContain("from=2025-05-01&to=2025-08-01");
    expect([await from.inputValue(), await to.inputValue()]).toEqual(["2025-05-01", "2025-08-01"]);
    // The field that one stands in keeps the focus, and a way back shows the days of before.
    expect(await to.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.goBack();
    await expect.poll(async () => await from.inputValue()).toBe("2025-01-01");
    expect(complaints).toEqual([]);
    await close();
  });

  it("asks for nothing while a day is half written", async () => {
    const { page, close } = await room.open("/access?from=2025-01-01&to=2025-04-01");
    const from = page.getByLabel("From", { exact: true });
    await from.focus();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    for (let stop = 0; stop < 6; stop += 1) await page.keyboard.press("Tab");
    await page.getByRole("heading", { level: 1 }).click();
    await untilSettled(page);
    expect(page.url()).toContain("from=2025-01-01&to=2025-04-01");
    await close();
  });

  it("keeps the order of who waits in the address, and on the way back from one of them", async () => {
    const { page, complaints, close } = await room.open("/access?sort=-completion");
    const table = page.getByRole("region", { name: "Who waits now" });
    const heading = table.getByRole("columnheader", { name: /^On the clock/ });
    await readWhole(page);
    await heading.getByRole("button").click();
    const order = async (): Promise<string | null> => await heading.getAttribute("aria-sort");
    await expect.poll(order).toBe("ascending");
    expect(page.url()).toContain("sort=hours");
    const first = async (): Promise<string> => await table.getByRole("rowheader").first().innerText();
    const shortest = await first();
    await table.getByRole("link", { name: shortest }).click();
    await page.waitForURL(/\/episode\//);
    await page.goBack();
    await readWhole(page);
    expect(await order()).toBe("ascending");
    expect(await first()).toBe(shortest);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([1440, 1280])(
    "keeps everything in its place as a filter is chosen, %i pixels wide",
    async (width) => {
      const { page, close } = await room.open("/access", { viewport: { width, height: 900 } });
      const placeOf = async (): Promise<number | undefined> =>
        (await page.getByTestId("access-answer").boundingBox())?.y;
      const before = await placeOf();
      await page.locator(".view-bar").getByLabel("Program").selectOption("MH-ADULT-N");
      const clear = page.getByRole("button", { name: "Clear filters" });
      await clear.waitFor();
      await untilSettled(page);
      expect(await placeOf()).toBe(before);
      const [tools, copy] = [await clear.boundingBox(), await page.getByText("Copy link").boundingBox()];
      expect(tools?.y).toBe(copy?.y);
      await close();
    },
  );

  it("lists who waits now in the order of who passes 48 hours next, each with a way to the episode", async () => {
    const { rows } = await room.ask(rowsResponse, "/api/measures/waiting-now/rows?limit=25");
    const { page, close } = await room.openWhole("/access");
    const shown = await page
      .locator('a[href^="/episode/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual(rows.map((row) => `/episode/${row.programCode}/${row.episodeNo}`));
    await close();
  });

  it.each([1280, 390, 320])(
    "has its header in one row at a desk, and with a filter on no more than 150 pixels with the choices on a phone: %i",
    async (width) => {
      const { page, close } = await room.open("/access?program=MH-ADULT-H", {
        viewport: { width, height: 844 },
      });
      const [head, choices] = [page.locator(".masthead"), page.locator(".view-area")];
      const [one, other] = [await head.boundingBox(), await choices.boundingBox()];
      if (width > 1000) expect(one?.height).toBeLessThan(52);
      else expect((one?.height ?? Infinity) + (other?.height ?? Infinity)).toBeLessThanOrEqual(150);
      await close();
    },
  );

  it("shows every measure of the registry on the Overview without naming it", async () => {
    const { measures } = await room.ask(measuresResponse, "/api/measures");
    const { page, close } = await room.openWhole("/");
    const words = (await page.locator("main").textContent()) ?? "";
    expect(measures.length).toBeGreaterThan(20);
    for (const { title } of measures) expect(words).toContain(title);
    await close();
  });

  it("moves nothing while figures come in", async () => {
    const { page, close } = await room.open("/no/such/page");
    await page.addInitScript(`
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    `);
    for (const path of ["/", "/access"]) {
      await page.goto(`${room.address()}${path}`);
      await page.locator('[data-testid^="figure-"]').first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(Number(await page.evaluate("window.shifted")), path).toBeLessThanOrEqual(0.05);
    }
    await close();
  });
});
