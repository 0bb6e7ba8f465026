import { loadavg } from "node:os";
import type { Browser } from "playwright-core";
import { chooseBrowser, launchBrowser } from "../../support/browser.js";
import { bundledChromium, type BrowserProgram } from "../../support/bundled-chromium.js";
import { median } from "../warm-median.js";
import { changeFilters } from "./change-filter.js";
import { serveDemo } from "./demo-server.js";
import { loadPage, screens, type PageLoad } from "./load-page.js";
import { measuredPages, pagesWithFilters } from "./page-list.js";

const LOADS = 5;
const changed = {
  label: "Program",
  values: ["MH-ADULT-N", "SUD-ADULT-H", "MH-TEEN-N", "MH-ADULT-H", "SUD-ADULT-R", ""],
} as const;

/** One page's medians; the layout shift is the worst of all loads on both screens. */
export interface PageSpeed extends PageLoad {
  readonly name: string;
  readonly filterChange: number | null;
}

export interface PageSpeeds {
  /** In the order of the list of pages: the first is the one that the product opens with. */
  readonly pages: readonly PageSpeed[];
  readonly machineLoad: number;
  /** The browser that drew them: "the Chromium of npm 143.0.7499.40". */
  readonly browser: string;
}

/** The Chromium of npm, the same on every machine; CHROME_PATH names another, and elsewhere than on Linux x64 it is one installed. */
function browserOfBench(): { readonly program: BrowserProgram; readonly name: string } | null {
  const bundled = (process.env["CHROME_PATH"] ?? "") === "" ? bundledChromium() : null;
  if (bundled !== null) return { program: bundled, name: "the Chromium of npm" };
  const program = chooseBrowser();
  return program === null ? null : { program, name: "an installed Chromium" };
}

/** Measures every page over the demo data in a real browser; null, with a loud word, where there is none. */
export async function measurePageSpeeds(folder: string): Promise<PageSpeeds | null> {
  const chosen = browserOfBench();
  if (chosen === null) {
    process.stderr.write("PAGES NOT MEASURED: no browser was found; name one in CHROME_PATH.\n");
    return null;
  }
  const machineLoad = loadavg()[0] ?? 0;
  const server = await serveDemo(folder);
  try {
    const browser = await launchBrowser(chosen.program);
    try {
      const pages = await measureAll(browser, server.address);
      return { pages, machineLoad, browser: `${chosen.name} ${browser.version()}` };
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function measureAll(browser: Browser, origin: string): Promise<PageSpeed[]> {
  const speeds: PageSpeed[] = [];
  for (const { name, path } of measuredPages) {
    process.stderr.write(`pages: ${name} …\n`);
    const loads = await loadOften(browser, `${origin}${path}`);
    const hasFilters = pagesWithFilters.some((page) => page.name === name);
    const times = hasFilters ? await changeFilters(browser, `${origin}${path}`, changed) : [];
    speeds.push({ ...loads, name, filterChange: times.length > 0 ? median(times) : null });
  }
  return speeds;
}

/** The first load warms the server, and like the phone's is for the layout only. */
async function loadOften(browser: Browser, address: string): Promise<PageLoad> {
  const [wide, narrow] = screens;
  const read = [
    await loadPage(browser, address, { screen: wide, isRead: true }),
    await loadPage(browser, address, { screen: narrow, isRead: true }),
  ];
  const loads: PageLoad[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    loads.push(await loadPage(browser, address, { screen: wide, isRead: false }));
  }
  return {
    largestContentfulPaint: median(loads.map((load) => load.largestContentfulPaint)),
    layoutShift: Math.max(...[...loads, ...read].map((load) => load.layoutShift)),
    scriptBytes: Math.max(...loads.map((load) => load.scriptBytes)),
  };
}
