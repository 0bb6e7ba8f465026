import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whyNoRejects } from "#api/imports/write-rejects";
import { filesFolder } from "./import-rows.js";

function given() {
  const folder = filesFolder();
  const path = (name: string): string => join(folder, name);
  for (const name of ["i.csv", "p.csv", "out-programs.csv"]) writeFileSync(path(name), name);
  linkSync(path("i.csv"), path("hard.csv"));
  symlinkSync(path("p.csv"), path("soft.csv"));
  mkdirSync(path("folder"));
  const files = [
    { feed: "inquiries" as const, path: path("i.csv") },
    { feed: "programs" as const, path: path("p.csv") },
  ];
  return { path, files };
}

describe("rejected rows are never written over what is imported", () => {
  it.each(["i.csv", "p.csv", "hard.csv", "soft.csv", "folder/../i.csv"])("not to %s", (name) => {
    const { path, files } = given();
    expect(whyNoRejects(files, path(name))).toMatch(/written over .*[ip]\.csv, which is imported/);
    expect(readFileSync(path("i.csv"), "utf8")).toBe("i.csv");
  });

  it("not to the file of one feed either, which several feeds' rows would go to", () => {
    const { path } = given();
    const files = [
      { feed: "inquiries" as const, path: path("i.csv") },
      { feed: "programs" as const, path: path("out-programs.csv") },
    ];
    expect(whyNoRejects(files, path("out.csv"))).toContain("out-programs.csv, which is imported");
  });
});

it.each([
  { name: "none/out.csv", says: "There is no folder" },
  { name: "i.csv/out.csv", says: "There is no folder" },
  { name: "folder", says: "is a folder" },
])("a place that can't be written is said before anything is read: $name", ({ name, says }) => {
  const { path, files } = given();
  expect(whyNoRejects(files.slice(1), path(name))).toContain(says);
});

it("one feed's rows go to the path itself, so its repaired file of a round with several may be imported", () => {
  const { path } = given();
  const files = [{ feed: "programs" as const, path: path("out-programs.csv") }];
  expect(whyNoRejects(files, path("out.csv"))).toBeNull();
});

it("any other place is taken, also that of an earlier round, and nothing is made there yet", () => {
  const { path, files } = given();
  expect(whyNoRejects(files, path("rejects.csv"))).toBeNull();
  expect(existsSync(path("rejects.csv"))).toBe(false);
  writeFileSync(path("rejects.csv"), "earlier");
  expect(whyNoRejects(files, path("rejects.csv"))).toBeNull();
});
