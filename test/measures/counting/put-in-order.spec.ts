import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { putInOrder } from "#shared/measures/counting/put-in-order";

/** So many numbers, the least and the greatest among them, in no order; what has parts is made of so many to one. */
function scattered({ n, range, least = 0, parts = 1 }: Scattered): Float64Array {
  const step = range / 7.3 + 1;
  return Float64Array.from({ length: n }, (_, at) => {
    const key = at === 0 ? range : at === 1 ? 0 : Math.floor(at * step) % (range + 1);
    return (key + least) / parts;
  });
}

interface Scattered {
  readonly n: number;
  readonly range: number;
  readonly least?: number;
  readonly parts?: number;
}

const cases: readonly (readonly [string, Scattered])[] = [
  ["one", { n: 1, range: 0 }],
  ["two", { n: 2, range: 5 }],
  ["the most that are put in by insertion", { n: 64, range: 40 }],
  ["one more", { n: 65, range: 40 }],
  ["as many as they are apart", { n: 200, range: 200 }],
  ["one more than they are apart", { n: 201, range: 200 }],
  ["too few for digits", { n: 255, range: 70_000 }],
  ["enough for digits", { n: 256, range: 70_000 }],
  ["one byte apart", { n: 256, range: 256 }],
  ["two bytes apart", { n: 300, range: 65_535 }],
  ["one more than two bytes apart", { n: 300, range: 65_536 }],
  ["negative ones", { n: 300, range: 90_000, least: -45_000 }],
  ["minutes as hours", { n: 300, range: 40_000, parts: 60 }],
  ["seconds as hours, as many as are alike", { n: 4000, range: 3000, parts: 3600 }],
  ["seconds as hours", { n: 20_000, range: 40_000_000, parts: 3600 }],
  ["as far apart as a key reaches", { n: 300, range: 2 ** 32 - 1 }],
  ["one farther", { n: 300, range: 2 ** 32 }],
  ["far apart and negative", { n: 300, range: 2 ** 34, least: -(2 ** 33) }],
  ["no whole parts", { n: 300, range: 70_000, parts: 7 }],
];

describe("numbers are put in rising order", () => {
  it.each(cases)("%s", (_name, stated) => {
    const values = scattered(stated);
    const wanted = [...values].toSorted((one, other) => one - other);
    putInOrder(values);
    expect([...values]).toEqual(wanted);
  });

  it("none", () => {
    const values = new Float64Array(0);
    putInOrder(values);
    expect([...values]).toEqual([]);
  });

  it("whatever they are", () => {
    const number = fc.oneof(
      fc.integer(),
      fc.integer().map((each) => each / 3600),
      fc.double({ noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 700, size: "max" }), (all) => {
        const values = Float64Array.from(all, (each) => each + 0);
        putInOrder(values);
        expect([...values]).toEqual([...all].map((each) => each + 0).toSorted((one, other) => one - other));
      }),
      { numRuns: 40 },
    );
  });
});
