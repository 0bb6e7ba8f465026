import fc from "fast-check";
import { expect, it } from "vitest";
import { GrowingValues } from "#shared/measures/growing-values";

function grown(values: readonly number[]): GrowingValues {
  const growing = new GrowingValues();
  for (const value of values) growing.push(value);
  return growing;
}

const minutes = fc.integer({ min: -100, max: 900 }).map((each) => each / 60);
const seconds = fc.integer({ min: 0, max: 1_000_000 }).map((each) => each / 3600);
const lengths = [0, 1, 2, 63, 64, 65, 255, 256, 257, 1500];

it.each(lengths)("holds %i numbers in their order, and gives them sorted", (length) => {
  for (const kind of [minutes, seconds, fc.double({ noNaN: true })]) {
    fc.assert(
      fc.property(fc.array(kind, { minLength: length, maxLength: length }), (values) => {
        const growing = grown(values);
        expect(growing.length).toBe(length);
        expect(Array.from(growing.read())).toEqual(values);
        // −0 and 0 are one number in the order of a list.
        const expected = values.toSorted((one, other) => one - other).map((each) => each + 0);
        expect(Array.from(growing.sorted(), (each) => each + 0)).toEqual(expected);
        expect(growing.sum()).toBe(values.reduce((sum, each) => sum + each, 0));
        expect(Array.from(growing.read())).toEqual(values);
      }),
      { numRuns: 5 },
    );
  }
});

it("sorts whole minutes by counting, also where one of them is none", () => {
  const whole = Array.from({ length: 2000 }, (_, index) => ((index * 37) % 500) / 60);
  const broken = [...whole, 1.001];
  for (const values of [whole, broken]) {
    expect(Array.from(grown(values).sorted())).toEqual(values.toSorted((one, other) => one - other));
  }
});
