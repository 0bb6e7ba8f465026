import type { Page } from "playwright-core";

/** What A4 holds between the margins that the pages ask for, in CSS pixels; Letter is wider, and on its side both are. */
const PAPER_WIDTH = Math.floor(((210 - 2 * 10) / 25.4) * 96);

/** How wide letters of the widest usual faces (Verdana, DejaVu Sans) are on average, in em; Arial's are 0.45. */
const WIDEST_LETTERS = 0.52;

/**
 * Looks at an open page as paper shows it, and names what would be cut at the paper's edge: with the letters as wide as
 * those of the widest usual face, since every machine has others.
 */
export async function cutOnPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: PAPER_WIDTH, height: 900 });
  await widenLetters(page);
  // Drawings measure their place one frame later and are drawn in the next.
  await page.evaluate(
    async () =>
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
  const cut = await page.evaluate(() => {
    const boxes = document.querySelectorAll(
      "table, th, td, p, h1, h2, h3, li, dd, svg, .frame, .card, .tile",
    );
    return [...boxes].flatMap((box) => {
      const { left, right, width } = box.getBoundingClientRect();
      const isHidden = width === 0 || box.closest(".visually-hidden, svg svg") !== null;
      const edge = box.parentElement?.closest(".frame, .card")?.getBoundingClientRect().right ?? innerWidth;
      if (isHidden || (left > -1 && right < Math.min(edge, innerWidth) + 1)) return [];
      return [`${box.tagName} “${(box.textContent ?? "").slice(0, 40)}” reaches ${Math.round(right)}`];
    });
  });
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  return cut;
}

/** Sets the letters of a page apart until a sentence is as wide as in the widest face; in that face nothing changes. */
async function widenLetters(page: Page): Promise<void> {
  await page.evaluate((widest) => {
    const sample = "Deteriorated imprecise 82.8% of Adult mental health";
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("The browser draws on no canvas.");
    context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    const missing = widest - context.measureText(sample).width / 100 / sample.length;
    const wider = new CSSStyleSheet();
    wider.replaceSync(`* { letter-spacing: ${Math.max(missing, 0).toFixed(4)}em; }`);
    document.adoptedStyleSheets = [wider];
  }, WIDEST_LETTERS);
}

/** What keeps the heads of a table from standing on each sheet that it goes over, on a page that is looked at as paper. */
export async function againstRepeatedHeads(page: Page, table: string): Promise<readonly string[]> {
  return await page.locator(table).evaluate((element) => {
    const found: string[] = [];
    const head = element.querySelector("thead");
    if (!head || getComputedStyle(head).display !== "table-header-group")
      found.push("the head is no head group");
    for (const cell of element.querySelectorAll("thead th, tbody th")) {
      if (getComputedStyle(cell).position !== "static") found.push(`“${cell.textContent}” sticks`);
    }
    // A repeated head is drawn without the buttons in it.
    for (const button of element.querySelectorAll("thead button")) {
      if (getComputedStyle(button).display !== "contents") found.push(`“${button.textContent}” is a button`);
    }
    for (let place = element.parentElement; place && place !== document.body; place = place.parentElement) {
      const { overflow, maxHeight, containerType, breakInside, display } = getComputedStyle(place);
      const isOpen = overflow === "visible" && maxHeight === "none" && containerType === "normal";
      if (!isOpen || breakInside !== "auto")
        found.push(`${place.className || place.tagName} can’t be broken`);
      if (place.matches(".frame *, .frame") && display !== "block")
        found.push(`${place.className}: ${display}`);
    }
    return found;
  });
}
