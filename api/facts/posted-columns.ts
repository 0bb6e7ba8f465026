import type { Instrument } from "#shared/instruments/instrument";
import type { EpisodeColumns, ProgramColumns } from "#shared/measures/columns";
import type { Goals } from "#shared/measures/goals";

/** What an organization sets that figures rest on. */
export interface InEffect {
  /** The registry of instruments. */
  readonly registry: readonly Instrument[];
  readonly goals: Goals;
}

/** All that a thread counts from: the present columns, and what is in effect with them. */
export interface CountedFrom extends InEffect {
  readonly columns: EpisodeColumns;
}

/** Data on their way to another thread. What that thread has already is not posted again: a copy would be another object. */
export interface PostedColumns {
  /** How often data were posted before, plus one. */
  readonly edition: number;
  readonly columns: Omit<EpisodeColumns, "programs">;
  /** Each program's block, or its place among those posted last. */
  readonly programs: readonly (ProgramColumns | number)[];
  readonly registry: InEffect["registry"] | null;
  readonly goals: Goals | null;
}

/** Makes what is posted, and remembers what was. */
export class ColumnsSender {
  private last: CountedFrom | null = null;
  private edition = 0;

  next(data: CountedFrom): PostedColumns {
    const { last } = this;
    const places = new Map(last?.columns.programs.map((block, place) => [block, place]));
    const { programs, ...columns } = data.columns;
    this.last = data;
    this.edition += 1;
    return {
      edition: this.edition,
      columns,
      programs: programs.map((block) => places.get(block) ?? block),
      registry: last?.registry === data.registry ? null : data.registry,
      goals: last?.goals === data.goals ? null : data.goals,
    };
  }
}

/** Puts together again what was posted. What has not changed stays the same object, and with it all that is kept of it. */
export function received(posted: PostedColumns, last: CountedFrom | null): CountedFrom {
  const programs = posted.programs.map((each) => {
    const block = typeof each === "number" ? last?.columns.programs[each] : each;
    if (!block) throw new Error("A block was said to be known that never came.");
    return block;
  });
  const registry = posted.registry ?? last?.registry;
  const goals = posted.goals ?? last?.goals;
  if (!registry || !goals) throw new Error("What is in effect was said to be known and never came.");
  return { columns: { ...posted.columns, programs }, registry, goals };
}
