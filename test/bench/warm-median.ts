import { performance } from "node:perf_hooks";

/** How often work is repeated: unmeasured first, then until the runs or the time are used up, once at least. */
export interface Repeats {
  readonly warmUps: number;
  readonly runs: number;
  readonly milliseconds: number;
}

export const oftenRepeated: Repeats = { warmUps: 4, runs: 11, milliseconds: 2000 };
/** For statements that take seconds: one unmeasured run, then few. */
export const seldomRepeated: Repeats = { warmUps: 1, runs: 5, milliseconds: 1500 };

/** The middle one of the values; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The value below which the given share of the values lies (nearest rank). */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds of the work, the median of its warm runs. */
export async function warmMedian(work: () => unknown, repeats: Repeats): Promise<number> {
  for (let run = 0; run < repeats.warmUps; run += 1) await work();
  const times: number[] = [];
  const began = performance.now();
  while (
    times.length < repeats.runs &&
    (times.length === 0 || performance.now() - began < repeats.milliseconds)
  ) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return median(times);
}
