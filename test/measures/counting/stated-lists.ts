import { instruments as registry } from "#shared/instruments/index";
import { listUnits } from "#shared/measures/counting/list-units";
import type { Measure, View } from "#shared/measures/definition";
import type { ListFilter, ListedUnit } from "#shared/measures/result";
import { at, columnsOf, on, type StatedEpisode, type StatedProgram } from "../columns-of.js";

/** Noon in Chicago, after all that is stated. */
export const AS_OF = at("2026-06-01T17:00:00Z");
export const DAY = 86_400;
const HOUR = 3600;

/** An inquiry at noon in Chicago of a day in April. */
export function asked(day: number, more: StatedEpisode = {}): StatedEpisode {
  const inquiredAt = at("2026-04-01T17:00:00Z") + (day - 1) * DAY;
  return { inquiredAt, inquiredOn: on("2026-04-01") + day - 1, ...more };
}

/** The same, started so many hours later. */
export function started(day: number, hours: number, more: StatedEpisode = {}): StatedEpisode {
  const { inquiredAt = 0 } = asked(day);
  return asked(day, { firstSessionAt: inquiredAt + hours * HOUR, ...more });
}

/** What is listed, and cut how. */
export interface Asked {
  readonly measure: Measure;
  readonly filter: ListFilter;
  readonly by?: View["by"];
  readonly every?: View["every"];
}

/** What is behind a measure of stated programs. */
export function listed(
  { measure, filter, by = [], every = null }: Asked,
  ...programs: readonly StatedProgram[]
): ListedUnit[] {
  const view = { from: null, to: null, by: [...by], every, where: [], asOf: AS_OF };
  return listUnits({ columns: columnsOf(...programs), measure, view, registry }, filter);
}

/** Where a listed unit stands: program, number, and class. */
export function nameOf({ programCode, episodeNo, class: name }: ListedUnit): string {
  return `${programCode} ${episodeNo ?? "-"} ${name}`;
}
