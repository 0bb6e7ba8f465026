import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { cumulativeIncidence, quantileOfIncidence } from "#shared/statistics/cumulative-incidence";
import {
  kaplanMeier,
  quantileOfSurvival,
  survivalAt,
  type Survival,
  type SurvivalPoint,
} from "#shared/statistics/kaplan-meier";
import type { Observations } from "#shared/statistics/risk-table";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";
import { observations } from "./survival-sets.js";

const n = z.number();
const bare = n.nullable();
const numbers = z.union([z.array(bare), bare.transform((value) => [value])]);
const interval = z.object({ lower: numbers, upper: numbers });
const steps = z.object({ time: numbers, n_risk: numbers, n_event: numbers, surv: numbers, std_err: numbers });
const curves = z.record(
  z.string(),
  z.object({
    n,
    events: n,
    at: z.object({ time: numbers, n_risk: numbers, surv: numbers, std_err_greenwood: numbers }),
    ci: z.object({ "log-log": interval }),
    quantiles: z.object({ "log-log": interval.extend({ prob: numbers, est: numbers }) }),
    steps,
  }),
);
const edges = z.record(
  z.string(),
  z.object({
    time: numbers,
    status: numbers,
    steps: steps.extend({ lower_loglog: numbers, upper_loglog: numbers }),
    median: bare,
    median_lower: bare,
    median_upper: bare,
  }),
);
const golden = readGolden(
  "km.json",
  z.object({
    km: curves,
    edge_cases: edges,
  }),
);

function survivalOf(found: Observations | undefined): Survival {
  return figure(kaplanMeier(found ?? { times: [], kinds: [] }));
}

function pointAt(survival: Survival, time: number): SurvivalPoint | undefined {
  return survival.curve.findLast((point) => point.time <= time);
}

describe("Kaplan–Meier reference values", () => {
  it("covers every curve of the file", () =>
    expect(Object.keys(golden.km).toSorted()).toEqual(Object.keys(observations).toSorted()));

  it.each(Object.entries(golden.km))("gives R's steps of %s", (name, expected) => {
    const survival = survivalOf(observations[name]);
    expect(survival).toMatchObject({
      n: expected.n,
      events: expected.events,
      censored: expected.n - expected.events,
      missing: 0,
      level: 0.95,
      method: "kaplan-meier, log-log",
    });
    expect(survival.curve).toHaveLength(expected.steps.time.length);
    for (const [index, point] of survival.curve.entries()) {
      expect(point.time).toBe(expected.steps.time[index]);
      expect(point.atRisk).toBe(expected.steps.n_risk[index]);
      expect(point.events).toBe(expected.steps.n_event[index]);
      expectGolden(point.estimate, expected.steps.surv[index]);
      expectGolden(point.standardError, expected.steps.std_err[index]);
    }
  });

  it.each(Object.entries(golden.km))(
    "gives R's shares and intervals at set times of %s",
    (name, expected) => {
      const survival = survivalOf(observations[name]);
      for (const [index, at] of expected.at.time.entries()) {
        const time = at ?? NaN;
        const point = pointAt(survival, time);
        expectGolden(survivalAt(survival.curve, time), expected.at.surv[index]);
        // Before the first event R prints 1 to 1; the product has no point there.
        if (expected.at.surv[index] === 1) {
          expect(point).toBeUndefined();
          continue;
        }
        expectGolden(point?.standardError, expected.at.std_err_greenwood[index]);
        expectGolden(point?.lower, expected.ci["log-log"].lower[index]);
        expectGolden(point?.upper, expected.ci["log-log"].upper[index]);
      }
    },
  );

  it.each(Object.entries(golden.km))("gives R's quantiles of %s", (name, expected) => {
    const survival = survivalOf(observations[name]);
    const { prob, est, lower, upper } = expected.quantiles["log-log"];
    for (const [index, p] of prob.entries()) {
      const found = quantileOfSurvival(survival, p ?? NaN);
      expect(found.estimate).toBe(est[index]);
      expect(found.lower).toBe(lower[index]);
      expect(found.upper).toBe(upper[index]);
      const isWhole = ![est[index], lower[index], upper[index]].includes(null);
      expect(found.reason).toBe(isWhole ? undefined : "not reached");
    }
  });
});

describe("Kaplan–Meier edge cases of the reference", () => {
  it("covers the file", () => expect(Object.keys(golden.edge_cases)).toHaveLength(6));

  it.each(Object.entries(golden.edge_cases))("gives R's answer for %s", (_, expected) => {
    const numbersOf = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? NaN);
    const survival = survivalOf({ times: numbersOf(expected.time), kinds: numbersOf(expected.status) });
    for (const [index, time] of numbersOf(expected.steps.time).entries()) {
      const point = survival.curve.find((each) => each.time === time);
      expect(point?.events ?? 0).toBe(expected.steps.n_event[index]);
      expectGolden(survivalAt(survival.curve, time), expected.steps.surv[index]);
      if (!point) continue;
      expect(point.atRisk).toBe(expected.steps.n_risk[index]);
      expectGolden(point.standardError, expected.steps.std_err[index]);
      expectGolden(point.lower, expected.steps.lower_loglog[index]);
      expectGolden(point.upper, expected.steps.upper_loglog[index]);
    }
    const { estimate, lower, upper } = quantileOfSurvival(survival, 0.5);
    expect({ estimate, lower, upper }).toEqual({
      estimate: expected.median,
      lower: expected.median_lower,
      upper: expected.median_upper,
    });
    expectFinite(survival);
  });
});

