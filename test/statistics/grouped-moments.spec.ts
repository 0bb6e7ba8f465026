import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GroupedPairs, pairMomentsOf } from "#shared/statistics/effect-size";
import { GroupedMoments, momentsOf } from "#shared/statistics/moments";

describe("moments of groups whose values come in turn", () => {
  it.each([
    { name: "no value", values: [], expected: null },
    { name: "missing ones alone", values: [NaN, NaN], expected: null },
    { name: "one value", values: [-3], expected: { n: 1, mean: -3, variance: null, missing: 0 } },
    {
      name: "one and a missing one",
      values: [NaN, 5],
      expected: { n: 1, mean: 5, variance: null, missing: 1 },
    },
    { name: "all equal", values: [7.1, 7.1, 7.1], expected: { n: 3, mean: 7.1, variance: 0, missing: 0 } },
    { name: "both below 0", values: [-4, -2], expected: { n: 2, mean: -3, variance: 2, missing: 0 } },
    { name: "both above 0", values: [2, 4], expected: { n: 2, mean: 3, variance: 2, missing: 0 } },
    {
      name: "two equal behind a lesser",
      values: [1, 7, 7],
      expected: { n: 3, mean: 5, variance: 12, missing: 0 },
    },
    {
      name: "two equal behind a greater",
      values: [7, 1, 1],
      expected: { n: 3, mean: 3, variance: 12, missing: 0 },
    },
    { name: "falling", values: [9, 4, 2], expected: { n: 3, mean: 5, variance: 13, missing: 0 } },
  ])("$name", ({ values, expected }) => {
    const moments = new GroupedMoments();
    for (const value of values) {
      moments.add(3, value);
      moments.add(4, 1000);
    }
    expect(moments.read(3)).toEqual(expected);
    expect(moments.read(2)).toBeNull();
    expect(moments.read(9)).toBeNull();
  });

  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(NaN));
  const rows = fc.array(fc.tuple(fc.nat(40), value, value), { maxLength: 120 });

  it("are those of each group by itself, to the last digit", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const moments = new GroupedMoments();
        for (const [group, one] of all) moments.add(group, one);
        for (let group = 0; group <= 41; group += 1) {
          const own = all.filter(([of]) => of === group).map(([, one]) => one);
          expect(moments.read(group)).toEqual(momentsOf(own));
          expect(moments.meanOf(group)).toBe(momentsOf(own)?.mean ?? 0);
        }
      }),
    );
  });

  it("and so are those of pairs", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const pairs = new GroupedPairs();
        for (const [group, first, last] of all) pairs.add(group, first, last);
        for (let group = 0; group <= 41; group += 1) {
          const own = all.filter(([of]) => of === group);
          const [first, last] = [own.map(([, one]) => one), own.map(([, , one]) => one)];
          expect(pairs.read(group)).toEqual(pairMomentsOf({ first, last }));
        }
      }),
    );
  });
});
