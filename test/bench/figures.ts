import type { GroupResult, MeasureResult } from "#shared/measures/result";
import type { View } from "#shared/measures/definition";
import { AS_OF_SECONDS } from "./sizes.js";

/** How the figures are cut: by program, by month of the index day, or both. */
export interface Cut {
  readonly name: "program" | "month" | "both";
  readonly byProgram: boolean;
  readonly byMonth: boolean;
}

export const cuts: readonly Cut[] = [
  { name: "program", byProgram: true, byMonth: false },
  { name: "month", byProgram: false, byMonth: true },
  { name: "both", byProgram: true, byMonth: true },
];

/**
 * By the text of a group ("P01|2024-03"), the numbers that all ways must agree on. Of a proportion: numerator,
 * denominator, pending, excluded; of a curve: events, competing, censored, excluded, and the median in its unit (-1 where it is not reached).
 */
export type Figures = ReadonlyMap<string, readonly number[]>;

export function groupText(program: string | null, month: string | null): string {
  return `${program ?? ""}|${month ?? ""}`;
}

export function viewOf(cut: Cut): View {
  return {
    from: null,
    to: null,
    by: cut.byProgram ? ["program"] : [],
    every: cut.byMonth ? "month" : null,
    where: [],
    asOf: AS_OF_SECONDS,
  };
}

/** The comparable numbers of a result; empty periods, which only the columns list, are left out. */
export function figuresOf(result: MeasureResult): Figures {
  const counted = result.groups.filter((group) => group.initialPopulation > 0);
  return new Map(
    counted.map((group) => [groupText(group.key["program"] ?? null, group.period), numbersOf(group)]),
  );
}

function numbersOf(group: GroupResult): readonly number[] {
  const excluded = Object.values(group.excluded).reduce((sum, count) => sum + count, 0);
  const { result } = group;
  switch (result.kind) {
    case "proportion":
      return [result.numerator, result.denominator, group.pending, excluded];
    case "time-to-event":
      return [result.events, result.competing, result.censored, excluded, result.median.estimate ?? -1];
    default:
      return [0, 0, group.pending, excluded];
  }
}

const TOLERANCE = 1e-6;

/** Where two ways differ: one sentence for each of the first few groups; empty when they agree. */
export function differences(one: Figures, other: Figures): string[] {
  const groups = [...new Set([...one.keys(), ...other.keys()])];
  return groups
    .map((group) => ({ group, ours: one.get(group) ?? NOBODY, theirs: other.get(group) ?? NOBODY }))
    .filter(({ ours, theirs }) => !isSame(ours, theirs))
    .slice(0, 5)
    .map(({ group, ours, theirs }) => `${group}: ${ours.join(" ")} against ${theirs.join(" ")}`);
}

/** A group that a way does not name is one in which nothing is counted. */
const NOBODY = [0, 0, 0, 0];

/** A way that has no median, or nobody to have one of, is compared by its counts. */
function isSame(one: readonly number[], other: readonly number[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((value, index) => Math.abs(value - (other[index] ?? 0)) <= TOLERANCE);
}
