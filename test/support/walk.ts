import type { Page } from "playwright-core";
import { untilSettled } from "./opened-page.js";

/** A path of no page: gone to between two others, it leaves nothing of the one before. */
const NOWHERE = "/no/such/page";

/** Goes to another address as a click on a link goes: the page stays, only its address changes. */
async function goTo(page: Page, to: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, to);
}

/** Goes to another address by way of nowhere, so that none of what stood there stays, and waits as an opening does. */
export async function walkTo(page: Page, to: string): Promise<void> {
  const nowhere = page.getByRole("heading", { name: "This page doesn’t exist" });
  await goTo(page, NOWHERE);
  await nowhere.waitFor();
  if (to === NOWHERE) return;
  await goTo(page, to);
  await nowhere.waitFor({ state: "detached" });
  await untilSettled(page);
}
