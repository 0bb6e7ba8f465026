import * as fc from "fast-check";
import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { followedByDay } from "#shared/measures/counting/followed-by-day";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import { columnsOf } from "../columns-of.js";
import { AS_OF, asked, started } from "./stated-lists.js";

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

it("stands in the result of a wait, whose times are hours, and not where no curve is wanted", () => {
  // Waits of 1, 24 and 60 hours; one who asked on the first of April still waits on the first of June.
  const columns = columnsOf({ episodes: [started(2, 1), started(2, 24), started(2, 60), asked(1)] });
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
  const followed = (curves: "none" | "full"): readonly number[] => {
    const asking = { columns, measure: timeToFirstSession, view, registry, curves };
    const [group] = evaluateMeasure(asking).groups;
    return group?.result.kind === "time-to-event" ? group.result.followed : [NaN];
  };
  expect(followed("full")).toEqual([4, 3, 2, ...Array.from({ length: 59 }, () => 1)]);
  expect(followed("none")).toEqual([]);
});
