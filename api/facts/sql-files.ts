import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../config.js";

const texts = new Map<string, string>();

/** Text of one of the SQL files of api/facts, read once. */
export function readSql(
  name: "scope-attendance" | "episode-fact" | "episode-week" | "episode-score" | "session-fact",
): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(join(packageRoot, "api", "facts", `${name}.sql`), "utf8");
    texts.set(name, text);
  }
  return text;
}
