import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanIfUnchanged } from "#shared/statistics/if-unchanged";

const noPair = { kind: "insufficient", reason: "Nobody has a pair." };

describe("the mean change if those without a last score had not changed", () => {
  it.each([
    { name: "the example of its description", pairs: 30, mean: -6, withoutLast: 10, expected: -4.5 },
    { name: "nobody missing", pairs: 30, mean: -6, withoutLast: 0, expected: -6 },
    {
      name: "nobody missing, a mean that no fraction hits",
      pairs: 3,
      mean: 0.1,
      withoutLast: 0,
      expected: 0.1,
    },
    { name: "one pair, nobody missing", pairs: 1, mean: 4, withoutLast: 0, expected: 4 },
    { name: "one pair, one missing", pairs: 1, mean: 4, withoutLast: 1, expected: 2 },
    { name: "no change at all", pairs: 12, mean: 0, withoutLast: 5, expected: 0 },
    { name: "all missing", pairs: 0, mean: NaN, withoutLast: 7, expected: noPair },
    { name: "nobody at all", pairs: 0, mean: NaN, withoutLast: 0, expected: noPair },
  ])("$name", ({ expected, ...of }) => expect(meanIfUnchanged(of)).toEqual(expected));

  it("is the mean of all changes with a 0 for each who is missing", () => {
    const changes = fc.array(fc.integer({ min: -27, max: 27 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(changes, fc.nat(60), (list, withoutLast) => {
        const sum = list.reduce((total, change) => total + change, 0);
        const of = { pairs: list.length, mean: sum / list.length, withoutLast };
        expect(meanIfUnchanged(of)).toBeCloseTo(sum / (list.length + withoutLast), 9);
      }),
    );
  });
});
