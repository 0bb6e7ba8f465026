import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AnswersGarbage } from "#api/facts/answers-garbage";

const MEGABYTE = 2 ** 20;

interface Told {
  /** Megabytes of the heap when each answer was given. */
  readonly heaps: readonly number[];
  /** Milliseconds between one answer and what comes next. */
  readonly pause: number;
  /** What a collection leaves of the heap. */
  readonly left: number;
}

/** Once each pause is over, how often was collected. */
async function collectedAfter({ heaps, pause, left }: Told): Promise<readonly number[]> {
  let [heap, collected] = [0, 0];
  const garbage = new AnswersGarbage(
    () => heap * MEGABYTE,
    async () => {
      collected += 1;
      await Promise.resolve();
      heap = left;
    },
  );
  const after: number[] = [];
  for (const megabytes of heaps) {
    heap = megabytes;
    garbage.afterAnswer();
    await vi.advanceTimersByTimeAsync(pause);
    after.push(collected);
  }
  return after;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const busy = 99;
const quiet = 100;

it.each([
  { name: "much while somebody asks", heaps: [20, 60, 200], pause: busy, left: 20, expected: [0, 0, 0] },
  { name: "what can't go is no garbage", heaps: [20, 60, 62], pause: quiet, left: 60, expected: [0, 1, 1] },
  { name: "a heap that shrank by itself", heaps: [60, 20, 24], pause: quiet, left: 20, expected: [0, 0, 1] },
  { name: "3 MB and quiet", heaps: [20, 23], pause: quiet, left: 20, expected: [0, 0] },
  {
    name: "more and quiet, each time",
    heaps: [20, 24, 22, 24],
    pause: quiet,
    left: 20,
    expected: [0, 1, 1, 2],
  },
])("collects what answers have left behind: $name", async ({ expected, ...told }) => {
  expect(await collectedAfter(told)).toEqual(expected);
});

it("collects nothing while an answer is made, however long it takes", () => {
  let [heap, collected] = [20, 0];
  const garbage = new AnswersGarbage(
    () => heap * MEGABYTE,
    () => {
      collected += 1;
      return Promise.resolve();
    },
  );
  garbage.afterAnswer();
  heap = 30;
  garbage.pause();
  vi.advanceTimersByTime(10 * quiet);
  expect(collected).toBe(0);
  garbage.afterAnswer();
  vi.advanceTimersByTime(quiet);
  expect(collected).toBe(1);
});
