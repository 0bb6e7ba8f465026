import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingBounds } from "#shared/statistics/missing-bounds";

describe("bounds of a share of which some answers are unknown", () => {
  it.each([
    { name: "nobody", met: 0, notMet: 0, unknown: 0, expected: null },
    { name: "all unknown", met: 0, notMet: 0, unknown: 5, expected: { lower: 0, upper: 1 } },
    { name: "none unknown", met: 3, notMet: 1, unknown: 0, expected: { lower: 0.75, upper: 0.75 } },
    { name: "some unknown", met: 3, notMet: 1, unknown: 4, expected: { lower: 0.375, upper: 0.875 } },
    { name: "one, met", met: 1, notMet: 0, unknown: 0, expected: { lower: 1, upper: 1 } },
    { name: "one, not met", met: 0, notMet: 1, unknown: 0, expected: { lower: 0, upper: 0 } },
  ])("$name", ({ expected, ...counts }) => {
    expect(missingBounds(counts)).toEqual(expected);
  });

  it("hold the share however the unknown ones turn out, and are reached at both ends", () => {
    const count = fc.nat({ max: 500 });
    fc.assert(
      fc.property(fc.record({ met: count, notMet: count, unknown: count }), fc.nat(), (counts, draw) => {
        const { met, notMet, unknown } = counts;
        const all = met + notMet + unknown;
        fc.pre(all > 0);
        const bounds = missingBounds(counts);
        const turned = draw % (unknown + 1);
        const share = (met + turned) / all;
        expect(share).toBeGreaterThanOrEqual(bounds?.lower ?? NaN);
        expect(share).toBeLessThanOrEqual(bounds?.upper ?? NaN);
        expect([bounds?.lower, bounds?.upper]).toEqual([met / all, 1 - notMet / all].map(near));
      }),
    );
  });
});

function near(value: number): unknown {
  return expect.closeTo(value, 12);
}
