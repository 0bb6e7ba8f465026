import type { Instrument } from "../../instruments/instrument.js";
import { ClassColumns, type AskedMeasure } from "./class-columns.js";
import type { ProgramColumns } from "../columns.js";
import type { Measure } from "../definition.js";
import { defaultGoals, type Goals } from "../goals.js";
import type { IndexRange } from "./index-range.js";
import { weekStatuses } from "../person-week.js";
import { seatKinds } from "../session-seats.js";
import { walkRows, type Evaluation, type ProgramWalk } from "./walk-counted.js";

/** No local day is longer, in seconds: not even one on which the clocks are set back by hours. */
const LONGEST_DAY = 30 * 3600;

/** What a measure says of a run of a program's episodes, and the as-ofs for which that is true. */
interface Kept {
  readonly columns: ClassColumns;
  readonly measure: Measure;
  readonly registry: readonly Instrument[];
  readonly goals: Goals;
  readonly hasBeside: boolean;
  /** From the last as-of that it was asked for to the end of that local day, days since 1970-01-01; null for any as-of. */
  since: number;
  readonly onDay: number | null;
  /** The first instant at which a row that is not open may read differently. */
  readonly until: number;
  range: IndexRange;
}

/** By the id of the measure: what was kept of it under other goals makes room. */
const keptOfProgram = new WeakMap<ProgramColumns, Map<string, Kept>>();

/** What is wanted: of which program and view, and which figures. */
export interface WantedClasses {
  readonly evaluation: Evaluation;
  readonly walk: ProgramWalk;
  readonly asked: AskedMeasure;
}

/**
 * What the measure says of all that it counts in the view's range of a program. It is asked once a local day for as long
 * as the program's columns stand, and not once a figure: nearly all that was ever counted reads the same all day. What may
 * read differently before the day ends is left open. Null for attendance rows, weeks and seats of measures that don't rest on
 * status, week or kind alone, and where a program has no pairs.
 */
export function keptClasses(wanted: WantedClasses): ClassColumns | null {
  const { walk, evaluation } = wanted;
  if (evaluation.measure.isByStatus) return statusClasses(wanted);
  if (walk.rowsOfEpisode === 0 && !evaluation.measure.isByWeek) return null;
  let ofProgram = keptOfProgram.get(walk.program);
  if (!ofProgram) keptOfProgram.set(walk.program, (ofProgram = new Map()));
  let kept = ofProgram.get(evaluation.measure.id);
  if (!kept || !canServe(kept, wanted)) ofProgram.set(evaluation.measure.id, (kept = startKeeping(wanted)));
  if (!evaluation.measure.isByWeek) extend(kept, wanted);
  evaluation.holds?.note(kept.until);
  return kept.columns;
}

/** A row for each row of weeks, and a last one for a week without rows: it reads the same at any as-of. */
function keepWeeks({ evaluation, walk, asked }: WantedClasses): Kept {
  const { episode, moment, program } = walk;
  const { noRow } = episode.week;
  const columns = new ClassColumns(asked, noRow + 1);
  for (let row = 0; row <= noRow; row += 1) {
    episode.week.row = row;
    episode.week.weekOn = program.weeks.weekOn[row] ?? 0;
    columns.write(row, episode, moment);
  }
  const always = { since: -Infinity, onDay: null, until: Infinity };
  return { ...askedUnder(evaluation), ...always, columns, range: { from: 0, to: 0 } };
}

/** A row for each status of an attendance row, or for each kind of seats. */
function statusClasses({ evaluation, walk, asked }: WantedClasses): ClassColumns {
  const { episode, moment } = walk;
  const statuses = evaluation.measure.grain === "seat" ? seatKinds : weekStatuses;
  const columns = new ClassColumns(asked, statuses.length);
  for (const status of statuses.keys()) {
    episode.week.statusNo = status;
    episode.seats.kindNo = status;
    columns.write(status, episode, moment);
  }
  return columns;
}

/** What an answer rests on besides the facts and the moment. */
function askedUnder(evaluation: Evaluation): Pick<Kept, "measure" | "registry" | "goals" | "hasBeside"> {
  const { measure, registry, goals = defaultGoals, hasBeside = true } = evaluation;
  return { measure, registry, goals, hasBeside };
}

function canServe(kept: Kept, { evaluation, walk }: WantedClasses): boolean {
  const { asOf } = evaluation.view;
  const { measure, registry, goals, hasBeside } = askedUnder(evaluation);
  const isOnDay = kept.onDay === null || kept.onDay === walk.moment.asOfOn;
  const isTrue = isOnDay && kept.since <= asOf && asOf < kept.until;
  const isSame = kept.measure === measure && kept.registry === registry && kept.goals === goals;
  return isTrue && isSame && (kept.hasBeside || !hasBeside);
}

function startKeeping(wanted: WantedClasses): Kept {
  const { evaluation, walk, asked } = wanted;
  if (evaluation.measure.isByWeek) return keepWeeks(wanted);
  const { view } = evaluation;
  const { from } = walk.range;
  return {
    ...askedUnder(evaluation),
    columns: new ClassColumns(asked, walk.program.length * walk.rowsOfEpisode),
    since: view.asOf,
    onDay: walk.moment.asOfOn,
    until: view.asOf + LONGEST_DAY,
    range: { from, to: from },
  };
}

/** Asks about what the range has beyond the one kept; a gap between both is asked about too. */
function extend(kept: Kept, { walk, evaluation }: WantedClasses): void {
  const { from, to } = kept.range;
  const before = { from: Math.min(walk.range.from, from), to: from };
  const behind = { from: to, to: Math.max(walk.range.to, to) };
  if (before.from === before.to && behind.from === behind.to) return;
  for (const range of [before, behind]) ask(kept, walk, range);
  kept.range = { from: before.from, to: behind.to };
  kept.since = evaluation.view.asOf;
}

function ask({ columns, until }: Kept, walk: ProgramWalk, range: IndexRange): void {
  const { episode, moment } = walk;
  walkRows(walk, range, {
    take: (row) => columns.write(row, episode, moment),
    leave: (from, to) => {
      if (moment.holdsUntil >= until) return;
      for (let row = from; row < to; row += 1) columns.leaveOpen(row);
    },
  });
}
