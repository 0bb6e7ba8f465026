import type { Page } from "playwright-core";
import { expect } from "vitest";
import { measureResponse, type MeasureResponse } from "#shared/contract/measures";
import type { BrowserRoom } from "./describe-in-browser.js";

/** The months of the access figure with its process chart, as the API answers them. */
export async function monthsOfAccess(room: BrowserRoom): Promise<MeasureResponse> {
  const asked = "from=2024-07-01&to=2026-07-01&every=month&process=true&curve=none&beside=none";
  return await room.ask(measureResponse, `/api/measures/access-within-48h?${asked}`);
}

/** The newest month of the access figure. */
export function newestMonth({ groups }: MeasureResponse): {
  readonly late: number;
  /** What the page has to say of it. */
  readonly words: readonly string[];
} {
  const result = groups.at(-1)?.result;
  if (result?.kind !== "proportion") throw new Error("The demo data have no June.");
  const met = result.lower >= 0.8 ? "Yes" : result.upper < 0.8 ? "No" : "Can’t tell";
  return {
    late: result.denominator - result.numerator,
    words: [
      `Are we meeting 48 hours this month? ${met}.`,
      `${result.numerator} of ${result.denominator} people`,
    ],
  };
}

/** Reads on the Access page whether 48 hours are met and whether that is a real change, and holds both to the API. */
export async function expectAccessAnswer(page: Page, room: BrowserRoom): Promise<void> {
  const months = await monthsOfAccess(room);
  const chart = months.process?.[0]?.chart;
  if (chart?.kind !== "process") throw new Error("The demo data have no process limits.");
  const answer = page.getByTestId("access-answer");
  await answer.waitFor();
  const words = (await answer.textContent()) ?? "";
  for (const said of newestMonth(months).words) expect(words).toContain(said);
  expect(words).toContain(`Is it a real change? ${chart.verdict === "commonCause" ? "No" : "Yes"}.`);
  expect(words).toContain(chart.sentences[0]);
}

/** How many rows the page of rows lists. */
export async function rowsTotal(page: Page): Promise<number> {
  const total = page.getByTestId("rows-total");
  await total.waitFor();
  return Number(await total.getAttribute("data-total"));
}

/** On an episode that is left out of completion because the person moved: the page says so in words. */
export async function expectMovedAway(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /^Counted in (all )?\d+ / }).waitFor();
  const why = page.locator(".not-counted > div").filter({ hasText: "The person moved away." });
  expect(await why.locator(".mark").textContent()).toBe("Left out");
  expect(await why.locator("dd").textContent()).toContain("Completed the program");
}

/** The frame of those under the dose band, with a week of its list in which three people or more were under it. */
export async function underBandFrame(
  page: Page,
): Promise<{ readonly frame: string; readonly steps: number }> {
  const frame = '.frame:has(h2:has-text("under the dose band in week"))';
  await page.locator(frame).waitFor();
  const steps = await page.locator(`${frame} select`).evaluate((choice) => {
    if (!(choice instanceof HTMLSelectElement)) return 0;
    const several = [...choice.options].findIndex(
      (option) => Number(/(\d+) under$/.exec(option.text)?.[1] ?? "0") >= 3,
    );
    return several < 0 ? 0 : several - choice.selectedIndex;
  });
  return { frame, steps };
}

/** What the frame says of its chosen week: its title counts those whom it lists, and each had under nine hours. */
export async function expectUnderBand(page: Page, frame: string): Promise<number> {
  const week = await page.locator(frame).getByLabel("Week").inputValue();
  const rows = page.locator(`${frame} [data-testid=under-band] tbody tr`);
  const hours = await rows.evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ""));
  const title = (await page.locator(`${frame} h2`).textContent()) ?? "";
  expect(title).toMatch(
    new RegExp(
      `^${hours.length} of \\d+ people were under the dose band in week ${Number(week.slice(-2))} of ${week.slice(0, 4)}$`,
    ),
  );
  expect(hours.length).toBeGreaterThanOrEqual(3);
  for (const each of hours) expect(Number.parseFloat(each)).toBeLessThan(9);
  return hours.length;
}
