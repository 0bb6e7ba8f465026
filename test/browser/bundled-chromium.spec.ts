import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { chooseBrowser, launchBrowser } from "../support/browser.js";
import { bundledChromium } from "../support/bundled-chromium.js";

const isLinux = process.platform === "linux" && process.arch === "x64";

/** The libraries that the processes of one program have loaded, by path. */
function loadedLibraries(executablePath: string): string[] {
  const processes = readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/exe`) === executablePath;
    } catch {
      return false;
    }
  });
  const maps = processes.flatMap((name) => readFileSync(`/proc/${name}/maps`, "utf8").split("\n"));
  return [...new Set(maps.map((line) => line.split(/\s+/)[5] ?? "").filter((path) => path.includes(".so")))];
}

it.runIf(isLinux)("runs the bundled browser with the bundle's own NSS, NSPR and expat", async () => {
  const program = bundledChromium();
  if (program === null) throw new Error("Linux x64 has a bundled browser.");
  const browser = await launchBrowser(program);
  try {
    const page = await browser.newPage();
    await page.setContent("<h1>Heading</h1>");
    expect(await page.locator("h1").innerText()).toBe("Heading");
    const loaded = loadedLibraries(program.executablePath);
    for (const name of ["libnss3.so", "libnspr4.so", "libexpat.so.1"]) {
      const paths = loaded.filter((path) => path.includes(name.replace(/\.so.*/, ".so")));
      expect(paths, name).not.toEqual([]);
      for (const path of paths) expect(path.startsWith(dirname(program.executablePath)), path).toBe(true);
    }
  } finally {
    await browser.close();
  }
});

it("takes the browser that is asked for, else an installed one, else the bundled one", () => {
  const folder = mkdtempSync(join(tmpdir(), "iop-browser-"));
  const program = join(folder, "chromium");
  writeFileSync(program, "");
  chmodSync(program, 0o755);
  expect(chooseBrowser({ PATH: folder, CHROME_PATH: "/opt/some/chrome" })?.executablePath).toBe(
    "/opt/some/chrome",
  );
  expect(chooseBrowser({ PATH: folder, CHROME_PATH: "bundled" })).toEqual(bundledChromium());
  expect(chooseBrowser({ PATH: folder })?.executablePath).toBe(program);
  rmSync(folder, { recursive: true });
});
