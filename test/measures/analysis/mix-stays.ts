import { instruments } from "#shared/instruments/index";
import { baselineMix, type MixGroup } from "#shared/measures/analysis/baseline-mix";
import type { Measure } from "#shared/measures/definition";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";

export const FIRST_DAY = on("2025-03-03");
/** An inquiry of the day before. */
export const asked = { inquiredAt: at("2025-03-02T15:00:00Z"), inquiredOn: on("2025-03-02") };
/** A stay of eight weeks that has ended; why, a test says. */
export const stay: StatedEpisode = {
  ...asked,
  admittedOn: FIRST_DAY,
  firstSessionAt: at("2025-03-03T15:00:00Z"),
  firstSessionOn: FIRST_DAY,
  plannedWeeks: 8,
  plannedEndAt: at("2025-04-28T05:00:00Z"),
  attendedMinutes: 4320,
  dischargedOn: on("2025-04-25"),
  endedAt: at("2025-04-26T05:00:00Z"),
};
/** Totals of PHQ-9 in two bands. */
export const [MILD, SEVERE] = [6, 22];

/** So many stays, completed or left, with a baseline of that PHQ-9 total; none is taken where it is null. */
export function stays(
  count: number,
  ended: "completed" | "against_advice",
  total: number | null,
): StatedEpisode[] {
  const scores = total === null ? [] : [{ instrument: "PHQ-9", takenOn: FIRST_DAY, total }];
  return Array.from({ length: count }, () => ({ ...stay, dischargeReason: ended, scores }));
}

/** The mix of stated programs, by program. */
export function mixOf(
  measure: Measure,
  programs: Readonly<Record<string, readonly StatedEpisode[]>>,
  registry = instruments,
): MixGroup[] {
  const columns = columnsOf(
    ...Object.entries(programs).map(([program, episodes]) => ({ key: { program }, episodes })),
  );
  const span = { from: null, to: null, every: null, where: [] };
  const view = { ...span, by: ["program"] as const, asOf: at("2025-12-01T00:00:00Z") };
  return baselineMix({ columns, measure, view, registry });
}
