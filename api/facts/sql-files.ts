import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the package's package.json, found from the running file upwards: the source tree and build/ share it. */
export function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("No package.json above the facts' source files.");
    folder = parent;
  }
  return folder;
}

const texts = new Map<string, string>();

/** Text of one of the SQL files of api/facts, read once. */
export function readSql(name: "episode-fact" | "episode-week" | "episode-score"): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(join(findPackageRoot(), "api", "facts", `${name}.sql`), "utf8");
    texts.set(name, text);
  }
  return text;
}
