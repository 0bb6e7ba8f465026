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
  for (const look of lookedAt) {
    await lookAt(page, look);
    const isFirst = !seen.has(look.width);
    seen.add(look.width);
    const found = await accessibilityOf(page, isFirst ? "all" : "colour");
    const where = `${page.url()} at ${look.width} px, ${look.colorScheme}`;
    expect(found.passes.length, where).toBeGreaterThan(isFirst ? 5 : 0);
    expect(found.violations, where).toEqual([]);
    expect(await sidewaysOf(page), `${where} scrolls sideways`).toBe(0);
  }
  expect(complaints).toEqual([]);
}
