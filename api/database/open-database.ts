import { Client } from "pg";
import type { Config } from "../config.js";
import { errorCode } from "../failures.js";
import { StartError } from "../start-error.js";
import { openEmbeddedPostgres } from "./embedded-postgres.js";

/** The oldest PostgreSQL that has everything the statements use (pg_input_is_valid), as server_version_num. */
const OLDEST_VERSION = 160_000;

/** An open database, embedded or not. */
export interface OpenDatabase {
  /** Connection string of the owner: migrations only. */
  readonly ownerUrl: string;
  /** Connection string whose sessions act as the role iop_app; works once the first migration has run. */
  readonly appUrl: string;
  /** Starts an embedded server again that has ended by itself, at the same address; true when it did. */
  revive(): Promise<boolean>;
  /** Gives the database back; an embedded server stops with its last user. */
  close(): Promise<void>;
}

/** Opens the database that the settings name and proves that it answers and is recent enough. */
export async function openDatabase(config: Pick<Config, "databaseUrl" | "dataDir">): Promise<OpenDatabase> {
  if (config.databaseUrl === null) {
    const embedded = await openEmbeddedPostgres(config.dataDir);
    const close = async (): Promise<void> => await embedded.close();
    const revive = async (): Promise<boolean> => await embedded.revive();
    return { ownerUrl: embedded.url, appUrl: asApplication(embedded.url), revive, close };
  }
  await checkServer(config.databaseUrl);
  return {
    ownerUrl: config.databaseUrl,
    appUrl: asApplication(config.databaseUrl),
    revive: async () => false,
    close: async () => {},
  };
}

/** The same address, its sessions acting as the application's role. */
export function asApplication(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const options = [url.searchParams.get("options"), "-c role=iop_app"]
    .filter((text) => text !== null)
    .join(" ");
  url.searchParams.delete("options");
  const separator = url.search === "" ? "?" : "&";
  // URLSearchParams would write a blank as "+", which a connection string takes literally.
  return `${url.href}${separator}options=${encodeURIComponent(options)}`;
}

async function checkServer(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const answer = await client.query<{ version: number; text: string }>(
      "SELECT current_setting('server_version_num')::integer AS version, current_setting('server_version') AS text",
    );
    const found = answer.rows[0];
    if (found !== undefined && found.version < OLDEST_VERSION) {
      throw new StartError(
        `DATABASE_URL leads to PostgreSQL ${found.text}: set it to a PostgreSQL 16 or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`DATABASE_URL leads to ${placeOf(databaseUrl)}, ${explain(error)}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** Where an address leads, without its user and password. */
function placeOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.hostname || "localhost"}:${url.port || "5432"}${url.pathname}`;
}

function explain(error: unknown): string {
  const code = errorCode(error);
  if (code?.startsWith("28") === true) return "which refused the user or the password.";
  if (code === "3D000") return "which has no database of that name.";
  const said = code ?? (error instanceof Error ? error.message : "unknown reason");
  return `which cannot be reached (${said}): start that database or correct DATABASE_URL.`;
}
