import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "../failures.js";
import { StartError } from "../start-error.js";
import { cacheFolderOf, type PostgresAccount } from "./postgres-account.js";

/** The cluster's own folder inside the data folder or its cache folder. */
const CLUSTER = "postgres";

/** Makes the data folder and proves that it can be written. */
export function prepareDataDir(dataDir: string): void {
  try {
    // Others may pass through but not look: root starts PostgreSQL as nobody, which must reach its own folder.
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(usersFolder(dataDir), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${errorCode(error) ?? "unknown reason"}): set DATA_DIR to a folder that you may write.`,
      { cause: error },
    );
  }
}

/** Makes the folder and those above it; Node's own recursive way never returns where a system refuses by ENOENT (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Folder with one file for each opening of the database, by whichever process. */
export function usersFolder(dataDir: string): string {
  return join(dataDir, "users");
}

/** Every place where this data folder's cluster may stand, the data folder itself first. */
export function clusterPlaces(dataDir: string): readonly string[] {
  return [join(dataDir, CLUSTER), join(cacheFolderOf(dataDir), CLUSTER)];
}

/** The cluster's folder for the account; a stopped cluster that stands in the other place is moved there. */
export function settleCluster(dataDir: string, account: PostgresAccount): string {
  const here = join(account.homeFolder, CLUSTER);
  const elsewhere = clusterPlaces(dataDir).find((place) => place !== here && existsSync(place));
  if (existsSync(here) || elsewhere === undefined) return here;
  try {
    renameSync(elsewhere, here);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    const draft = `${here}.${process.pid}`;
    cpSync(elsewhere, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    renameSync(draft, here);
    rmSync(elsewhere, { recursive: true });
  }
  return here;
}

/** The owner's password, made on the first start; only our own account may read it. */
export function readPassword(dataDir: string): string {
  const path = join(dataDir, "password");
  const isNew = clusterPlaces(dataDir).every((place) => !existsSync(place));
  if (!existsSync(path) && isNew) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new StartError(
      `The password file ${path} of the embedded database cannot be read (${errorCode(error) ?? "unknown reason"}): set DATA_DIR to the folder that holds it.`,
      { cause: error },
    );
  }
}
