import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./start-error.js";

/** Everything that is set from outside. */
export interface Config {
  /** The owner's connection to an existing PostgreSQL; null means the embedded one in dataDir. */
  readonly databaseUrl: string | null;
  /** Absolute folder of the embedded PostgreSQL. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
}

/** A setting with a wrong value: one sentence that names it. */
class ConfigError extends StartError {
  override readonly name = "ConfigError";
}

/** The folder that holds package.json, whether this file runs from its source or from build/. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** Reads the settings; a blank one counts as not set, a relative DATA_DIR starts at the package's folder. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    databaseUrl: readDatabaseUrl(setting(env, "DATABASE_URL")),
    dataDir: resolve(packageRoot, setting(env, "DATA_DIR") ?? ".data"),
    host: readHost(setting(env, "HOST") ?? "127.0.0.1"),
    port: readPort(setting(env, "PORT") ?? "3000"),
  };
}

function setting(env: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const text = env[name]?.trim() ?? "";
  return text === "" ? null : text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT is "${text}": it must be a whole number from 0 to 65535.`);
  }
  return port;
}

function readHost(text: string): string {
  if (!/^[\w.:-]+$/.test(text)) {
    throw new ConfigError(`HOST is "${text}": it must be an address or a host name, such as 127.0.0.1.`);
  }
  return text;
}

/** The value never stands in the message: it carries a password. */
function readDatabaseUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || url.pathname.length < 2) {
    throw new ConfigError(
      "DATABASE_URL is not a PostgreSQL address: it must read postgresql://user:password@host:5432/database.",
    );
  }
  return text;
}

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("No package.json stands above this file.");
  return findPackageRoot(parent);
}
