import { expect, it } from "vitest";
import { ClassPlaces } from "#shared/measures/counting/class-places";
import { ClassSums } from "#shared/measures/counting/class-sums";
import type { PresentKinds } from "#shared/measures/counting/grouped-kinds";
import { classified, type Classification } from "#shared/measures/definition";

const places = new ClassPlaces("proportion");

function present(...all: readonly (readonly [is: Classification, n: number])[]): PresentKinds {
  const kinds = all.map(([is]) => ({
    place: places.placeOf(is),
    isImmature: false,
    isProrated: false,
    codes: [],
  }));
  return { length: all.length, kinds, counts: all.map(([, n]) => n) };
}

const everybody = present(
  [classified("met", "early"), 1],
  [classified("met", "late"), 2],
  [classified("not_met", "late"), 4],
  [classified("pending"), 8],
  [classified("missing", "no_last"), 16],
  [classified("missing", "no_baseline"), 32],
  [classified("excluded", "repeat"), 64],
  [classified("excluded", "duplicate"), 128],
  // Of the same class once more: kinds differ in more than their class.
  [classified("met", "late"), 256],
);

it("adds up a group's classes, and tells reasons in the order of their codes", () => {
  const sums = new ClassSums(places);
  sums.count(everybody);
  const { population, pending, met, notMet, missing, counted } = sums;
  expect({ population, pending, met, notMet, missing, counted }).toEqual({
    population: 511,
    pending: 8,
    met: 259,
    notMet: 4,
    missing: 48,
    counted: 263,
  });
  expect(JSON.stringify(sums.byReason("excluded"))).toBe('{"duplicate":128,"repeat":64}');
  expect(JSON.stringify(sums.byReason("missing"))).toBe('{"no_baseline":32,"no_last":16}');
  expect(sums.withReason("met", "late")).toBe(258);
  expect(sums.withReason("not_met", "late")).toBe(4);
  expect(sums.withReason("excluded", "nowhere")).toBe(0);
});

it("remembers nothing of the group before, and counts classes that were met since", () => {
  const sums = new ClassSums(places);
  sums.count(everybody);
  sums.count(present([classified("excluded", "moved"), 3], [classified("met", "early"), 5]));
  expect([sums.population, sums.met, sums.pending, sums.missing, sums.counted]).toEqual([8, 5, 0, 0, 5]);
  expect(sums.byReason("excluded")).toEqual({ moved: 3 });
  sums.count({ ...everybody, length: 0 });
  expect([sums.population, sums.counted]).toEqual([0, 0]);
  expect(sums.byReason("excluded")).toEqual({});
});
