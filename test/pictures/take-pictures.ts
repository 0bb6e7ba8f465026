import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { packageRoot } from "#api/config";
import { serveDemo } from "../bench/pages/demo-server.js";
import { settled } from "../bench/pages/load-page.js";
import { chooseBrowser, launchBrowser } from "../support/browser.js";

/** The pictures of the README: page, and how much of it from the top. */
const pictures = [
  { file: "overview.png", path: "/", height: 900 },
  { file: "access.png", path: "/access", height: 860 },
] as const;
const WIDTH = 1280;

async function takePictures(browser: Browser, origin: string): Promise<void> {
  for (const { file, path, height } of pictures) {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height },
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    await settled(page);
    await page.screenshot({ path: join(packageRoot, "web", "pictures", file) });
    await context.close();
    process.stdout.write(`web/pictures/${file}\n`);
  }
}

/** Takes the README's pictures of the built pages over the demo data: `npm run pictures`. */
async function run(): Promise<void> {
  const program = chooseBrowser();
  if (program === null) throw new Error("No browser was found; name one in CHROME_PATH.");
  const folder = mkdtempSync(join(tmpdir(), "iop-pictures-"));
  // PostgreSQL does not run as root: its account must be able to pass through.
  chmodSync(folder, 0o711);
  try {
    const server = await serveDemo(folder);
    const browser = await launchBrowser(program);
    try {
      await takePictures(browser, server.address);
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await run();
