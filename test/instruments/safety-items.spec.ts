import { describe, expect, it } from "vitest";
import { core10 } from "#shared/instruments/core-10";
import { gad7 } from "#shared/instruments/gad-7";
import { phq9 } from "#shared/instruments/phq-9";
import { readSafetyItems } from "#shared/instruments/safety-items";

const zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

describe("safety items", () => {
  it.each([
    { name: "item 9 at 0", of: phq9, answers: [3, 3, 3, 3, 3, 3, 3, 3, 0], raised: [], unknown: [] },
    {
      name: "item 9 at 1, with a total of 1",
      of: phq9,
      answers: [0, 0, 0, 0, 0, 0, 0, 0, 1],
      raised: [9],
      unknown: [],
    },
    { name: "item 9 missing", of: phq9, answers: [0, 0, 0, 0, 0, 0, 0, 0, null], raised: [], unknown: [9] },
    { name: "a list that ends before item 9", of: phq9, answers: [0, 0], raised: [], unknown: [9] },
    { name: "only a total imported", of: phq9, answers: null, raised: [], unknown: [9] },
    { name: "item 6 at 1", of: core10, answers: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0], raised: [6], unknown: [] },
    { name: "item 6 at 0", of: core10, answers: zeros, raised: [], unknown: [] },
    { name: "no safety items", of: gad7, answers: null, raised: [], unknown: [] },
  ])("$of.id, $name", ({ of, answers, raised, unknown }) => {
    const found = readSafetyItems(of, answers);
    expect(found.raised.map((each) => each.item)).toEqual(raised);
    expect(found.unknown.map((each) => each.item)).toEqual(unknown);
  });
});
