import type { Browser, Page } from "playwright-core";
import { screens, settled } from "./load-page.js";

/** So long nothing may change before a page counts as drawn; it is not part of the time. */
const QUIET_MILLISECONDS = 400;

/**
 * Milliseconds from the choice of a filter's value to the last change that it made to what is on the screen, with nothing
 * there still being read.
 */
async function timeChange(page: Page, label: string, value: string): Promise<number> {
  const watching = page.evaluate(
    async (quiet) =>
      await new Promise<number>((resolve) => {
        let began = 0;
        let last = 0;
        let unpainted = 0;
        const isOnScreen = (node: Node): boolean => {
          const element = node instanceof Element ? node : node.parentElement;
          const box = element?.getBoundingClientRect();
          return box !== undefined && box.height > 0 && box.top < innerHeight && box.bottom > 0;
        };
        const isBusy = (): boolean =>
          [...document.querySelectorAll('.skeleton, [aria-busy="true"]')].some(isOnScreen);
        document.addEventListener("change", () => (began ||= performance.now()), { capture: true });
        new MutationObserver((changes) => {
          if (began === 0 || !changes.some((change) => isOnScreen(change.target))) return;
          // The time at which the frame with this change is shown, not that of the change itself.
          unpainted += 1;
          requestAnimationFrame(() =>
            setTimeout(() => {
              last = performance.now();
              unpainted -= 1;
            }),
          );
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        const timer = setInterval(() => {
          if (last === 0 || unpainted > 0 || isBusy() || performance.now() - last < quiet) return;
          clearInterval(timer);
          resolve(last - began);
        }, 20);
      }),
    QUIET_MILLISECONDS,
  );
  await page.locator(".view-bar").getByRole("combobox", { name: label, exact: true }).selectOption(value);
  return await watching;
}

/** Times of one page for values that it has not shown before. */
export async function changeFilters(
  browser: Browser,
  address: string,
  asked: { readonly label: string; readonly values: readonly string[] },
): Promise<readonly number[]> {
  const context = await browser.newContext({ viewport: screens[0] });
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "networkidle" });
    await settled(page);
    const times: number[] = [];
    for (const value of asked.values) times.push(await timeChange(page, asked.label, value));
    return times;
  } finally {
    await context.close();
  }
}