describe("degenerate input", () => {
  it.each([
    { name: "nobody", times: [], kinds: [] },
    { name: "all missing", times: [NaN, NaN], kinds: [1, 0] },
  ])("refuses $name", ({ times, kinds }) =>
    expect(kaplanMeier({ times, kinds })).toEqual({ kind: "insufficient", reason: "Nobody is counted." }),
  );

  it.each([
    { name: "one event", times: [5], kinds: [1], last: 0, points: 1 },
    { name: "one censored", times: [5], kinds: [0], last: 1, points: 0 },
    { name: "one competing event", times: [5], kinds: [2], last: 1, points: 0 },
    { name: "all equal, all events", times: [3, 3, 3], kinds: [1, 1, 1], last: 0, points: 1 },
    { name: "all equal, one censored", times: [3, 3], kinds: [0, 1], last: 0.5, points: 1 },
    { name: "all censored", times: [1, 2, 3], kinds: [0, 0, 0], last: 1, points: 0 },
    { name: "times that are not whole", times: [0.5, 1.5, 1.25], kinds: [1, 1, 0], last: 0, points: 2 },
  ])("gives a stated answer for $name", ({ times, kinds, last, points }) => {
    const survival = survivalOf({ times, kinds });
    expectFinite(survival);
    expect(survival.curve).toHaveLength(points);
    expect(survivalAt(survival.curve, Math.max(...times))).toBeCloseTo(last, 12);
    expect(survivalAt(survival.curve, -1)).toBe(1);
    expect(survival.followUp).toBe(Math.max(...times));
  });

  it("matches the example of its description", () => {
    const { curve } = survivalOf({ times: [1, 2, 3], kinds: [1, 0, 1] });
    expect(curve[0]?.estimate).toBeCloseTo(2 / 3, 15);
    expect(curve[1]?.estimate).toBe(0);
  });

  it("leaves a missing time out and counts it", () => {
    const survival = survivalOf({ times: [1, NaN, 2, NaN], kinds: [1, 1, 0, 0] });
    expect(survival).toMatchObject({ n: 2, events: 1, censored: 1, missing: 2 });
    expect(survival.curve[0]?.estimate).toBe(0.5);
  });

  it("gives the midpoint of the last stretch, which ends with the follow-up", () => {
    const survival = survivalOf({ times: [2, 4, 10, 10], kinds: [1, 1, 0, 0] });
    expect(quantileOfSurvival(survival, 0.5).estimate).toBe(7);
  });

  it("says when a quantile is not reached", () => {
    const survival = survivalOf({ times: [1, 2, 3], kinds: [1, 0, 0] });
    expect(quantileOfSurvival(survival, 0.5)).toMatchObject({ estimate: null, reason: "not reached" });
  });
});

describe("laws", () => {
  const rows = fc.array(fc.record({ time: fc.integer({ min: 0, max: 40 }), kind: fc.constantFrom(0, 1) }), {
    minLength: 1,
    maxLength: 60,
  });
  const split = (list: { time: number; kind: number }[]): Observations => ({
    times: list.map((row) => row.time),
    kinds: list.map((row) => row.kind),
  });

  it("is the plain share when nobody is censored", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 40 }), (list, time) => {
        const seen = list.map((row) => ({ ...row, kind: 1 }));
        const share = seen.filter((row) => row.time > time).length / seen.length;
        expect(survivalAt(survivalOf(split(seen)).curve, time)).toBeCloseTo(share, 10);
      }),
    );
  });

  it("is the complement of the cumulative incidence when nothing competes", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const survival = survivalOf(split(list));
        const incidence = figure(cumulativeIncidence(split(list)));
        expect(incidence.curve).toHaveLength(survival.curve.length);
        for (const [index, point] of survival.curve.entries()) {
          const other = incidence.curve[index];
          expect(other?.estimate).toBeCloseTo(1 - point.estimate, 10);
          if (point.standardError !== null && point.lower !== null && point.upper !== null) {
            expect(other?.standardError).toBeCloseTo(point.standardError, 10);
            expect(other?.lower).toBeCloseTo(1 - point.upper, 8);
            expect(other?.upper).toBeCloseTo(1 - point.lower, 8);
          }
        }
        expect(quantileOfIncidence(incidence, 0.5)).toEqual(quantileOfSurvival(survival, 0.5));
      }),
    );
  });

  it("does not depend on order, scales with the unit of time, and never rises", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const one = survivalOf(split(list)).curve;
        const other = survivalOf(
          split(list.toReversed().map((row) => ({ ...row, time: row.time / 8 }))),
        ).curve;
        expect(other).toEqual(one.map((point) => ({ ...point, time: point.time / 8 })));
        for (const [index, point] of one.entries()) {
          expect(point.estimate).toBeLessThan(one[index - 1]?.estimate ?? 1);
        }
      }),
    );
  });
});
