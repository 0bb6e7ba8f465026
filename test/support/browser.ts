import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { bundledChromium, type BrowserProgram } from "./bundled-chromium.js";

const names = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "chrome",
  "microsoft-edge",
];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Which browser the pages are tested in: CHROME_PATH ("bundled" for the one from npm), else an installed one, else the
 * bundled one. The bundled one is a headless shell and takes half the time: an installed one draws a window beside each page.
 */
export function chooseBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): BrowserProgram | null {
  const asked = env["CHROME_PATH"] ?? "";
  if (asked === "bundled") return bundledChromium();
  if (asked !== "") return installed(asked);
  const onPath = (env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...onPath, ...usualPlaces].find(isExecutable);
  return found === undefined ? bundledChromium() : installed(found);
}

/**
 * What an installed browser makes beside each page, two pages of its own for its address line and a process for the next
 * page, takes twice as long as the page. It takes the last such list only: the first are those of the driver itself.
 */
const unwanted = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"],
  ...["ThirdPartyStoragePartitioning", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"],
  ...["PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"],
  "SpareRendererForSitePerProcess",
];

/** How often a browser that falls over as it starts is started again. */
const TRIES = 3;

/** Opens the browser; it asks nobody on the network for anything. */
export async function launchBrowser(program: BrowserProgram): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await launchOnce(program);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

async function launchOnce(program: BrowserProgram): Promise<Browser> {
  return await chromium.launch({
    executablePath: program.executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-software-rasterizer"],
      `--disable-features=${unwanted.join(",")}`,
      ...program.args,
    ],
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...program.env },
  });
}

function installed(executablePath: string): BrowserProgram {
  return { executablePath, args: [], env: {} };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
