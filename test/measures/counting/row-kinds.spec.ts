import { expect, it } from "vitest";
import { ClassPlaces } from "#shared/measures/counting/class-places";
import { CountedRows } from "#shared/measures/counting/counted-rows";
import { GroupedKinds } from "#shared/measures/counting/grouped-kinds";
import { CoarserKinds, RowKinds, type RowKind } from "#shared/measures/counting/row-kinds";
import { classified } from "#shared/measures/definition";

function placesFor(): ClassPlaces {
  const places = new ClassPlaces("proportion");
  for (const name of ["met", "pending", "excluded"] as const) places.placeOf(classified(name, "spec"));
  return places;
}

function kind(place: number, codes: readonly number[], marks: Partial<RowKind> = {}): RowKind {
  return { place, codes, isImmature: false, isProrated: false, ...marks };
}

it("gives each kind one number, whatever of it differs from another", () => {
  const kinds = new RowKinds(placesFor());
  const different = [
    kind(0, [0, 255]),
    kind(0, [1, 255]),
    kind(0, [255, 1]),
    kind(1, [0, 255]),
    kind(0, [0, 255], { isImmature: true }),
    kind(0, [0, 255], { isProrated: true }),
    kind(0, [0, 255], { isImmature: true, isProrated: true }),
  ];
  expect(different.map((each) => kinds.numberOf(each))).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(different.map((each) => kinds.numberOf({ ...each, codes: [...each.codes] }))).toEqual([
    2, 3, 4, 5, 6, 7, 8,
  ]);
  expect(kinds.all).toEqual([null, null, ...different]);
});

it("keeps its own copy of the answers: what was given is used again for the next row", () => {
  const kinds = new RowKinds(placesFor());
  const codes = [1];
  kinds.numberOf(kind(0, codes));
  codes[0] = 0;
  expect(kinds.all.at(-1)?.codes).toEqual([1]);
});

it("says of hundreds of kinds which stand in the figure and which beside it", () => {
  const kinds = new RowKinds(placesFor());
  for (let code = 0; code < 100; code += 1)
    for (const place of [0, 1, 2]) kinds.numberOf(kind(place, [code]));
  for (let number = 0; number < 300; number += 1) {
    expect([kinds.isCounted[2 + number], kinds.isShown[2 + number]]).toEqual(
      [
        [1, 1],
        [0, 1],
        [0, 0],
      ][number % 3],
    );
  }
});

it("reads finer kinds as coarser ones, also those that are met later", () => {
  const places = placesFor();
  const [finer, coarser] = [new RowKinds(places), new RowKinds(places)];
  const numbers = new CoarserKinds(finer, coarser, 1);
  for (const codes of [
    [3, 0],
    [3, 1],
    [4, 0],
  ])
    finer.numberOf(kind(0, codes));
  expect([...numbers.read()].slice(2)).toEqual([2, 2, 3]);
  finer.numberOf(kind(0, [3, 9]));
  finer.numberOf(kind(0, [9, 9]));
  expect([...numbers.read()].slice(2)).toEqual([2, 2, 3, 2, 4]);
  expect(coarser.all.flatMap((each) => (each ? [each.codes] : []))).toEqual([[3], [4], [9]]);
});

it("counts kinds by group as often as rows weigh, and keeps the counts where groups and kinds become more", () => {
  const kinds = new RowKinds(placesFor());
  const grouped = new GroupedKinds(kinds);
  const identity = new CoarserKinds(kinds, kinds, 1);
  const expected = new Map<number, Map<number, number>>();
  for (let round = 0; round < 40; round += 1) {
    const number = kinds.numberOf(kind(0, [round]));
    const group = (round * 7) % 31;
    const rows = new CountedRows(4);
    rows.push(0, group, round + 1);
    rows.push(0, 0, 1);
    grouped.makeRoom(group);
    grouped.add(rows, Uint16Array.of(number), identity.read());
    for (const [where, n] of [
      [group, round + 1],
      [0, 1],
    ] as const) {
      const counts = expected.get(where) ?? new Map<number, number>();
      expected.set(where, counts.set(round, (counts.get(round) ?? 0) + n));
    }
  }
  for (const [group, counts] of expected) {
    const present = grouped.of(group);
    const found = present.kinds
      .slice(0, present.length)
      .map(({ codes }, at) => [codes[0], present.counts[at]]);
    expect(found).toEqual([...counts].sort(([a], [b]) => a - b));
  }
  expect(grouped.of(30_000)).toHaveLength(0);
});
