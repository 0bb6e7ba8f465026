import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "#api/config";

export interface SourceFile {
  /** Path from the package's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript and SQL file of the rooms. */
export function readSources(rooms: readonly string[]): SourceFile[] {
  return rooms.flatMap((room) =>
    readdirSync(join(packageRoot, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|sql)$/.test(entry.name))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return { path: relative(packageRoot, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") };
      }),
  );
}

/** What a file imports, as written. */
function importsOf(file: SourceFile): string[] {
  const statements =
    /^(?:import|export)\b[^;"=(]*\bfrom "([^"]+)";|^import "([^"]+)";|\bimport\(\s*"([^"]+)"/gm;
  return [...file.text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** Where an import leads, from the package's folder: by its `#` or by its relative path; null for a library. */
function placeOf(file: SourceFile, imported: string): string | null {
  if (imported.startsWith("#")) return imported.slice(1);
  if (!imported.startsWith(".")) return null;
  return new URL(imported, `file:///${file.path}`).pathname.slice(1);
}

/** Rooms that each room may import from; the way is one-directional. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ["shared"],
  migrations: ["migrations"],
  api: ["api", "shared", "migrations"],
  web: ["web", "shared"],
};

/** Imports that go against the direction of the rooms, and libraries where there may be none. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const own = file.path.split("/")[0] ?? "";
    return importsOf(file)
      .filter((imported) => {
        const place = placeOf(file, imported);
        if (place !== null) return !(allowed[own] ?? []).includes(place.split("/")[0] ?? "");
        return own === "shared" && !(imported === "zod" && file.path.startsWith("shared/contract/"));
      })
      .map((imported) => `${file.path} imports ${imported}`);
  });
}

/** The room of a place: its folder, such as `api/facts` or `web/src/pages/cohorts`; a file beside the rooms is one of its own. */
export function roomOf(place: string): string {
  const folder = place.slice(0, place.lastIndexOf("/"));
  return ["api", "shared", "web/src"].includes(folder) ? fileOf(place) : folder;
}

/** A place without the end of its name, which imports write in different ways. */
export function fileOf(place: string): string {
  return place.replace(/\.\w+$/, "");
}

type UnitOf = (place: string) => string;

interface ImportBetween {
  readonly from: string;
  readonly into: string;
  readonly words: string;
}

function importsBetween(file: SourceFile, unitOf: UnitOf): ImportBetween[] {
  return importsOf(file).flatMap((imported) => {
    const place = placeOf(file, imported);
    if (place === null) return [];
    const between = { from: unitOf(file.path), into: unitOf(place) };
    return between.from === between.into ? [] : [{ ...between, words: `${file.path} imports ${imported}` }];
  });
}

/** Every room, or file, that one leads to, by however many imports. */
function reachedFrom(start: string, ways: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const into of ways.get(next) ?? []) {
      if (reached.has(into)) continue;
      reached.add(into);
      open.push(into);
    }
  }
  return reached;
}

/** Imports by which rooms, or files, lead back to themselves, types included: none of them can be read without the others. */
export function importsInCircles(files: readonly SourceFile[], unitOf: UnitOf): string[] {
  const imports = files.flatMap((file) => importsBetween(file, unitOf));
  const ways = new Map<string, Set<string>>();
  for (const { from, into } of imports) ways.set(from, (ways.get(from) ?? new Set()).add(into));
  const reached = new Map([...ways.keys()].map((unit) => [unit, reachedFrom(unit, ways)]));
  return imports.filter(({ from, into }) => reached.get(into)?.has(from)).map(({ words }) => words);
}

const MOST_LINES = 300;

/** Files that are longer than one idea. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files.filter((file) => file.text.split("\n").length - 1 > MOST_LINES).map((file) => file.path);
}

const clockReads = /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/;
const sqlClock = /\b(now\(\)|CURRENT_DATE|CURRENT_TIMESTAMP|clock_timestamp)/i;

/** Reads of the clock or of chance outside the one clock. */
export function clockReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      (file) => file.path !== "api/clock.ts" && (clockReads.test(file.text) || sqlClock.test(file.text)),
    )
    .map((file) => file.path);
}
