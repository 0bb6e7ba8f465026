/*
 * Decision: the README is checked.
 * Forces: a first user follows it to the letter; a stale command costs the afternoon that we promise.
 * Decision: its commands, paths and dependency table are compared with the package. Check: below.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as z from "zod";
import { packageRoot } from "#api/config";

const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")));

it("names only commands that exist", () => {
  const named = [...readme.matchAll(/npm run (?:-s )?(\w+)/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

it("names only files that exist", () => {
  const named = [...readme.matchAll(/\]\(([\w./-]+)\)/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});

it("explains every dependency", () => {
  const all = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(all.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
