import { expect, it } from "vitest";
import { GroupKeys, groupKeysOf, type GroupKey } from "#shared/measures/counting/group-keys";
import { columnsOf } from "../columns-of.js";

it("gives a key one place, whichever object says it, and another to each other key", () => {
  const keys = new GroupKeys();
  const added: readonly GroupKey[] = [
    { site: "A" },
    { site: "B" },
    { site: "A" },
    {},
    { site: "A", sex: "" },
  ];
  const places = added.map((key) => keys.add(key));
  expect(places).toEqual([0, 1, 0, 2, 3]);
  expect(places.map((place) => keys.at(place))).toEqual(added);
});

it("has places in the order of their keys' code units, one value after the other, also of keys that came later", () => {
  const keys = new GroupKeys();
  const add = (...values: readonly [string, string][]): readonly number[] => {
    for (const [site, sex] of values) keys.add({ site, sex });
    return [...keys.inOrder()];
  };
  expect(add(["b", "x"], ["B", "x"], ["a", "z"], ["a", "y"])).toEqual([1, 3, 2, 0]);
  expect(add(["aa", "a"], ["a", ""])).toEqual([1, 5, 3, 2, 4, 0]);
  expect(add()).toEqual([1, 5, 3, 2, 4, 0]);
});

it("keeps the keys of no dimension or one with the columns, apart by dimension and by instrument", () => {
  const columns = columnsOf({ episodes: [{ inquiredAt: 1 }] });
  const others = columnsOf({ episodes: [{ inquiredAt: 1 }] });
  const kept = groupKeysOf(columns, { by: ["site"] }, false);
  expect(groupKeysOf(columns, { by: ["site"] }, false)).toBe(kept);
  for (const other of [
    groupKeysOf(columns, { by: ["site"] }, true),
    groupKeysOf(columns, { by: ["sex"] }, false),
    groupKeysOf(columns, { by: [] }, false),
    groupKeysOf(others, { by: ["site"] }, false),
  ]) {
    expect(other).not.toBe(kept);
  }
  const crossed = groupKeysOf(columns, { by: ["site", "sex"] }, false);
  expect(groupKeysOf(columns, { by: ["site", "sex"] }, false)).not.toBe(crossed);
});
