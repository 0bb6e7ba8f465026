import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginningOfRun,
  signalsOf,
  type LimitedPoint,
  type Signal,
} from "#shared/statistics/control-signals";

/** Points around a centre line of 0, near limits at ±2 and process limits at ±3. */
function points(values: readonly number[]): LimitedPoint[] {
  const lines = {
    centreLine: 0,
    lowerProcessLimit: -3,
    upperProcessLimit: 3,
    lowerNearLimit: -2,
    upperNearLimit: 2,
  };
  return values.map((value, index) => ({ index, value, ...lines }));
}

const letters = { outsideLimits: "o", trend: "t", twoOfThree: "n", shift: "s" } as const;

/** One letter a point: o outside, t trend, n near (two of three), s shift, a dot for none; capitals go up. */
function written(values: readonly number[], trendPoints: 6 | 7 = 7): string {
  return signalsOf(points(values), trendPoints)
    .map((found) => {
      if (!found) return ".";
      const letter = letters[found.signal];
      return found.direction === "up" ? letter.toUpperCase() : letter;
    })
    .join("");
}

describe("outside the limits", () => {
  it.each([
    { name: "on the upper limit", values: [0, 3, 0], expected: "..." },
    { name: "just above the upper limit", values: [0, 3.000001, 0], expected: ".O." },
    { name: "on the lower limit", values: [0, -3, 0], expected: "..." },
    { name: "just below the lower limit", values: [0, -3.000001, 0], expected: ".o." },
    { name: "above by the last bit only", values: [0, 3 + 4e-16, 0], expected: "..." },
    { name: "below by the last bit only", values: [0, -3 - 4e-16, 0], expected: "..." },
    { name: "first and last", values: [4, 0, -4], expected: "O.o" },
  ])("$name", ({ values, expected }) => expect(written(values)).toBe(expected));
});

describe("trend", () => {
  it.each([
    { name: "7 rising", values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], expected: "TTTTTTT" },
    { name: "6 rising", values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2], expected: "......" },
    { name: "7 falling", values: [0.3, 0.2, 0.1, 0, -0.1, -0.2, -0.3], expected: "ttttttt" },
    { name: "8 rising", values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4], expected: "TTTTTTTT" },
    { name: "7 with one tie", values: [-0.3, -0.2, -0.1, -0.1, 0.1, 0.2, 0.3], expected: "......." },
    {
      name: "7 with a tie of the last bit",
      values: [-0.3, -0.2, 0.1, 0.3 - 0.2, 0.15, 0.2, 0.3],
      expected: ".......",
    },
    { name: "7 rising after a fall", values: [1, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], expected: ".TTTTTTT" },
    {
      name: "7 rising before a fall",
      values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, -1],
      expected: "TTTTTTT.",
    },
    {
      name: "7 rising, then 7 falling: the turning point belongs to the later",
      values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.2, 0.1, 0, -0.1, -0.2, -0.3],
      expected: "TTTTTTttttttt",
    },
    {
      name: "7 falling, then 7 rising",
      values: [0.3, 0.2, 0.1, 0, -0.1, -0.2, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3],
      expected: "ttttttTTTTTTT",
    },
    {
      name: "7 rising, a fall, 7 rising: the last of the first keeps its own direction",
      values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3],
      expected: "TTTTTTTTTTTTTT",
    },
    {
      name: "outside comes before trend",
      values: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 3.5],
      expected: "TTTTTTO",
    },
  ])("$name", ({ values, expected }) => expect(written(values)).toBe(expected));

  it("takes 6 points when told so", () => {
    expect(written([-0.2, -0.1, 0, 0.1, 0.2, 0.3], 6)).toBe("TTTTTT");
    expect(written([-0.2, -0.1, 0, 0.1, 0.2], 6)).toBe(".....");
  });
});

