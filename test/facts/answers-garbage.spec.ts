import { expect, it } from "vitest";
import { AnswersGarbage } from "#api/facts/answers-garbage";

const MEGABYTE = 2 ** 20;

/** After each of the answers, how often was collected; a collection leaves so much of the heap. */
function collectedAfter(heaps: readonly number[], left: number): readonly number[] {
  let [heap, collected] = [0, 0];
  const garbage = new AnswersGarbage(
    () => heap * MEGABYTE,
    () => {
      collected += 1;
      heap = left;
    },
  );
  return heaps.map((megabytes) => {
    heap = megabytes;
    garbage.afterAnswer();
    return collected;
  });
}

it.each([
  { name: "a heap that grows by 6 MB", heaps: [20, 22, 26], left: 20, expected: [0, 0, 0] },
  { name: "a heap that grows by more, and again", heaps: [20, 27, 26, 27], left: 20, expected: [0, 1, 1, 2] },
  { name: "what can't go is no garbage", heaps: [20, 40, 45, 47], left: 40, expected: [0, 1, 1, 2] },
  { name: "a heap that shrank by itself", heaps: [40, 20, 27], left: 20, expected: [0, 0, 1] },
])("collects once answers have left much behind: $name", ({ heaps, left, expected }) => {
  expect(collectedAfter(heaps, left)).toEqual(expected);
});
