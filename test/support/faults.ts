import type { Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityOf, lookAt, looks, sidewaysOf } from "./opened-page.js";

/**
 * Runs axe-core on the page in both widths and both themes, and tries to scroll it sideways in each. The themes differ in
 * colours alone: in the dark the rules about colour are run again, in the light every rule.
 */
export async function expectNoFaults(page: Page, complaints: readonly string[] = []): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    const isLight = look.colorScheme === "light";
    const found = await accessibilityOf(page, isLight ? "all" : "colour");
    const where = `${page.url()} at ${look.width} px, ${look.colorScheme}`;
    expect(found.passes.length, where).toBeGreaterThan(isLight ? 5 : 0);
    expect(found.violations, where).toEqual([]);
    expect(await sidewaysOf(page), `${where} scrolls sideways`).toBe(0);
  }
  expect(complaints).toEqual([]);
}
