import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { byarInterval, poissonInterval } from "#shared/statistics/poisson-interval";
import { expectFinite, expectGolden, readGolden } from "../support/golden.js";

const n = z.number();
const pair = z.tuple([n, n]);
const { byar_check: counts } = readGolden(
  "oe.json",
  z.object({ byar_check: z.object({ o: z.array(n).length(5), byar: z.array(pair), exact: z.array(pair) }) }),
);
const { poisson_SR_limits_check: ratios } = readGolden(
  "funnel.json",
  z.object({
    poisson_SR_limits_check: z.object({
      expected: z.array(n).length(3),
      ll95: z.array(n),
      ul95: z.array(n),
      ll998: z.array(n),
      ul998: z.array(n),
    }),
  }),
);

describe("Poisson interval", () => {
  it.each(counts.o.map((count, index) => ({ count, exact: counts.exact[index], byar: counts.byar[index] })))(
    "gives R's exact and Byar's limits of $count",
    ({ count, exact, byar }) => {
      expect(poissonInterval(count)).toMatchObject({ estimate: count, level: 0.95, method: "poisson exact" });
      expectGolden(poissonInterval(count).lower, exact?.[0]);
      expectGolden(poissonInterval(count).upper, exact?.[1]);
      expect(byarInterval(count)).toMatchObject({ estimate: count, level: 0.95, method: "byar" });
      expectGolden(byarInterval(count).lower, byar?.[0]);
      expectGolden(byarInterval(count).upper, byar?.[1]);
    },
  );

  it.each(ratios.expected.map((count, index) => ({ count, index })))(
    "gives FunnelPlotR's limits of a ratio with $count expected, to the 7 digits it prints",
    ({ count, index }) => {
      expectGolden(poissonInterval(count).lower / count, ratios.ll95[index], 1e-6);
      expectGolden(poissonInterval(count).upper / count, ratios.ul95[index], 1e-6);
      expectGolden(poissonInterval(count, 0.998).lower / count, ratios.ll998[index], 1e-6);
      expectGolden(poissonInterval(count, 0.998).upper / count, ratios.ul998[index], 1e-6);
    },
  );

  it("matches the examples of their descriptions", () => {
    expect(poissonInterval(10).lower).toBeCloseTo(4.7954, 4);
    expect(poissonInterval(10).upper).toBeCloseTo(18.3904, 4);
    expect(byarInterval(10).lower).toBeCloseTo(4.7874, 4);
    expect(byarInterval(10).upper).toBeCloseTo(18.3915, 4);
  });

  it("starts at 0 for a count of 0, and knows its upper limit in closed form", () => {
    expect(poissonInterval(0).lower).toBe(0);
    expect(byarInterval(0).lower).toBe(0);
    expect(poissonInterval(0).upper).toBeCloseTo(-Math.log(0.025), 12);
    expect(poissonInterval(0, 0.998).upper).toBeCloseTo(-Math.log(0.001), 11);
  });

  it("holds the count, rises with it, and Byar's is near it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (count) => {
        const found = poissonInterval(count);
        const next = poissonInterval(count + 1);
        expectFinite(found);
        expect(found.lower).toBeLessThan(count);
        expect(found.upper).toBeGreaterThan(count);
        expect(next.lower).toBeGreaterThan(found.lower);
        expect(next.upper).toBeGreaterThan(found.upper);
        expect(Math.abs(byarInterval(count).upper - found.upper)).toBeLessThan(0.02);
      }),
    );
  });
});
