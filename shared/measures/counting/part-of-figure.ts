import { roleOf } from "./class-places.js";
import { UNKNOWN } from "../columns.js";
import { isScoredIn } from "./course-weeks.js";
import type { Classification, Companion, Measure, Moment, TrajectoryRule } from "../definition.js";
import { isStep } from "../duration-step.js";
import type { Episode } from "../episode.js";
import type { ListFilter } from "../result.js";

/** A part of which each unit has one class. */
type ObservedPart = Exclude<Companion, TrajectoryRule>;

/** What one part of a figure sees in a unit: a class, or nothing where the unit is not in the part. */
type ReadPart = (found: Classification, episode: Episode, moment: Moment) => string | null;

/** A week of a course as the class of a part: a person is in several, so it is asked whether in the wanted one. */
function weekIn({ pair }: Episode, wanted: string | undefined): string | null {
  if (wanted === undefined) return "counted";
  return /^\d+$/.test(wanted) && isScoredIn(pair, Number(wanted)) ? wanted : null;
}

function classIn(part: ObservedPart, episode: Episode, moment: Moment): string | null {
  const observed = part.observe(episode, moment);
  if (observed === null) return null;
  if (typeof observed === "boolean") return observed ? "met" : "not_met";
  return typeof observed === "string" ? observed : "counted";
}

/** Classes of a curve as the curve of its competing event sees them: what is the one's event competes in the other. */
const turned: Readonly<Partial<Record<Classification["class"], string>>> = {
  event: "competing",
  competing: "event",
  censored: "censored",
};

/**
 * The reader of the part of that name: a companion, an item of a list, a step of a duration, or the curve of a competing
 * event. Null where the measure has no such part. Proportions give met and not_met, shares their classes, curves event,
 * competing and censored, courses the wanted week, all others `counted`.
 */
function readerOf(measure: Measure, id: string, wanted: string | undefined): ReadPart | null {
  const step = measure.kind === "duration" ? measure.steps.find((each) => each.id === id) : undefined;
  if (step) {
    return (found, { columns: { integers }, index }) => {
      const isTaken = isStep(integers[step.start][index] ?? UNKNOWN, integers[step.end][index] ?? UNKNOWN);
      return found.class === "excluded" || !isTaken ? null : "counted";
    };
  }
  if (measure.kind === "time-to-event" && measure.competing?.id === id)
    return ({ class: name }) => turned[name] ?? null;
  const items = measure.kind === "list" ? measure.items : [];
  const part = [...measure.companions, ...items].find((each) => each.id === id);
  if (!part) return null;
  return (found, episode, moment) => {
    const isSeen =
      part.over === "all" ? found.class !== "excluded" : roleOf(measure.kind, found.class) === "counted";
    if (!isSeen) return null;
    return part.kind === "trajectory" ? weekIn(episode, wanted) : classIn(part, episode, moment);
  };
}

/**
 * Whether a unit stands in the part that the filter names, by the same rule that counts it there; always where none is
 * named, never where the measure has no such part.
 */
export function partFilter(
  measure: Measure,
  { part, partClass }: ListFilter,
): (found: Classification, episode: Episode, moment: Moment) => boolean {
  if (part === undefined) return () => true;
  const read = readerOf(measure, part, partClass);
  if (!read) return () => false;
  return (found, episode, moment) => {
    const name = read(found, episode, moment);
    return name !== null && (partClass === undefined || partClass === name);
  };
}
