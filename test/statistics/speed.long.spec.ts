import { describe, expect, it } from "vitest";
import { cumulativeIncidence } from "#shared/statistics/cumulative-incidence";
import { kaplanMeier } from "#shared/statistics/kaplan-meier";
import { logRankTest } from "#shared/statistics/log-rank";
import { quantile } from "#shared/statistics/quantile";
import { figure, processorTime } from "../support/golden.js";

/* Apart from the other specs because a mutation run, whose code counts its own steps, leaves these out. */

const MANY = 1_000_000;
const scattered = (length: number, distinct: number): Float64Array =>
  Float64Array.from({ length }, (_, index) => ((index * 7_919) % distinct) + 0.5);

describe("in well under a second of processor time", () => {
  it("quantile takes a million values", () => {
    const values = scattered(MANY, 1_000_003);
    expect(figure(quantile(values, 0.5)).n).toBe(MANY);
    expect(processorTime(() => quantile(values, 0.5))).toBeLessThan(1000);
  });

  it("kaplanMeier takes a million observations", () => {
    const times = scattered(MANY, 20_011);
    const kinds = Uint8Array.from(times, (_, index) => Number(index % 7 > 0));
    expect(figure(kaplanMeier({ times, kinds })).curve).toHaveLength(20_011);
    expect(processorTime(() => kaplanMeier({ times, kinds }))).toBeLessThan(1000);
  });

  it("cumulativeIncidence takes a million observations", () => {
    const times = scattered(MANY, 20_011);
    const kinds = Uint8Array.from(times, (_, index) => index % 3);
    expect(figure(cumulativeIncidence({ times, kinds })).n).toBe(MANY);
    expect(processorTime(() => cumulativeIncidence({ times, kinds }))).toBeLessThan(1000);
  });

  it("logRankTest takes 100,000 observations in three groups", () => {
    const times = scattered(100_000, 20_011);
    const kinds = Uint8Array.from(times, (_, index) => Number(index % 4 > 0));
    const groups = Uint8Array.from(times, (_, index) => index % 3);
    expect(figure(logRankTest({ times, kinds, groups })).degreesOfFreedom).toBe(2);
    expect(processorTime(() => logRankTest({ times, kinds, groups }))).toBeLessThan(1000);
  });
});
