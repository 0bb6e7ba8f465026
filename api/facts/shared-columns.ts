import { isDeepStrictEqual } from "node:util";
import type { Instrument } from "#shared/instruments/instrument";
import type { EpisodeColumns, ProgramColumns } from "#shared/measures/columns";
import type { Goals } from "#shared/measures/goals";

/** What an organization sets that figures rest on. */
export interface InEffect {
  readonly registry: readonly Instrument[];
  readonly goals: Goals;
}

/** What a thread counts from. */
export interface Known extends InEffect {
  readonly columns: EpisodeColumns;
}

/** Columns on their way to another thread: the arrays themselves stay where they are, and both threads read them. */
export interface SharedColumns extends InEffect, Omit<EpisodeColumns, "programs"> {
  /** A program without changes is its place among those of the message before: what was kept of it stays true. */
  readonly programs: readonly (number | ProgramColumns)[];
}

/** What to post, where `before` was posted last. */
export function sharedColumns(
  { columns, registry, goals }: Known,
  before: EpisodeColumns | null,
): SharedColumns {
  const places = new Map(before?.programs.map((program, place) => [program, place]));
  return {
    ...columns,
    programs: columns.programs.map((program) => places.get(program) ?? program),
    registry,
    goals,
  };
}

/** What was posted, where `before` is what was known from the message before. */
export function takeUp({ programs, registry, goals, ...rest }: SharedColumns, before: Known | null): Known {
  const programOf = (program: number | ProgramColumns): ProgramColumns => {
    const found = typeof program === "number" ? before?.columns.programs[program] : program;
    if (!found) throw new Error("Columns were posted without a program that was to be known.");
    return found;
  };
  return {
    columns: { ...rest, programs: programs.map(programOf) },
    ...sameWhereEqual({ registry, goals }, before),
  };
}

/** The same objects as before as long as they say the same: what was asked under them stays true. */
export function sameWhereEqual({ registry, goals }: InEffect, before: InEffect | null): InEffect {
  return {
    registry: before && isDeepStrictEqual(registry, before.registry) ? before.registry : registry,
    goals: before && isDeepStrictEqual(goals, before.goals) ? before.goals : goals,
  };
}
