import { chiSquareTail } from "./incomplete-gamma.js";
import { insufficient, type Insufficient } from "./insufficient.js";
import { solveLinear } from "./linear-system.js";
import { EVENT, type Observations } from "./risk-table.js";

/** Observations with the group of each (0, 1, 2 …) and, where groups are compared within strata, the stratum of each. */
export interface GroupedObservations extends Observations {
  readonly groups: ArrayLike<number>;
  readonly strata?: ArrayLike<number>;
}

export interface LogRankTest {
  /** Observations of each group, in order; those whose time is missing are not counted. */
  readonly n: readonly number[];
  readonly missing: number;
  /** Events of each group, and those to expect if all had the same curve; weighted with "peto-peto". */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly method: "log-rank" | "peto-peto";
}

/** The times of one group within one stratum, each list in order. */
interface GroupTimes {
  readonly all: Float64Array;
  readonly events: Float64Array;
}

/** What is added up over times and strata. */
interface Sums {
  readonly n: number[];
  readonly observed: number[];
  readonly expected: number[];
  readonly variance: number[][];
}

/** One list of groups per stratum. */
function strataOf(observations: GroupedObservations, size: number): GroupTimes[][] {
  const { times, kinds, groups, strata } = observations;
  const lists = new Map<number, { all: number[]; events: number[] }[]>();
  for (let index = 0; index < times.length; index += 1) {
    const time = times[index] ?? NaN;
    if (Number.isNaN(time)) continue;
    const stratum = strata?.[index] ?? 0;
    const own = lists.get(stratum) ?? Array.from({ length: size }, () => ({ all: [], events: [] }));
    lists.set(stratum, own);
    const group = own[groups[index] ?? 0];
    group?.all.push(time);
    if (kinds[index] === EVENT) group?.events.push(time);
  }
  return [...lists.values()].map((stratum) =>
    stratum.map((group) => ({
      all: Float64Array.from(group.all).sort(),
      events: Float64Array.from(group.events).sort(),
    })),
  );
}

/** Adds one time of one stratum: `atRisk` and `events` of each group, and the weight of the time. */
function addTime(sums: Sums, at: { atRisk: number[]; events: number[]; weight: number }): void {
  const { atRisk, events, weight } = at;
  const all = atRisk.reduce((sum, count) => sum + count, 0);
  const happened = events.reduce((sum, count) => sum + count, 0);
  const spread = all > 1 ? (weight ** 2 * happened * (all - happened)) / (all - 1) : 0;
  for (const [group, count] of atRisk.entries()) {
    const share = count / all;
    sums.observed[group] = (sums.observed[group] ?? 0) + weight * (events[group] ?? 0);
    sums.expected[group] = (sums.expected[group] ?? 0) + weight * happened * share;
    const row = sums.variance[group] ?? [];
    for (const [other, others] of atRisk.entries()) {
      row[other] = (row[other] ?? 0) + spread * share * (Number(group === other) - others / all);
    }
  }
}

/** Walks through the event times of one stratum. */
function addStratum(sums: Sums, groups: readonly GroupTimes[], isWeighted: boolean): void {
  const passed = groups.map(() => 0);
  const past = groups.map(() => 0);
  let survival = 1;
  for (;;) {
    const time = Math.min(...groups.map((group, index) => group.events[passed[index] ?? 0] ?? Infinity));
    if (time === Infinity) break;
    const atRisk = groups.map(({ all }, index) => {
      let before = past[index] ?? 0;
      while ((all[before] ?? Infinity) < time) before += 1;
      past[index] = before;
      return all.length - before;
    });
    const events = groups.map((group, index) => {
      const start = passed[index] ?? 0;
      let end = start;
      while (group.events[end] === time) end += 1;
      passed[index] = end;
      return end - start;
    });
    addTime(sums, { atRisk, events, weight: isWeighted ? survival : 1 });
    const happened = events.reduce((sum, count) => sum + count, 0);
    survival *= 1 - happened / atRisk.reduce((sum, count) => sum + count, 0);
  }
}

/** The quadratic form of the differences in all but the last of the groups that events could happen to. */
function chiSquareOf(sums: Sums, groups: readonly number[]): number | null {
  const but = groups.slice(0, -1);
  const differences = but.map((group) => (sums.observed[group] ?? 0) - (sums.expected[group] ?? 0));
  const matrix = but.map((group) => but.map((other) => sums.variance[group]?.[other] ?? 0));
  const solution = solveLinear(matrix, differences);
  return solution && differences.reduce((sum, value, index) => sum + value * (solution[index] ?? 0), 0);
}

/**
 * Log-rank test: how likely curves that differ this much or more are if all groups have the same one.
 *
 * Takes times (any unit, NaN where one is missing), kinds, the group of each observation as 0, 1, 2 … and perhaps its
 * stratum; then groups are compared within strata only. COMPETING counts as censored. "peto-peto" gives early events
 * more weight. Assumes independent people and censoring that says nothing about what comes after it.
 * n = 0, all missing, no event, a single group at risk, and everyone's event at one time (all equal) give `insufficient`.
 * Source: Mantel 1966; Peto and Peto 1972 as weighted by Harrington and Fleming 1982, rho = 1; R's survdiff
 * (survival 3.5-3), test/golden/km.json.
 * Example: events at 1 and 2 in one group, at 3 and 4 in the other: 2 observed and 5/6 expected in the first.
 */
export function logRankTest(
  observations: GroupedObservations,
  method: LogRankTest["method"] = "log-rank",
): LogRankTest | Insufficient {
  let size = 0;
  for (let index = 0; index < observations.groups.length; index += 1) {
    size = Math.max(size, (observations.groups[index] ?? 0) + 1);
  }
  const zeros = (): number[] => Array<number>(size).fill(0);
  const sums: Sums = { n: zeros(), observed: zeros(), expected: zeros(), variance: zeros().map(zeros) };
  for (const stratum of strataOf(observations, size)) {
    for (const [group, { all }] of stratum.entries()) sums.n[group] = (sums.n[group] ?? 0) + all.length;
    addStratum(sums, stratum, method === "peto-peto");
  }
  const all = sums.n.reduce((sum, count) => sum + count, 0);
  if (all === 0) return insufficient("Nobody is counted.");
  const { n, observed, expected } = sums;
  const atRisk = [...expected.keys()].filter((group) => (expected[group] ?? 0) > 0);
  if (atRisk.length === 0) return insufficient("No event has happened.");
  if (atRisk.length === 1) return insufficient("Events could happen to one group only.");
  const chiSquare = chiSquareOf(sums, atRisk);
  if (chiSquare === null) return insufficient("The events leave nothing to tell the groups apart by.");
  const degreesOfFreedom = atRisk.length - 1;
  const p = chiSquareTail(chiSquare, degreesOfFreedom);
  return {
    n,
    missing: observations.times.length - all,
    observed,
    expected,
    chiSquare,
    degreesOfFreedom,
    p,
    method,
  };
}
