import type { Dimension } from "./definition.js";

/** What seats of sessions can be narrowed and split by: they belong to nobody, so nothing that is known of a person. */
export const seatDimensions: readonly Dimension[] = ["program", "track", "site", "population", "group"];
