import { instruments } from "#shared/instruments/index";
import type { Measure, View } from "#shared/measures/definition";
import { listUnits } from "#shared/measures/counting/list-units";
import type { GroupResult, ListedUnit } from "#shared/measures/result";
import { at, columnsOf, evaluateStated, on, type StatedEpisode, type StatedScore } from "./columns-of.js";

/** Day of the first session of every stated stay: a Monday. */
export const FIRST_DAY = on("2025-03-03");
/** Noon in Chicago, long after every stay that has ended can be judged. */
export const AS_OF = at("2025-07-01T17:00:00Z");
const DAY = 86_400;

/** Noon in Chicago, so many days after the first session's day. */
export function noonOf(day: number): number {
  return at("2025-03-03T17:00:00Z") + day * DAY;
}

/** A stay that started on its day of admission and has not ended. */
export const open: StatedEpisode = {
  admittedOn: FIRST_DAY,
  firstSessionAt: at("2025-03-03T15:00:00Z"),
  firstSessionOn: FIRST_DAY,
  plannedWeeks: 8,
  plannedEndAt: at("2025-04-28T05:00:00Z"),
};

/** The stay, discharged so many days after the first session's day. */
export function endedOn(day: number, more: StatedEpisode = {}): StatedEpisode {
  const dischargedOn = FIRST_DAY + day;
  return { ...open, dischargedOn, endedAt: (dischargedOn + 1) * DAY + 5 * 3600, ...more };
}

/** Scores of one instrument, each as days after the first session's day and total. */
export function scored(
  instrument: string,
  ...scores: readonly (readonly [day: number, total: number])[]
): StatedScore[] {
  return scores.map(([day, total]) => ({ instrument, takenOn: FIRST_DAY + day, total }));
}

/** A stay of 40 days with a pair of one instrument: the first day and the 28th. */
export function paired(instrument: string, first: number, last: number): StatedEpisode {
  return endedOn(40, { scores: scored(instrument, [0, first], [28, last]) });
}

export const everything: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };

/** What the measure lists of one stated stay: one entry an instrument. */
export function listed(measure: Measure, episode: StatedEpisode, asOf = AS_OF): ListedUnit[] {
  const columns = columnsOf({ episodes: [episode] });
  return listUnits({ columns, measure, view: { ...everything, asOf }, registry: instruments }, {});
}

/** Class and reason of a stated stay with one instrument, as class/reason; "outside" where nothing is listed. */
export function classOf(measure: Measure, episode: StatedEpisode, asOf = AS_OF): string {
  const found = listed(measure, episode, asOf).map((each) =>
    each.reason === "" ? each.class : `${each.class}/${each.reason}`,
  );
  return found.length === 0 ? "outside" : found.join(" ");
}

/** The figure of stated stays in one group. */
export function figuresOf(measure: Measure, episodes: readonly StatedEpisode[], asOf = AS_OF): GroupResult {
  const [group] = evaluateStated(columnsOf({ episodes }), measure, { ...everything, asOf }).groups;
  if (!group) throw new Error("no group");
  return group;
}
