import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "#api/config";

const MOST_BYTES = 250_000;
const folder = join(packageRoot, "build", "web");
const assets = join(folder, "assets");

/** A script and all that it imports at once; what it imports later, by `import()`, is not among them. */
function loadedWith(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(assets, name), "utf8");
  for (const [, imported = ""] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    loadedWith(imported, seen);
  }
  return seen;
}

describe("the built pages", () => {
  let scripts: readonly string[] = [];
  beforeAll(() => {
    expect(existsSync(assets), "vite build web comes first").toBe(true);
    scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  });

  it("load at most 250 kB of script, gzipped, for the first page, and no chart library", () => {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    const named = [...html.matchAll(/(?:src|href)="\/assets\/([\w.-]+\.js)"/g)].map(([, name = ""]) => name);
    const first = new Set(named.flatMap((name) => [...loadedWith(name)]));
    const bytes = [...first].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length,
      0,
    );
    expect(first.size).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect([...first].filter((name) => name.startsWith("recharts"))).toEqual([]);
  });

  it("hold no gallery", () => {
    expect(scripts.length).toBeGreaterThan(3);
    const texts = scripts.map((name) => readFileSync(join(assets, name), "utf8"));
    expect(
      scripts.filter((_, place) => texts[place]?.includes("Nothing here is a figure of anybody")),
    ).toEqual([]);
  });
});
