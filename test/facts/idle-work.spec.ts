import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { IdleWork } from "#api/facts/idle-work";

function* counted(to: number, note: (step: number) => void): Generator<void> {
  for (let step = 1; step <= to; step += 1) {
    note(step);
    yield;
  }
}

it("makes all steps one after the other, and says when they are made", async () => {
  const made: number[] = [];
  const done = vi.fn();
  const work = new IdleWork(done);
  work.begin(counted(20, (step) => made.push(step)));
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  expect(made).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  work.begin(counted(2, (step) => made.push(step)));
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(2));
  expect(made.slice(20)).toEqual([1, 2]);
});

it("goes on only when nobody has asked anything for a while", async () => {
  const made: number[] = [];
  const done = vi.fn();
  const work = new IdleWork(done);
  work.pause();
  work.begin(counted(3, (step) => made.push(step)));
  const asking = setInterval(() => work.pause(), 5);
  await sleep(200);
  clearInterval(asking);
  expect(made).toEqual([]);
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  expect(made).toEqual([1, 2, 3]);
});

it("leaves steps that others take the place of", async () => {
  const made: string[] = [];
  const done = vi.fn();
  const work = new IdleWork(done);
  work.begin(counted(1_000_000, () => made.push("old")));
  await sleep(5);
  work.begin(counted(2, () => made.push("new")));
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  expect(made.length).toBeLessThan(1_000_000);
  expect(made.slice(-2)).toEqual(["new", "new"]);
});

it("ends with a step that fails, and can begin again", async () => {
  const made: number[] = [];
  const done = vi.fn();
  const work = new IdleWork(done);
  work.begin(
    counted(5, (step) => {
      if (step === 3) throw new Error("This step fails.");
      made.push(step);
    }),
  );
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  expect(made).toEqual([1, 2]);
  work.begin(counted(1, () => made.push(9)));
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(2));
  expect(made).toEqual([1, 2, 9]);
});
