import * as fc from "fast-check";
import { expect, it } from "vitest";
import { KeptNumbers } from "#shared/measures/counting/kept-numbers";

const hours = fc.integer({ min: -10_000_000, max: 400_000_000 }).map((seconds) => seconds / 3600);
const points = fc.integer({ min: -30_000, max: 30_000 }).map((hundredths) => hundredths / 100);
const days = fc.integer({ min: -4000, max: 400_000 });
const any = fc.oneof(hours, points, days, fc.double(), fc.constantFrom(NaN, -0, 0, Infinity, 1e-9, 600_000));

it("gives back the very numbers that were kept, whatever they are", () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(hours), fc.array(points), fc.array(days), fc.array(any)), (values) => {
      const kept = new KeptNumbers(values.length);
      for (const [row, value] of values.entries()) kept.set(row, value);
      expect(values.map((_, row) => kept.at(row))).toEqual(values);
    }),
  );
});

it("keeps what stood in other rows when one number needs more room, and takes a row twice", () => {
  const kept = new KeptNumbers(4);
  kept.set(0, 1.5);
  kept.set(1, NaN);
  kept.set(2, Math.PI);
  kept.set(0, 2.25);
  expect([0, 1, 2, 3].map((row) => kept.at(row))).toEqual([2.25, NaN, Math.PI, 0]);
});