describe("two of three", () => {
  it.each([
    { name: "near, near, near", values: [2.5, 2.4, 2.6], expected: "NNN" },
    { name: "near, far, near", values: [2.5, 1, 2.5], expected: "N.N" },
    { name: "near, near, far", values: [2.5, 2.5, 1], expected: "NN." },
    { name: "far, near, near", values: [1, 2.5, 2.5], expected: ".NN" },
    { name: "near, near only", values: [2.5, 2.5], expected: ".." },
    { name: "the third on the centre line", values: [2.5, 2.5, 0], expected: "..." },
    { name: "the third on the other side", values: [2.5, 2.5, -1], expected: "..." },
    { name: "one near", values: [2.5, 1, 1], expected: "..." },
    { name: "near on opposite sides", values: [2.5, 1, -2.5], expected: "..." },
    { name: "below", values: [-2.5, -1, -2.5], expected: "n.n" },
    { name: "on the near limit", values: [2, 1, 2.5], expected: "..." },
    { name: "on the lower near limit", values: [-2, -1, -2.5], expected: "..." },
    { name: "just beyond the near limit", values: [2.000001, 1, 2.5], expected: "N.N" },
    { name: "on the process limit, which is still near", values: [3, 1, 2.5], expected: "N.N" },
    { name: "an outside point is not near", values: [3.5, 1, 2.5], expected: "O.." },
    { name: "an outside point between two near ones", values: [2.5, 3.5, 2.5], expected: "NON" },
    { name: "four apart", values: [2.5, 1, 1, 2.5], expected: "...." },
    { name: "in the middle of more", values: [0, 2.5, 1, 2.5, 0], expected: ".N.N." },
    {
      name: "after a trend, which comes first",
      values: [-1, -0.5, 0.5, 1, 1.5, 2.5, 2.6],
      expected: "TTTTTTT",
    },
    {
      name: "before a shift, which comes last",
      values: [1, 0.5, 1, 2.5, 0.5, 2.5, 1],
      expected: "SSSNSNS",
    },
  ])("$name", ({ values, expected }) => expect(written(values)).toBe(expected));
});

describe("shift", () => {
  it.each([
    { name: "7 above", values: [1, 0.5, 1, 0.5, 1, 0.5, 1], expected: "SSSSSSS" },
    { name: "6 above", values: [1, 0.5, 1, 0.5, 1, 0.5], expected: "......" },
    { name: "7 below", values: [-1, -0.5, -1, -0.5, -1, -0.5, -1], expected: "sssssss" },
    { name: "8 above", values: [1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5], expected: "SSSSSSSS" },
    { name: "7 with one on the centre line", values: [1, 0.5, 1, 0, 1, 0.5, 1], expected: "......." },
    { name: "7 with one across", values: [1, 0.5, 1, -0.5, 1, 0.5, 1], expected: "......." },
    { name: "7 on the centre line", values: [0, 0, 0, 0, 0, 0, 0], expected: "......." },
    {
      name: "7 above, 7 below",
      values: [1, 0.5, 1, 0.5, 1, 0.5, 1, -1, -0.5, -1, -0.5, -1, -0.5, -1],
      expected: "SSSSSSSsssssss",
    },
    { name: "outside within a shift", values: [1, 0.5, 1, 3.5, 1, 0.5, 1], expected: "SSSOSSS" },
  ])("$name", ({ values, expected }) => expect(written(values)).toBe(expected));
});

