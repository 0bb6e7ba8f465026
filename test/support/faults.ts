import type { Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityOf, lookAt, looks, sidewaysOf, type Look } from "./opened-page.js";

/**
 * Runs axe-core on the page in both widths and both themes, or as it is told, and tries to scroll it sideways in each. The
 * themes differ in colours alone: every rule is run in the first one of a width, those about colour in the other.
 */
export async function expectNoFaults(
  page: Page,
  complaints: readonly string[] = [],
  lookedAt: readonly Look[] = looks,
): Promise<void> {
  const seen = new Set<number>();
  const grounds = new Map<string, string>();
  for (const look of lookedAt) {
    await lookAt(page, look);
    const isFirst = !seen.has(look.width);
    seen.add(look.width);
    const found = await accessibilityOf(page, isFirst ? "all" : "colour");
    const where = `${page.url()} at ${look.width} px, ${look.colorScheme}`;
    const passed = found.passes.map(({ id }) => id);
    if (isFirst) expect(passed.length, where).toBeGreaterThan(5);
    // The contrast of AA has to be looked at in each theme, and each theme has to be there to be looked at.
    expect(passed, where).toContain("color-contrast");
    grounds.set(look.colorScheme, await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    expect(found.violations, where).toEqual([]);
    expect(await sidewaysOf(page), `${where} scrolls sideways`).toBe(0);
  }
  expect(new Set(grounds.values()).size, "grounds of the themes").toBe(grounds.size);
  expect(complaints).toEqual([]);
}
