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

/** The room that an import leads into: by its `#room/` or by its relative path. */
function roomOf(file: SourceFile, imported: string): string | null {
  const alias = /^#(\w+)\//.exec(imported)?.[1];
  if (alias) return alias;
  if (!imported.startsWith(".")) return null;
  return new URL(imported, `file:///${file.path}`).pathname.split("/")[1] ?? null;
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
        const room = roomOf(file, imported);
        if (room !== null) return !(allowed[own] ?? []).includes(room);
        return own === "shared" && !(imported === "zod" && file.path.startsWith("shared/contract/"));
      })
      .map((imported) => `${file.path} imports ${imported}`);
  });
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
