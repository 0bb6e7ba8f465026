/*
 * Decision: rooms, and the one clock.
 * Forces: numbers must be the same wherever and whenever they are computed, and a stranger must find his way.
 * Decision: shared is pure; api and web never import each other; no room, which is a folder, and no file leads back to
 *   itself; only api/clock.ts reads the clock; a file is one idea.
 * Consequence: as-of and seeds are arguments. Check: below, over every source file, and shown to fail on a planted one.
 */
import { expect, it } from "vitest";
import {
  clockReaders,
  fileOf,
  importsInCircles,
  longFiles,
  readSources,
  roomOf,
  wrongImports,
} from "../support/house-rules.js";

const sources = readSources(["shared", "api", "migrations", "web/src"]);

it("sees the source files", () => expect(sources.length).toBeGreaterThan(60));

it("lets imports go one way only", () => {
  expect(wrongImports(sources)).toEqual([]);
  expect(wrongImports([{ path: "shared/x.ts", text: 'import a from "node:fs";' }])).toHaveLength(1);
  expect(wrongImports([{ path: "web/src/x.ts", text: 'import { a } from "#api/clock";' }])).toHaveLength(1);
  expect(
    wrongImports([{ path: "api/a/x.ts", text: 'import { a } from "../../web/src/api.js";' }]),
  ).toHaveLength(1);
});

it("leads from no room and no file back to itself", () => {
  expect(importsInCircles(sources, roomOf)).toEqual([]);
  expect(importsInCircles(sources, fileOf)).toEqual([]);
  const circle = [
    { path: "api/a/x.ts", text: 'import { b } from "../b/y.js";' },
    { path: "api/b/z.ts", text: 'import { c } from "../c.js";' },
    { path: "api/c.ts", text: 'import { a } from "./a/x.js";' },
  ];
  expect(importsInCircles(circle, roomOf)).toHaveLength(3);
  expect(importsInCircles(circle, fileOf)).toEqual([]);
  expect(importsInCircles(circle.slice(1), roomOf)).toEqual([]);
  const pair = [
    { path: "web/src/a/x.tsx", text: 'import { y } from "./y.js";' },
    { path: "web/src/a/y.ts", text: 'import { x } from "./x.js";' },
  ];
  expect(importsInCircles(pair, fileOf)).toHaveLength(2);
});

it("keeps a file to one idea", () => {
  expect(
    longFiles(sources.filter((file) => file.path.endsWith(".ts") || file.path.endsWith(".tsx"))),
  ).toEqual([]);
  expect(longFiles([{ path: "api/x.ts", text: "\n".repeat(301) }])).toHaveLength(1);
});

it("reads the clock in one place", () => {
  expect(clockReaders(sources)).toEqual([]);
  expect(clockReaders([{ path: "api/x.ts", text: "const t = Date.now();" }])).toHaveLength(1);
  expect(clockReaders([{ path: "api/x.sql", text: "SELECT now()" }])).toHaveLength(1);
});
