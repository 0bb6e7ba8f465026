import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runsAnalysis } from "#shared/statistics/runs-analysis";

// The reference values stand in p-chart.spec.ts, beside the charts that they belong to.
describe("runs analysis", () => {
  it.each([
    {
      name: "no value",
      values: [],
      longestRun: 0,
      longestRunLimit: 0,
      crossings: 0,
      crossingsLimit: 0,
      isSignal: false,
    },
    {
      name: "one value",
      values: [1],
      longestRun: 1,
      longestRunLimit: 3,
      crossings: 0,
      crossingsLimit: 0,
      isSignal: false,
    },
    {
      name: "all on the line",
      values: [0, 0],
      longestRun: 0,
      longestRunLimit: 0,
      crossings: 0,
      crossingsLimit: 0,
      isSignal: false,
    },
    {
      name: "all missing",
      values: [NaN, NaN],
      longestRun: 0,
      longestRunLimit: 0,
      crossings: 0,
      crossingsLimit: 0,
      isSignal: false,
    },
    {
      name: "a value on the line, which does not count",
      values: [1, 0, 1],
      longestRun: 2,
      longestRunLimit: 4,
      crossings: 0,
      crossingsLimit: 0,
      isSignal: false,
    },
    {
      name: "a gap, which does not count",
      values: [1, NaN, -1],
      longestRun: 1,
      longestRunLimit: 4,
      crossings: 1,
      crossingsLimit: 0,
      isSignal: false,
    },
    // n = 16: a run of 7 is allowed, and 4 crossings of 15 are (P(X ≤ 3) = 0.018, P(X ≤ 4) = 0.059).
    {
      name: "a run at the limit",
      values: [1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1],
      longestRun: 7,
      longestRunLimit: 7,
      crossings: 9,
      crossingsLimit: 4,
      isSignal: false,
    },
    {
      name: "a run past the limit",
      values: [1, 1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1, 1],
      longestRun: 8,
      longestRunLimit: 7,
      crossings: 8,
      crossingsLimit: 4,
      isSignal: true,
    },
    {
      name: "crossings at the limit",
      values: [1, 1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1, 1, 1, 1],
      longestRun: 4,
      longestRunLimit: 7,
      crossings: 4,
      crossingsLimit: 4,
      isSignal: false,
    },
    {
      name: "crossings past the limit",
      values: [1, 1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1, -1, -1, -1, -1],
      longestRun: 4,
      longestRunLimit: 7,
      crossings: 3,
      crossingsLimit: 4,
      isSignal: true,
    },
  ])("of $name", ({ values, ...expected }) =>
    expect({ name: expected.name, ...runsAnalysis(values, 0) }).toEqual(expected),
  );

  it("matches the example of its description", () =>
    expect(runsAnalysis([1, 2, 1, 2], 1.5)).toMatchObject({ crossings: 3, longestRun: 1 }));

  it("is the same from both ends, and when the values are turned over", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 50 }), (values) => {
        const found = runsAnalysis(values, 0);
        expect(runsAnalysis(values.toReversed(), 0)).toEqual(found);
        expect(
          runsAnalysis(
            values.map((value) => -value),
            0,
          ),
        ).toEqual(found);
      }),
    );
  });
});
