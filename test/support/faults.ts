import type { Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityOf, lookAt, looks, sidewaysOf } from "./opened-page.js";

/** Runs every rule of axe-core on the page in both widths and both themes, and tries to scroll it sideways in each. */
export async function expectNoFaults(page: Page, complaints: readonly string[] = []): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    const found = await accessibilityOf(page);
    const where = `${page.url()} at ${look.width} px, ${look.colorScheme}`;
    expect(found.passes.length, where).toBeGreaterThan(5);
    expect(found.violations, where).toEqual([]);
    expect(await sidewaysOf(page), `${where} scrolls sideways`).toBe(0);
  }
  expect(complaints).toEqual([]);
}
