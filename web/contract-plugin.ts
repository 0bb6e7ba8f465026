import type { Plugin } from "vite";
import { contract } from "../shared/contract/index.js";
import { MOST_QUESTIONS } from "../shared/contract/measures.js";
import { contractShapes } from "../shared/contract/shapes.js";

/** The shapes are for who draws; the bare addresses for who only asks, and is there long before. */
const modules: Readonly<Record<string, () => string>> = {
  "virtual:contract": () => moduleOf({ ...contractShapes() }),
  "virtual:contract-paths": () => {
    const paths = Object.entries(contract).map(([name, { path }]) => [name, path] as const);
    return moduleOf({ paths: Object.fromEntries(paths), mostQuestions: MOST_QUESTIONS });
  },
};

/** Gives the pages the contract as plain data, written from its schemas when they are built: no zod, no second copy. */
export function contractPlugin(): Plugin {
  return {
    name: "contract",
    resolveId: (id) => (id in modules ? `\0${id}` : null),
    load: (id) => (id.startsWith("\0") ? (modules[id.slice(1)]?.() ?? null) : null),
  };
}

/** Shorter parts are written in full: a name would save nothing. */
const SHORTEST_SHARED = 40;

/** A module that exports each part; what stands in several places is written once and named there. */
function moduleOf(parts: Readonly<Record<string, unknown>>): string {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const lines: string[] = [];
  const find = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const text = JSON.stringify(value);
    const isRepeated = seen.has(text);
    seen.add(text);
    if (!isRepeated) for (const part of Object.values(value)) find(part);
    else if (text.length >= SHORTEST_SHARED && !names.has(text)) names.set(text, `shape${names.size}`);
  };
  const write = (value: unknown, isNamed = true): string => {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const known = isNamed ? names.get(JSON.stringify(value)) : undefined;
    if (known !== undefined) return known;
    if (Array.isArray(value)) return `[${value.map((part) => write(part)).join(",")}]`;
    const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${write(part)}`);
    return `{${entries.join(",")}}`;
  };
  find(parts);
  // A part is never longer than what it is part of: the shorter ones are written first.
  const shared = [...names].toSorted(([one], [other]) => one.length - other.length);
  for (const [text, named] of shared) lines.push(`const ${named} = ${write(JSON.parse(text), false)};`);
  for (const [key, part] of Object.entries(parts)) lines.push(`export const ${key} = ${write(part)};`);
  return lines.join("\n");
}
