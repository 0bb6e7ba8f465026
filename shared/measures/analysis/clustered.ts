import type { Grain } from "../definition.js";

/*
 * Measures of which one person, or one session, gives many rows. An interval that takes the rows for independent is too
 * narrow: beside one figure that is said, but a difference, or a group far from the others, would be called more than chance
 * where it is none. Only process control judges these measures: its limits widen with how much the periods really vary.
 */

const resembling: Readonly<Record<Grain, string | null>> = {
  episode: null,
  pair: null,
  attendance: "rows of one person",
  "person-week": "weeks of one person",
  seat: "seats of one session",
};

/** Why a difference of such figures is not judged, as the end of its sentence; null where each row is a person of its own. */
export function whyNotJudged(grain: Grain): string | null {
  const rows = resembling[grain];
  return rows === null ? null : `not judged, as ${rows} resemble each other`;
}

/** Why such figures get no limits of chance, as a sentence; null where each row is a person of its own. */
export function whyNoLimits(grain: Grain): string | null {
  const rows = resembling[grain];
  return rows === null
    ? null
    : `No limits: ${rows} resemble each other, so groups differ by more than limits for independent rows allow.`;
}
