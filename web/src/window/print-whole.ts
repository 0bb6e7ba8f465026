/** The event by which parts that are made only near the screen learn that all of the page is wanted. */
export const WHOLE_PAGE = "whole-page";

/** What stands in the place of a part that is not made, or not read, yet. */
const MISSING = '.to-come, .skeleton, [aria-busy="true"]';
/** Whoever asked for paper waits for no more frames than a quarter of a minute has; the paper then says what is missing. */
const MOST_FRAMES = 900;

/** Whether a part of the page would be missing on paper if it was printed now. */
export function isPartMissing(): boolean {
  return document.querySelector(MISSING) !== null;
}

async function nextFrame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Reads all of the page, also what nobody has come near yet, and prints it then: paper can't be scrolled. */
export async function printWhole(): Promise<void> {
  window.dispatchEvent(new Event(WHOLE_PAGE));
  // A drawing measures its place in one frame and is drawn in the next.
  for (let frame = 0, whole = 0; frame < MOST_FRAMES && whole < 3; frame += 1) {
    await nextFrame();
    whole = isPartMissing() ? 0 : whole + 1;
  }
  window.print();
}
