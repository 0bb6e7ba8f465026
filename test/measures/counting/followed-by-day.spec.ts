import * as fc from "fast-check";
import { expect, it } from "vitest";
import { followedByDay } from "#shared/measures/counting/followed-by-day";

it.each([
  { name: "nobody", lists: [[], []], followed: [] },
  { name: "one who left on the first day", lists: [[0], []], followed: [1] },
  { name: "who left within the first day is followed just before none later", lists: [[0.4]], followed: [1] },
  { name: "who leaves on a day is followed just before it", lists: [[2]], followed: [1, 1, 1] },
  { name: "everybody, whatever ended it", lists: [[3], [1, 3], [0]], followed: [4, 3, 2, 2] },
  { name: "a year and no more", lists: [[1000]], followed: Array.from({ length: 367 }, () => 1) },
])("$name", ({ lists, followed }) => {
  expect(followedByDay(lists, 1)).toEqual(followed);
});

it("takes a day in the unit of the times", () => {
  expect(followedByDay([[86_399, 86_400, 86_401]], 86_400)).toEqual([3, 2]);
});

it("is for every day how many times are not below it", () => {
  const list = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 });
  fc.assert(
    fc.property(list, list, (one, other) => {
      const sorted = [one, other].map((times) => times.toSorted((a, b) => a - b));
      const counted = followedByDay(sorted, 24);
      for (let day = 0; day < 15; day += 1) {
        const left = sorted.flat().filter((time) => time >= day * 24).length;
        expect(counted[day] ?? 0).toBe(left);
      }
    }),
  );
});
