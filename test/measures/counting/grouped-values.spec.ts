import * as fc from "fast-check";
import { expect, it } from "vitest";
import { GroupedValues } from "#shared/measures/counting/grouped-values";

type Entry = readonly [group: number, value: number];

function grouped(entries: readonly Entry[]): GroupedValues {
  const values = new GroupedValues();
  for (const [group, value] of entries) values.push(group, value);
  return values;
}

function expectGroups(entries: readonly Entry[], groups: number): void {
  const values = grouped(entries);
  // Past the last group too: nobody is in it.
  for (let group = 0; group <= groups; group += 1) {
    const own = entries.flatMap(([of, value]) => (of === group ? [value] : []));
    // −0 and 0 are one number in the order of a list.
    const expected = own.toSorted((one, other) => one - other).map((each) => each + 0);
    expect(Array.from(values.sortedOf(group), (each) => each + 0)).toEqual(expected);
    expect(Array.from(values.sortedOf(group), (each) => each + 0)).toEqual(expected);
    expect(values.sumOf(group)).toBe(own.reduce((sum, each) => sum + each, 0));
  }
}

const minutes = fc.integer({ min: -100, max: 900 }).map((each) => each / 60);
const seconds = fc.integer({ min: 0, max: 1_000_000 }).map((each) => each / 3600);
const wholeSeconds = fc.integer({ min: -5, max: 40_000_000 });
const farApart = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
const lengths = [0, 1, 2, 63, 64, 65, 255, 256, 257, 1500];

it.each(lengths)("gives %i numbers back by group, in order, with their sum", (length) => {
  for (const kind of [minutes, seconds, wholeSeconds, farApart, fc.double({ noNaN: true })]) {
    for (const groups of [1, 3, 40]) {
      const entry = fc.tuple(fc.integer({ min: 0, max: groups - 1 }), kind);
      fc.assert(
        fc.property(fc.array(entry, { minLength: length, maxLength: length }), (entries) =>
          expectGroups(entries, groups),
        ),
        { numRuns: 3 },
      );
    }
  }
});

it("puts whole minutes in order by counting, also where one of them is none", () => {
  const whole = Array.from({ length: 2000 }, (_, index): Entry => [1, ((index * 37) % 500) / 60]);
  expectGroups(whole, 2);
  expectGroups([...whole, [1, 1.001]], 2);
});

it("puts whole seconds in order by their digits, up to the widest range and past it", () => {
  for (const range of [2 ** 11 - 1, 2 ** 11, 2 ** 22, 2 ** 32 - 1, 2 ** 32]) {
    const inside = Array.from({ length: 300 }, (_, index) =>
      Math.floor((range / 307) * ((index * 91) % 307)),
    );
    const entries = [...inside, range, 0, 7].map((value): Entry => [0, value - 20]);
    expectGroups(entries, 1);
    expectGroups(
      entries.map(([group, value]): Entry => [group, value / 3600]),
      1,
    );
  }
});
