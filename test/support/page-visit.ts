import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";

const axeText = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
  passes: z.array(z.unknown()),
});

export interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** Small and large, light and dark. */
export const looks: readonly Look[] = [1280, 320].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** A page of a context of its own, with what its console complained about. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens an address in a browser without memory and waits until nothing loads any more. */
export async function visit(
  browser: Browser,
  address: string,
  look: Look = { width: 1280, colorScheme: "light" },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator("h1").waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  return { page, complaints, close: async () => await context.close() };
}

/** What axe finds wrong, and by how many pixels the page scrolls sideways. */
export async function faultsOf(
  page: Page,
): Promise<{ violations: unknown[]; overflow: number; passes: number }> {
  // The pages' own policy allows no inline script: the debugger's way in is not bound by it.
  await page.evaluate(axeText);
  const found = axeResult.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return { violations: found.violations, overflow, passes: found.passes.length };
}

/** Presses Tab until the element that has the focus carries this name, at most so many times. */
export async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const words = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const labels = "labels" in element && element.labels instanceof NodeList ? [...element.labels] : [];
      return [
        element.getAttribute("aria-label"),
        ...labels.map((label) => label.textContent),
        element.textContent,
      ]
        .filter((text) => text)
        .join(" ")
        .trim();
    });
    if (name.test(words)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} presses of Tab never reached ${String(name)}.`);
}
