import { CareProcess1764000000001 } from "./0001-care-process.js";
import { Facts1764000000002 } from "./0002-facts.js";

/** All migrations in the order in which they run. */
export const migrations = [CareProcess1764000000001, Facts1764000000002];
