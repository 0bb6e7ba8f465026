import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  COMPETING,
  EVENT,
  cumulativeIncidence,
  incidenceAt,
  quantileOfIncidence,
  type CumulativeIncidence,
  type Observations,
} from "#shared/statistics/cumulative-incidence";

const bare = z.union([z.number(), z.null()]);
const interval = z.object({ lower: z.array(bare), upper: z.array(bare) });
const cause = z.object({ cif: z.array(z.number()), ci_loglog_of_1minusF: interval });
const expected = z.object({
  n: z.number(),
  n_censored: z.number(),
  time: z.array(z.number()),
  cause1: cause,
  cause2: cause,
});
const golden = z
  .object({
    mgus2: z.object({ time: z.array(z.number()), event: z.array(z.number()), sex: z.array(z.string()) }),
    mgus2_expected: expected,
    mgus2_by_sex: z.object({ F: expected, M: expected }),
    small: z.object({ time: z.array(z.number()), event: z.array(z.number()) }),
    small_expected: expected,
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/aj.json", import.meta.url), "utf8")));

function curveOf(
  observations: Observations,
  interest: typeof EVENT | typeof COMPETING = EVENT,
): CumulativeIncidence {
  const found = cumulativeIncidence(observations, interest);
  if ("kind" in found) throw new Error(found.reason);
  return found;
}

function ofSex(sex: string): Observations {
  const keep = golden.mgus2.sex.map((each) => each === sex);
  return {
    times: golden.mgus2.time.filter((_, index) => keep[index]),
    kinds: golden.mgus2.event.filter((_, index) => keep[index]),
  };
}

const sets = [
  {
    name: "mgus2",
    observations: { times: golden.mgus2.time, kinds: golden.mgus2.event },
    expected: golden.mgus2_expected,
  },
  { name: "mgus2 women", observations: ofSex("F"), expected: golden.mgus2_by_sex.F },
  { name: "mgus2 men", observations: ofSex("M"), expected: golden.mgus2_by_sex.M },
  {
    name: "12 observations",
    observations: { times: golden.small.time, kinds: golden.small.event },
    expected: golden.small_expected,
  },
];

describe.each(sets)("Aalen–Johansen on $name", ({ observations, expected: wanted }) => {
  it.each([
    { interest: EVENT, values: wanted.cause1 },
    { interest: COMPETING, values: wanted.cause2 },
  ] as const)("gives R's incidence and interval for cause $interest", ({ interest, values }) => {
    const { curve, n, censored } = curveOf(observations, interest);
    expect(n).toBe(wanted.n);
    expect(censored).toBe(wanted.n_censored);
    for (const [index, time] of wanted.time.entries()) {
      const point = curve.filter((each) => each.time <= time).at(-1);
      expect(Math.abs(incidenceAt(curve, time) - (values.cif[index] ?? -1))).toBeLessThan(1e-9);
      const lower = values.ci_loglog_of_1minusF.lower[index];
      const upper = values.ci_loglog_of_1minusF.upper[index];
      if (!point || lower === null || lower === undefined || upper === null || upper === undefined) continue;
      expect(Math.abs((point.lower ?? -1) - lower)).toBeLessThan(1e-6);
      expect(Math.abs((point.upper ?? -1) - upper)).toBeLessThan(1e-6);
    }
  });
});

describe("degenerate input", () => {
  it("refuses nobody", () =>
    expect(cumulativeIncidence({ times: [], kinds: [] })).toMatchObject({ kind: "insufficient" }));

  it.each([
    { name: "one event", times: [5], kinds: [1], last: 1 },
    { name: "one censored", times: [5], kinds: [0], last: 0 },
    { name: "all equal, all events", times: [3, 3, 3], kinds: [1, 1, 1], last: 1 },
    { name: "all censored", times: [1, 2, 3], kinds: [0, 0, 0], last: 0 },
    { name: "all at time 0", times: [0, 0], kinds: [1, 2], last: 0.5 },
    { name: "times that are not whole", times: [0.5, 1.5, 1.5], kinds: [1, 2, 1], last: 2 / 3 },
  ])("gives a stated answer for $name", ({ times, kinds, last }) => {
    const { curve } = curveOf({ times, kinds });
    expect(curve.at(-1)?.estimate ?? 0).toBeCloseTo(last, 12);
    expect(JSON.stringify(curve)).not.toMatch(/NaN|Infinity/);
  });

  it("says when a quantile is not reached", () => {
    const { curve } = curveOf({ times: [1, 2, 3, 4], kinds: [1, 2, 2, 2] });
    expect(quantileOfIncidence(curve, 0.5)).toMatchObject({ estimate: null, reason: "not reached" });
  });

  it("gives the midpoint of a flat stretch at exactly the quantile", () => {
    const { curve } = curveOf({ times: [10, 20, 30, 40], kinds: [1, 1, 1, 1] });
    expect(quantileOfIncidence(curve, 0.5).estimate).toBe(25);
  });
});

describe("laws", () => {
  const observed = fc.array(
    fc.record({ time: fc.integer({ min: 0, max: 60 }), kind: fc.constantFrom(0, 1, 2) }),
    { minLength: 1, maxLength: 60 },
  );
  const split = (rows: { time: number; kind: number }[]): Observations => ({
    times: rows.map((row) => row.time),
    kinds: rows.map((row) => row.kind),
  });

  it("is the plain share when nobody is censored", () => {
    fc.assert(
      fc.property(observed, fc.integer({ min: 0, max: 60 }), (rows, time) => {
        const seen = rows.map((row) => ({ ...row, kind: row.kind === 0 ? 2 : row.kind }));
        const share = seen.filter((row) => row.kind === 1 && row.time <= time).length / seen.length;
        expect(incidenceAt(curveOf(split(seen)).curve, time)).toBeCloseTo(share, 10);
      }),
    );
  });

  it("does not depend on order, and scales with the unit of time", () => {
    fc.assert(
      fc.property(observed, (rows) => {
        const one = curveOf(split(rows)).curve;
        const other = curveOf(split(rows.toReversed().map((row) => ({ ...row, time: row.time * 60 })))).curve;
        expect(other).toEqual(one.map((point) => ({ ...point, time: point.time * 60 })));
      }),
    );
  });

  it("adds up: started, given up and neither are the whole", () => {
    fc.assert(
      fc.property(observed, (rows) => {
        const all = split(rows);
        const started = curveOf(all, EVENT).curve.at(-1)?.estimate ?? 0;
        const gaveUp = curveOf(all, COMPETING).curve.at(-1)?.estimate ?? 0;
        expect(started + gaveUp).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
