import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { rowsResponse } from "#shared/contract/measures";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { cellsOf, pointsOf, readWhole } from "../support/opened-page.js";

describeInBrowser("cohorts, outcomes and engagement in a browser", (room) => {
  /** The frame whose heading says something. */
  const frameWith = (words: string): string => `.frame:has(h2:has-text("${words}"))`;

  async function showTable(page: Page, frame: string): Promise<readonly (readonly string[])[]> {
    await page
      .locator(frame)
      .getByRole("button", { name: /^Show as table/ })
      .click();
    return await cellsOf(page, frame);
  }

  it("the dose by program says the same as bars and as a table, also after a filter", async () => {
    const { page } = await room.walkWhole("/engagement");
    await page.getByRole("combobox", { name: /^Track/ }).selectOption("substance_use");
    const frame = frameWith("of full weeks within the dose band");
    await page.locator(frame).getByText("track substance use").waitFor();
    await readWhole(page);
    const points = await pointsOf(page, frame);
    const rows = await showTable(page, frame);
    expect(rows.length).toBe(2);
    const fromTable = rows.flatMap(([name = "", , ...classes]) =>
      ["Under the band", "Within", "Over"].map((label, place) => {
        const [, share = "", interval = ""] = /\(([\d.]+%), (.+)\)/.exec(classes[place] ?? "") ?? [];
        return `${name}, ${label}: ${share}, 95% interval ${interval}`;
      }),
    );
    expect(points).toEqual(fromTable);
  });

  it("the funnel plot says the same as points and as a table, after a switch and a filter", async () => {
    const { page } = await room.walkWhole("/cohorts?by=program");
    await page.getByRole("link", { name: "Improvement, GAD-7" }).click();
    const frame = frameWith("Reliable improvement by program");
    // At once, while the tab may still be on its way: it must not lead back to the one before.
    await page.getByRole("combobox", { name: /^Track/ }).selectOption("mental_health");
    await page.locator(frame).getByText("track mental health").waitFor();
    await readWhole(page);
    expect(new URL(page.url()).search).toContain("tab=improvement");
    await page.locator(`${frame} [data-point]`).first().waitFor();
    const points = (await pointsOf(page, frame)).filter(
      (words) => words.includes("limits") || words.includes("chance"),
    );
    const rows = await showTable(page, frame);
    const fromTable = rows.map(([name = "", count = "", n = "", share = "", flag = ""]) => {
      const [counted, whole] = [count, n].map((cell) => /^[\d,]+/.exec(cell)?.[0]);
      return `${name}: ${share}, ${counted} of ${whole}, ${flag}`;
    });
    expect(points.length).toBeGreaterThan(3);
    expect([...points].sort()).toEqual([...fromTable].sort());
  });

  it("the funnel plot of another measure carries no name of the one before", async () => {
    const { page } = await room.walkWhole("/cohorts");
    const expectOwnNames = async (words: string): Promise<void> => {
      const frame = frameWith(words);
      await page.locator(`${frame} [data-point]`).first().waitFor();
      const outside = (await pointsOf(page, frame)).filter((said) => /(above|below) the/.test(said));
      const written = await page.locator(`${frame} .plot svg text[font-weight="600"]`).allTextContents();
      const names = written
        .map((name) => name.replace(/[\u2068\u2069…]/g, ""))
        .filter((name) => !name.startsWith("All together"));
      for (const name of names) expect(outside.some((said) => said.startsWith(name))).toBe(true);
    };
    await expectOwnNames("Completed the program by cohort");
    await page.getByRole("link", { name: "Improvement, GAD-7" }).click();
    await expectOwnNames("Reliable improvement by cohort");
  });

  it("the picture of a chart carries title, finding and what its shapes mean", async () => {
    const { page } = await room.walkWhole("/cohorts?by=program");
    const frame = page.locator(frameWith("Completed the program by program"));
    await frame.locator("[data-point]").first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      frame.getByRole("button", { name: /^SVG/ }).click(),
    ]);
    const picture = await readFile(await file.path(), "utf8");
    const key = await frame.locator(".shape-key li").allTextContents();
    expect(key.length).toBeGreaterThan(3);
    for (const words of [...key, await frame.locator("h2").textContent()]) expect(picture).toContain(words);
    expect(picture.match(/<svg/g)?.length).toBe(key.length + 2);
  });

  it("the course by week says the same as points and as a table, after another instrument", async () => {
    const { page } = await room.walkWhole("/outcomes");
    await page.getByRole("navigation", { name: "Instrument" }).getByRole("link", { name: "PHQ-9" }).click();
    await readWhole(page);
    const frame = frameWith("PHQ-9 fell from");
    await page.locator(`${frame} [data-point]`).first().waitFor();
    const points = await pointsOf(page, frame);
    const rows = await showTable(page, frame);
    const weeks = rows.filter(([name = "", mean = ""]) => name.startsWith("Week ") && /\d/.test(mean));
    // In a cell the link to the rows stands behind the number.
    const numberOf = (cell: string): string => /^[\d,]+/.exec(cell)?.[0] ?? "";
    const fromTable = weeks.map(([week, mean, interval, half = "", n = "", left]) => {
      const middle = half === "–" ? "" : `, middle half ${half}`;
      return `${week}: mean ${mean} (${interval})${middle}, n ${numberOf(n)}${left === "0" ? "" : `, ${left} had left`}`;
    });
    expect(fromTable.length).toBeGreaterThan(5);
    expect(points.filter((point) => point.startsWith("Week "))).toEqual(fromTable);
    // The bar over the weeks: who has a last score, who has none, and of how many.
    const rowOf = (name: string): readonly string[] =>
      rows.find(([first = ""]) => first.startsWith(name)) ?? [];
    const countIn = (name: string): string => numberOf(rowOf(name)[4] ?? "");
    const lacking = rowOf("With a baseline, no last score");
    const of = `of ${countIn("Change if those without")} people with a baseline`;
    expect(points.filter((point) => !point.startsWith("Week "))).toEqual([
      `${countIn("Change from first")} have a last score, ${of}`,
      `${countIn("With a baseline, no last score")} have none (${lacking[0]?.split(": ")[1]}, ${lacking[2]}), ${of}`,
    ]);
  });

  it("chosen cohorts stand in the address, side by side, on top, and go with Back", async () => {
    const { page } = await room.walkWhole("/cohorts?by=program");
    await page.getByRole("checkbox", { name: "Compare Older adults, Riverside" }).check();
    await page.getByRole("checkbox", { name: "Compare Adolescents, Northside" }).check();
    await readWhole(page);
    expect(new URL(page.url()).searchParams.get("chosen")).toBe("MH-OLDER-R,MH-TEEN-N");
    expect(await page.locator("tr[data-cohort]").first().getAttribute("data-cohort")).toBe("MH-OLDER-R");
    await page.getByRole("heading", { name: "2 side by side" }).waitFor();
    await page
      .getByRole("heading", { name: /^Older adults, Riverside and Adolescents, Northside/ })
      .waitFor();
    await page.goBack();
    expect(new URL(page.url()).searchParams.get("chosen")).toBe("MH-OLDER-R");
    await page.goto(`${room.address()}/cohorts?by=program&chosen=GONE`);
    await page.getByText("GONE: nobody in this view belongs to it").waitFor();
  });

  it("each program has its twelve months, and what they tell; an admission month has none", async () => {
    const { page, complaints, close } = await room.openWhole("/cohorts?by=program");
    const table = page.locator(".cohort-table");
    const programs = await table.locator("tr[data-cohort]").count();
    const heading = table.getByRole("columnheader", { name: "Completed, 12 months" });
    await heading.waitFor();
    expect(await table.locator(".trend-cell svg.spark").count()).toBe(programs);
    const completed = await table.locator(".trend-cell").allTextContents();
    for (const words of completed) expect(words).toMatch(/signal of|too few periods to tell a change/);
    // The summer program has months for trial limits only: nothing is told of a change.
    const summer = table.locator("tr[data-cohort=MH-CHILD-H] .trend-cell");
    expect(await summer.textContent()).toBe("too few periods to tell a change.");
    await page.locator(".chooser summary").click();
    await page.getByRole("checkbox", { name: "Attendance, 12 months" }).check();
    await table.getByRole("columnheader", { name: "Attendance, 12 months" }).waitFor();
    await page.getByRole("checkbox", { name: "Completed, 12 months" }).uncheck();
    await heading.waitFor({ state: "detached" });
    // Attendance is judged too, for limits between months allow for rows of one person, and as the Overview judges it.
    const cellOf = (code: string): string => `tr[data-cohort=${code}] .trend-cell`;
    const wordsOfMonths = async (): Promise<readonly string[]> =>
      await table.locator(".trend-cell").allTextContents();
    // The column stands before its figures have come.
    await expect.poll(wordsOfMonths, { timeout: 20_000 }).not.toContain("");
    const attendance = await wordsOfMonths();
    expect(attendance.length).toBe(programs);
    for (const words of attendance) expect(words).toMatch(/signal of|too few|nothing to judge/);
    expect(attendance.filter((words) => words.includes("signal of")).length).toBeGreaterThan(programs / 2);
    const signsIn = async (place: string): Promise<readonly string[]> =>
      await page.locator(`${place} .signs li`).allTextContents();
    const told = await signsIn(cellOf("MH-ADULT-N"));
    expect(told.length).toBeGreaterThan(0);
    const drawn = await page.locator(`${cellOf("MH-ADULT-N")} .spark g`).count();
    await page.getByRole("link", { name: "Cohorts", exact: true }).last().click();
    await table.locator("tr[data-cohort]").nth(20).waitFor();
    expect(await table.getByRole("columnheader", { name: /12 months/ }).count()).toBe(0);
    await page.goto(`${room.address()}/?program=MH-ADULT-N`);
    const card = ".main-card:has(h2:text('Attendance and dose'))";
    await page.locator(`${card} .signs li`).first().waitFor();
    expect(await signsIn(card)).toEqual(told);
    expect(await page.locator(`${card} .spark g`).count()).toBe(drawn);
    expect(complaints).toEqual([]);
    await close();
  });

  it("rows lead back to the page that they were opened from, with its view, also after a reload", async () => {
    const { page, close } = await room.openWhole("/cohorts?span=24m&by=program&tab=improvement");
    const back = page.getByRole("link", { name: /^Back to / });
    await page.locator("tr[data-cohort=MH-TEEN-N] td a").first().click();
    await page.getByTestId("rows-total").waitFor();
    expect(await back.textContent()).toBe("Back to Cohorts");
    // Another class of the same list, an episode and the way back from it, and a reload change nothing.
    await page.getByRole("link", { name: /^Left out / }).click();
    await page
      .getByRole("link", { name: /^Met |^Completed / })
      .first()
      .click();
    await page.locator("tbody a").first().click();
    await page.getByRole("link", { name: "Back to the rows" }).click();
    await page.getByTestId("rows-total").waitFor();
    await page.reload();
    await page.getByTestId("rows-total").waitFor();
    expect(await back.textContent()).toBe("Back to Cohorts");
    await back.click();
    await page.locator(".cohort-table").waitFor();
    expect(new URL(page.url()).search).toBe("?span=24m&by=program&tab=improvement");
    // Opened by its address alone it leads to where its measure stands.
    await page.goto("about:blank");
    await page.goto(`${room.address()}/rows/seat-fill?class=met&program=MH-TEEN-N`);
    await page.getByTestId("rows-total").waitFor();
    expect(await back.textContent()).toBe("Back to Engagement");
    expect(await back.getAttribute("href")).toBe("/engagement?program=MH-TEEN-N");
    await close();
  });

  it("the people of a cohort are as many as the API lists", async () => {
    const { page } = await room.walkWhole("/cohort/cohort/MH-ADULT-N%202025-11");
    const shown = await cellsOf(page, frameWith("people were admitted"));
    const answer = await fetch(
      `${room.address()}/api/measures/completion/rows?from=2025-07-01&to=2026-07-01&where=${encodeURIComponent("cohort=MH-ADULT-N 2025-11")}`,
    );
    const { total, rows } = rowsResponse.parse(await answer.json());
    expect(shown.length).toBe(total);
    expect(shown.map((cells) => cells[0])).toEqual(rows.map((row) => row.enrollmentId));
  });
});
