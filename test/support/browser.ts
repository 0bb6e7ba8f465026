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
 * Which browser the pages are tested in: CHROME_PATH ("bundled" for the one from npm), else the bundled one, else an
 * installed one. The bundled one is a headless shell: an installed one draws its own window beside each page, which
 * costs five times the work of a small page.
 */
export function chooseBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): BrowserProgram | null {
  const asked = env["CHROME_PATH"] ?? "";
  if (asked !== "" && asked !== "bundled") return installed(asked);
  const bundled = bundledChromium();
  if (bundled !== null || asked === "bundled") return bundled;
  const onPath = (env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...onPath, ...usualPlaces].find(isExecutable);
  return found === undefined ? null : installed(found);
}

/** Opens the browser; it asks nobody on the network for anything. */
export async function launchBrowser(program: BrowserProgram): Promise<Browser> {
  return await chromium.launch({
    executablePath: program.executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update"],
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
