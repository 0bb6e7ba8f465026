import type { Page } from "playwright-core";
import * as z from "zod";

const focused = z.object({
  words: z.string(),
  /** Whether the focus shows: it has an outline, and no other element lies over it. */
  isMarked: z.boolean(),
  isCovered: z.boolean(),
});

/** The element that has the focus: what it is called, and whether one sees that it has it. */
async function focusedElement(page: Page): Promise<z.output<typeof focused>> {
  return focused.parse(
    await page.evaluate(() => {
      const element = document.activeElement;
      // The page as a whole, or its content after a step to another page, is no stop of the keyboard's way.
      if (!(element instanceof HTMLElement || element instanceof SVGElement) || element.tabIndex < 0) {
        return { words: "", isMarked: true, isCovered: false };
      }
      const labels = "labels" in element && element.labels instanceof NodeList ? [...element.labels] : [];
      const texts = [
        element.getAttribute("aria-label"),
        ...labels.map((label) => label.textContent),
        element.textContent,
      ];
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // Of what is larger than the screen, the part in sight counts.
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const height = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const places = [0.1, 0.5, 0.9].map((share) =>
        document.elementFromPoint(left + (right - left) * share, height),
      );
      // Inside a field for a day the browser marks the part that has the focus, or its calendar button, by itself.
      const marksItself = element instanceof HTMLInputElement && element.type === "date";
      const isOwn = (place: Element | null): boolean =>
        place !== null && (element.contains(place) || place.contains(element) || place.tagName === "LABEL");
      return {
        words: texts
          .filter((text) => text)
          .join(" ")
          .trim(),
        isMarked:
          marksItself || (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2),
        isCovered: !places.some(isOwn),
      };
    }),
  );
}

/**
 * Presses Tab until the element that has the focus carries this name, at most so many times. On the way every element
 * must show that it has the focus, and none may lie under another.
 */
export async function tabTo(page: Page, name: RegExp, most = 200): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const { words, isMarked, isCovered } = await focusedElement(page);
    if (!isMarked || isCovered) {
      throw new Error(
        `The focus on “${words}” ${isCovered ? "is covered by another element" : "is not seen"}.`,
      );
    }
    if (name.test(words)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} presses of Tab never reached ${String(name)}.`);
}

/** Tabs to the element of this name and presses Enter, as a click on it goes without a mouse. */
export async function pressOn(page: Page, name: RegExp, most?: number): Promise<void> {
  await tabTo(page, name, most);
  await page.keyboard.press("Enter");
}
