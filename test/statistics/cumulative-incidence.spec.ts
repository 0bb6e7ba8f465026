import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  cumulativeIncidence,
  incidenceAt,
  quantileOfIncidence,
  type CumulativeIncidence,
} from "#shared/statistics/cumulative-incidence";
import { kaplanMeier, survivalAt } from "#shared/statistics/kaplan-meier";
import { COMPETING, EVENT, type Observations } from "#shared/statistics/risk-table";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const numbers = z.array(n);
const bare = z.array(n.nullable());
const cause = z.object({
  cif: numbers,
  cif_etm: numbers,
  se_survival_ij: numbers,
  se_etm_greenwood: numbers,
  ci_loglog_of_1minusF: z.object({ lower: bare, upper: bare }),
});
const expected = z.object({
  n,
  n_event: z.tuple([n, n]),
  n_censored: n,
  time: numbers,
  n_risk: numbers,
  cause1: cause,
  cause2: cause,
  neither: z.object({ p: numbers }),
  naive_1_minus_km_cause1: numbers,
});
const observation = z.object({ time: numbers, event: numbers });
const golden = readGolden(
  "aj.json",
  z.object({
    mgus2: observation.extend({ sex: z.array(z.string()) }),
    mgus2_expected: expected,
    mgus2_by_sex: z.object({ F: expected, M: expected }),
    small: observation,
    small_expected: expected,
  }),
);

function curveOf(
  observations: Observations,
  interest: typeof EVENT | typeof COMPETING = EVENT,
): CumulativeIncidence {
  return figure(cumulativeIncidence(observations, interest));
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
  ] as const)(
    "gives R's incidence, standard error and interval for cause $interest",
    ({ interest, values }) => {
      const found = curveOf(observations, interest);
      const [events, competing] = interest === EVENT ? wanted.n_event : wanted.n_event.toReversed();
      expect(found).toMatchObject({
        n: wanted.n,
        events,
        competing,
        censored: wanted.n_censored,
        missing: 0,
      });
      expect(found).toMatchObject({ level: 0.95, method: "aalen-johansen, log-log" });
      for (const [index, time] of wanted.time.entries()) {
        const point = found.curve.findLast((each) => each.time <= time);
        expectGolden(incidenceAt(found.curve, time), values.cif[index]);
        expectGolden(incidenceAt(found.curve, time), values.cif_etm[index]);
        if (values.cif[index] === 0) {
          expect(point).toBeUndefined();
          continue;
        }
        expectGolden(point?.standardError, values.se_etm_greenwood[index], 1e-6);
        expectGolden(point?.standardError, values.se_survival_ij[index], 1e-6);
        expectGolden(point?.lower, values.ci_loglog_of_1minusF.lower[index], 1e-6);
        expectGolden(point?.upper, values.ci_loglog_of_1minusF.upper[index], 1e-6);
        if (point?.time === time) expect(point.atRisk).toBe(wanted.n_risk[index]);
      }
    },
  );

  it("leaves R's share with neither", () => {
    const started = curveOf(observations, EVENT).curve;
    const gaveUp = curveOf(observations, COMPETING).curve;
    for (const [index, time] of wanted.time.entries()) {
      expectGolden(1 - incidenceAt(started, time) - incidenceAt(gaveUp, time), wanted.neither.p[index]);
    }
  });

  it("is what one minus Kaplan–Meier exceeds, and by as much as R says", () => {
    const naive = figure(kaplanMeier(observations));
    const started = curveOf(observations).curve;
    for (const [index, time] of wanted.time.entries()) {
      expectGolden(1 - survivalAt(naive.curve, time), wanted.naive_1_minus_km_cause1[index]);
      expect(1 - survivalAt(naive.curve, time)).toBeGreaterThanOrEqual(incidenceAt(started, time) - 1e-12);
    }
  });
});

describe("degenerate input", () => {
  it.each([
    { name: "nobody", times: [], kinds: [] },
    { name: "all missing", times: [NaN, NaN], kinds: [1, 2] },
  ])("refuses $name", ({ times, kinds }) =>
    expect(cumulativeIncidence({ times, kinds })).toEqual({
      kind: "insufficient",
      reason: "Nobody is counted.",
    }),
  );

  it("leaves a missing time out and counts it", () =>
    expect(curveOf({ times: [1, NaN, 2], kinds: [1, 2, 0] })).toMatchObject({
      n: 2,
      competing: 0,
      missing: 1,
    }));

  it("matches the example of its description", () => {
    const { curve } = curveOf({ times: [1, 2, 3], kinds: [1, 2, 1] });
    expect(curve.map((point) => point.time)).toEqual([1, 3]);
    expect(curve[0]?.estimate).toBeCloseTo(1 / 3, 12);
    expect(curve[1]?.estimate).toBeCloseTo(2 / 3, 12);
  });

  it.each([
    { name: "everyone has had it", kinds: [1, 1], lower: null, upper: null },
    { name: "half have had it", kinds: [1, 2], lower: 0.0896, upper: 0.994 },
  ])("has an interval or none where $name", ({ kinds, lower, upper }) => {
    const last = curveOf({ times: [1, 1], kinds }).curve.at(-1);
    if (lower === null) expect(last).toMatchObject({ lower, upper });
    else {
      expect(last?.lower).toBeCloseTo(lower, 3);
      expect(last?.upper).toBeCloseTo(upper, 3);
    }
  });

  it("asks the incidence at a time on a point and just before it", () => {
    const { curve } = curveOf({ times: [2, 4], kinds: [1, 1] });
    expect([1.999, 2, 3.999, 4, 9].map((time) => incidenceAt(curve, time))).toEqual([0, 0.5, 0.5, 1, 1]);
  });

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
    expectFinite(curve);
  });

  it("says when a quantile is not reached", () => {
    const incidence = curveOf({ times: [1, 2, 3, 4], kinds: [1, 2, 2, 2] });
    expect(quantileOfIncidence(incidence, 0.5)).toMatchObject({ estimate: null, reason: "not reached" });
  });

  it("gives the midpoint of a flat stretch at exactly the quantile", () => {
    const incidence = curveOf({ times: [10, 20, 30, 40], kinds: [1, 1, 1, 1] });
    expect(quantileOfIncidence(incidence, 0.5).estimate).toBe(25);
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
