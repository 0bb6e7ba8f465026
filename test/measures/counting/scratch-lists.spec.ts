import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { GroupedValues } from "#shared/measures/counting/grouped-values";
import { scratchFloats } from "#shared/measures/counting/scratch-lists";
import { countMeasure } from "#shared/measures/counting/evaluate";
import type { GroupResult } from "#shared/measures/result";
import { timeToFirstSession as measure } from "#shared/measures/time-to-first-session";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

it("lends a list that was given back, and to nobody else until then", () => {
  const one = scratchFloats.take(5000);
  const other = scratchFloats.take(5000);
  expect(one.length).toBeGreaterThanOrEqual(5000);
  expect(other).not.toBe(one);
  scratchFloats.give(one);
  expect(scratchFloats.take(4500)).toBe(one);
  expect(scratchFloats.take(4500)).not.toBe(one);
});

it("makes short lists anew, as long as they are asked for", () => {
  const short = scratchFloats.take(12);
  expect(short).toHaveLength(12);
  scratchFloats.give(short);
  expect(scratchFloats.take(12)).not.toBe(short);
});

it("keeps no more than some megabytes", () => {
  const lists = Array.from({ length: 4 }, () => scratchFloats.take(2 ** 19));
  for (const list of lists) scratchFloats.give(list);
  const again = lists.map(() => scratchFloats.take(2 ** 19));
  expect(again.filter((list) => lists.includes(list)).length).toBeLessThan(lists.length);
});

it("changes nothing in what is counted at the same time", () => {
  const fill = (values: GroupedValues, offset: number): void => {
    for (let index = 9000; index > 0; index -= 1) values.push(index % 2, index + offset);
  };
  const [one, other] = [new GroupedValues(), new GroupedValues()];
  fill(one, 0);
  fill(other, 0.5);
  expect(one.sortedOf(1)[0]).toBe(1);
  expect(other.sortedOf(1)[0]).toBe(1.5);
  one.giveBack();
  const third = new GroupedValues();
  fill(third, 0.25);
  expect([third.sortedOf(0)[0], other.sortedOf(0)[0]]).toEqual([2.25, 2.5]);
  expect([...one.sortedOf(0)]).toEqual([]);
});

it("reads figures once: what was counted has made room for others then", () => {
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
  const { figures } = countMeasure({ columns: seededColumns(), measure, view, registry });
  const groups: GroupResult[] = [];
  figures((group) => groups.push(group));
  expect(groups).toHaveLength(1);
  expect(() => figures(() => undefined)).toThrow(/read once/);
});
