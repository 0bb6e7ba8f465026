import type { Classification } from "./definition.js";

/** Name of a class, as its code stands in lists and files. */
export type ClassName = Classification["class"];

/** What each class is called where a measure has no name of its own for it. */
export const classTitles: Readonly<Record<ClassName, string>> = {
  met: "Met",
  not_met: "Not met",
  pending: "Pending",
  missing: "Missing",
  excluded: "Left out",
  counted: "Counted",
  event: "Event",
  competing: "Competing event",
  censored: "Not over yet",
  outside: "Not in its population",
};