describe("degenerate input and laws", () => {
  it.each([
    { name: "no point", values: [], expected: "" },
    { name: "one point", values: [1], expected: "." },
    { name: "all equal, on the centre line", values: Array<number>(20).fill(0), expected: ".".repeat(20) },
  ])("gives a stated answer for $name", ({ values, expected }) => expect(written(values)).toBe(expected));

  it("matches the example of its description", () => {
    const far = {
      centreLine: 4,
      lowerProcessLimit: -50,
      upperProcessLimit: 50,
      lowerNearLimit: -30,
      upperNearLimit: 30,
    };
    const found = signalsOf(
      [1, 2, 3, 4, 5, 6, 7].map((value, index) => ({ index, value, ...far })),
      7,
    );
    expect(found).toEqual(Array(7).fill({ signal: "trend", direction: "up" }));
  });

  it("mirrors when the values are turned over", () => {
    const value = fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const turned = written(values.map((each) => -each));
        const swapped = written(values).replaceAll(/[a-z]/gi, (letter) =>
          letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
        );
        expect(turned).toBe(swapped);
      }),
    );
  });

  it("marks nothing where no point's limits have a width, and marks where one has", () => {
    const flat = points([5, 6]).map((point) => ({ ...point, lowerProcessLimit: 0, upperProcessLimit: 0 }));
    expect(signalsOf(flat, 7)).toEqual([null, null]);
    expect(signalsOf([...flat, ...points([9])], 7).every((found) => found !== null)).toBe(true);
  });

  it.each([
    // On lines at 0 there is no slack that could hide an exact comparison.
    { name: "the upper limit", centreLine: -2, near: 0.5, limit: 0 },
    { name: "the lower limit", centreLine: 2, near: -0.5, limit: 0 },
    { name: "the upper near limit", centreLine: -2, near: 0, limit: 1 },
    { name: "the lower near limit", centreLine: 2, near: 0, limit: -1 },
  ])("marks no value of 0 exactly on $name of 0", ({ centreLine, near, limit }) => {
    const [isUpper, far] = [centreLine < 0, 2 * centreLine];
    const lines = {
      centreLine,
      lowerProcessLimit: isUpper ? far : limit,
      upperProcessLimit: isUpper ? limit : far,
      lowerNearLimit: isUpper ? far : near,
      upperNearLimit: isUpper ? near : far,
    };
    const on = [0, 1, 2].map((index) => ({ index, value: 0, ...lines }));
    expect(signalsOf(on, 7)).toEqual([null, null, null]);
  });

  it("takes a billionth of a millionth above a large limit for floating point, not for the process", () => {
    const size = 1e9;
    const large = (value: number): LimitedPoint[] =>
      points([value / size]).map((point) => ({
        ...point,
        value,
        lowerProcessLimit: -size,
        upperProcessLimit: size,
        lowerNearLimit: -size,
        upperNearLimit: size,
      }));
    expect(signalsOf(large(size + 1e-4), 7)).toEqual([null]);
    expect(signalsOf(large(size + 1e-2), 7)).toEqual([{ signal: "outsideLimits", direction: "up" }]);
  });

  it("uses each point's own limits", () => {
    const wide = points([3.5, 3.5]);
    const first = wide[0];
    if (!first) throw new Error("There are two points.");
    expect(signalsOf([{ ...first, upperProcessLimit: 4, upperNearLimit: 3.6 }, ...wide.slice(1)], 7)).toEqual(
      [null, { signal: "outsideLimits", direction: "up" }],
    );
  });
});

describe("the point at which a run began", () => {
  const cases: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly signal: Signal | null;
    readonly expected: number | null;
  }[] = [
    { name: "no points", values: [], signal: "shift", expected: null },
    { name: "no signal", values: [1, 1, 1], signal: null, expected: null },
    {
      name: "a point outside the limits begins nothing",
      values: [1, 1, 4],
      signal: "outsideLimits",
      expected: null,
    },
    { name: "nor do two of three", values: [1, 2.5, 2.5], signal: "twoOfThree", expected: null },
    { name: "a shift from the first point on", values: [1, 2, 1], signal: "shift", expected: 0 },
    { name: "a shift from the first on its side", values: [1, -1, 1, 2, 1], signal: "shift", expected: 2 },
    {
      name: "a point on the centre line is on neither side",
      values: [1, 0, 1, 1],
      signal: "shift",
      expected: 2,
    },
    { name: "a shift of which one point lies outside", values: [-1, 1, 4, 1], signal: "shift", expected: 1 },
    { name: "a shift below", values: [1, -1, -2], signal: "shift", expected: 1 },
    {
      name: "a trend, from the point that it rises from",
      values: [2, 1, 2, 3],
      signal: "trend",
      expected: 1,
    },
    { name: "a trend that falls", values: [1, 2, 1, 0], signal: "trend", expected: 1 },
  ];
  it.each(cases)("$name: $expected", ({ values, signal, expected }) => {
    expect(beginningOfRun(points(values), signal)).toBe(expected);
  });
});
